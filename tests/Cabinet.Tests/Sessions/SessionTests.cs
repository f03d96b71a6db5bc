using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Sessions;

/// <summary>One session on all hosts, and none when the account is gone.</summary>
[Engines]
public sealed class SessionTests(EngineKind engine)
{
    [Test]
    public async Task Two_hosts_share_keys_and_sessions()
    {
        await using var database = await TestDatabase.Create(engine);
        await using var first = await HubApp.Start(new() { Database = database });
        await using var second = await HubApp.Start(new() { Database = database });
        var visitor = await Account.SignedIn(first, await Account.Make(first));
        var cookie = visitor.Cookies.GetCookies(first.Address).Single(c => c.Name == Session.Cookie);
        var request = new HttpRequestMessage(HttpMethod.Get, "/cabinet");
        request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}");

        Assert.That((await second.Visitor().Send(request)).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task The_session_of_an_account_that_is_gone_ends()
    {
        await using var hub = await HubApp.Start(new() { Engine = engine });
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        await hub.Db<CabinetDb>(async db =>
        {
            db.People.Remove(await db.People.SingleAsync(p => p.Id == person.Id));
            await db.SaveChangesAsync();
        });

        Assert.That((await visitor.Get("/cabinet")).Status, Is.EqualTo(302));
    }
}
