using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>An account from its registration to the recovery code, with a passkey of Chromium's virtual authenticator.</summary>
public sealed class AccountWalkTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        // Passkeys belong to a name: browsers make none for an address of numbers.
        var address = $"http://localhost:{FreePort()}";
        hub = await HubApp.Start(new() { Adjust = builder => builder.WebHost.UseUrls(address) });
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task An_account_is_made_kept_safe_and_recovered([Values("uk", "en")] string language)
    {
        await using var walk = await Walk.Begin(hub, new(language, Phone: language == "en"));
        var way = new AccountWay(hub, walk, language);

        await way.Register();
        await way.AddPasskey();
        await way.SignInByPasskey();
        var codes = await way.TurnOnSecondFactor();
        await way.SignOutEverywhere();
        await way.SignInWithRecoveryCode(codes[0]);
        await way.LookAtTheRest();

        Assert.That(walk.Complaints, Is.Empty);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
