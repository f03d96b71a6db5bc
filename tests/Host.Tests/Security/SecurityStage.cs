namespace Hub.Host.Tests.Security;

/// <summary>One portal behind a proxy for all tests of this folder: each visitor comes from an address of its own, so that limits do not mix.</summary>
[SetUpFixture]
public sealed class SecurityStage
{
    public const int Forms = 12;
    public const int SignIn = 3;
    public const int Search = 4;

    private static int addresses;

    public static HubApp Hub { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Hub = await HubApp.Start(new()
    {
        Settings = new Dictionary<string, string?>
        {
            ["Hub:BehindProxy"] = "true",
            ["Hub:Address"] = "https://portal.example",
            ["Hub:Security:Contact"] = "mailto:security@portal.example https://portal.example/report",
            ["Hub:Limits:Forms"] = $"{Forms}",
            ["Hub:Limits:SignIn"] = $"{SignIn}",
            ["Hub:Limits:Search"] = $"{Search}",
        },
    });

    [OneTimeTearDown]
    public async Task Stop() => await Hub.DisposeAsync();

    public static string NewAddress() => $"198.51.100.{Interlocked.Increment(ref addresses)}";

    /// <summary>Somebody the proxy tells of.</summary>
    public static Visitor From(string address, Visitor? visitor = null, bool https = false)
    {
        visitor ??= Hub.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        if (https)
            visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return visitor;
    }
}
