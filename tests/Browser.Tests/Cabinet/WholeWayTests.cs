using Hub.Browser.Tests.Practices;
using Hub.Cabinet;
using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Roles;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>One person's whole way in the portal: from the registration to what stays when the account is gone.</summary>
public sealed class WholeWayTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly HashSet<string> seen = [];
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        // Passkeys belong to a name: browsers make none for an address of numbers.
        var address = $"http://localhost:{Ports.Free()}";
        hub = await HubApp.Start(new() { Demonstration = true, Time = time, Adjust = builder => builder.WebHost.UseUrls(address) });
        var council = await hub.Db<CabinetDb, Guid>(db => db.Organisations.Where(o => o.NameUk == JoiningWay.WithMailbox).Select(o => o.Id).SingleAsync());
        await hub.As(new TestPerson("Реєстратор", RoleCatalog.Organisations)).Run<DeclareDomain>(declare => declare.Run(council, AccountWay.Domain, CancellationToken.None));
        await Tell(hub);
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Somebody_registers_joins_stays_safe_recovers_takes_their_data_and_leaves([Values("uk", "en")] string language)
    {
        var manner = new Manner(language, Phone: language == "en");
        await using var walk = await Walk.Begin(hub, manner);
        var way = new AccountWay(hub, walk, language, time);
        var joining = new JoiningWay(hub, way, who => Person.Begin(hub, manner, seen));

        await joining.IsInvited();
        await way.Register();
        await joining.AcceptsTheInvitation();
        await joining.AsksAndIsTakenIn();
        await joining.JoinsByMailbox();
        var practice = await way.JudgeAPractice();

        await way.AddPasskey();
        await way.SignInByPasskey();
        var codes = await way.TurnOnSecondFactor();
        await way.SignOutEverywhere();
        await way.SignInWithRecoveryCode(codes[0]);
        await way.LookAtTheRest();

        await way.TakeTheData();
        await way.Delete(codes[1]);
        await way.SeeWhatStays(practice);
        Assert.That(walk.Complaints, Is.Empty);
    }

    public static async Task Tell(HubApp hub)
    {
        while (await hub.DeliverOutbox() > 0) { }
    }
}
