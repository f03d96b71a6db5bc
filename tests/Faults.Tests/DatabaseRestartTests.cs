using System.Net;
using Hub.SharedKernel.Data;

namespace Hub.Faults.Tests;

/// <summary>The database server is cut off under load and comes back.</summary>
public sealed class DatabaseRestartTests
{
    private const int Times = 3;

    [Test]
    public async Task The_portal_says_so_in_a_sentence_and_goes_on_by_itself()
    {
        await using var server = await OwnPostgres.Run();
        await using var place = await TestDatabase.Create(EngineKind.PostgreSql, server.Server);
        await using var hub = await HubProcess.Start(place, Ports.Free()).Ready();
        await using var load = WritingLoad.On(3, hub.Address);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = hub.Address };
        // Without cookies: for such a visitor pages are kept.
        using var visitor = new HttpClient { BaseAddress = hub.Address };
        var form = await http.GetStringAsync("ledger/write");
        for (var time = 0; time < Times; time++)
        {
            await load.More(20);
            Assert.That((await visitor.GetAsync("ledger")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            await server.Cut();
            await load.MoreRefused(4);

            using var page = await OnePost.Post(http, hub.Address, form, -1 - time);
            using var read = await visitor.GetAsync("ledger");
            Assert.Multiple(async () =>
            {
                Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
                Assert.That(page.Headers.RetryAfter?.Delta, Is.Not.Null);
                Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("база даних не відповідає").And.Not.Contain("   at "));
                Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK), "kept pages are read on");
            });
            await server.Start();
        }
        await load.More(20);
        await load.Stop();
        await Books.Settled(place);
        Assert.That(hub.HasEnded, Is.False);
        await Books.Balance(place, load, $"database server cut off {Times} times, {load.Refused} entries refused");
        await hub.Kill();
    }
}
