namespace Hub.Host.Tests.Answers;

/// <summary>The strict headers are on every answer, whatever it is.</summary>
public sealed class HeaderTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types default htmx hub; frame-ancestors 'none'";

    [TestCase("/")]
    [TestCase("/en")]
    [TestCase("/cabinet")]
    [TestCase("/ledger/write")]
    [TestCase("/robots.txt")]
    [TestCase("/api/v1/search?q=місто")]
    [TestCase("/api/v1/search?page=x")]
    [TestCase("/practices/list.csv")]
    [TestCase("/library/oai?verb=Identify")]
    [TestCase("/health/live")]
    [TestCase("/no-such-page")]
    [TestCase("/ledger/broken")]
    [TestCase("/ledger/feed")]
    [TestCase("/ledger/secret")]
    [TestCase("/assets/hub.css")]
    [TestCase("/health/ready")]
    public async Task Every_answer_has_the_strict_headers(string path)
    {
        var answer = await hub.Get(path);
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

        Assert.Multiple(() =>
        {
            Assert.That(Header("Content-Security-Policy"), Is.EqualTo(Policy));
            Assert.That(Header("Cross-Origin-Resource-Policy"), Is.EqualTo(Header("Access-Control-Allow-Origin") == "*" ? "cross-origin" : "same-origin"));
            Assert.That(Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header("Referrer-Policy"), Is.EqualTo("strict-origin-when-cross-origin"));
            Assert.That(Header("Permissions-Policy"), Does.Contain("camera=()").And.Contain("geolocation=()").And.Contain("microphone=()"));
            Assert.That(Header("Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Header("Server"), Is.Empty, "nobody needs to know what answers");
        });
    }

    [TestCase("/discovery/frame?q=місто")]
    [TestCase("/en/practices/frame")]
    public async Task Only_lists_made_for_it_may_be_shown_in_a_frame(string path)
    {
        var answer = await hub.Get(path);

        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo(Policy.Replace("frame-ancestors 'none'", "frame-ancestors *", StringComparison.Ordinal)));
        Assert.That(answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single(), Is.EqualTo("cross-origin"));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
    }
}
