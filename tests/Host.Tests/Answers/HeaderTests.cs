namespace Hub.Host.Tests.Answers;

/// <summary>The strict headers are on every answer, whatever it is.</summary>
public sealed class HeaderTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/")]
    [TestCase("/en")]
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
            Assert.That(Header("Content-Security-Policy"), Does.Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain("style-src 'self'")
                .And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe"));
            Assert.That(Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header("Referrer-Policy"), Is.EqualTo("strict-origin-when-cross-origin"));
            Assert.That(Header("Permissions-Policy"), Does.Contain("camera=()"));
            Assert.That(Header("Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"));
            Assert.That(Header("Server"), Is.Empty, "nobody needs to know what answers");
        });
    }
}
