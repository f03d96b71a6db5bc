namespace Hub.Host.Tests.Security;

/// <summary>The portal answers to looking and to forms; other methods only where an address asks for them.</summary>
public sealed class MethodTests
{
    [Test]
    public async Task Other_methods_are_refused_and_nothing_is_sent_back(
        [Values("TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND")] string method,
        [Values("/", "/en/cabinet/signin", "/cabinet", "/ledger/write", "/ledger/feed", "/health/live", "/assets/hub.css", "/no-such-page")] string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Cookie", "secret=verysecret");
        var answer = await SecurityStage.Hub.Visitor().Send(request);

        Assert.That(answer.Status, Is.EqualTo(405));
        Assert.That(answer.ContentHeaders.Allow, Is.Not.Empty);
        Assert.That(answer.Text, Does.Not.Contain("verysecret"));
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
    }

    [Test]
    public async Task Health_is_only_looked_at() =>
        Assert.That((await SecurityStage.Hub.Visitor().PostExactly("/health/live", [])).Status, Is.EqualTo(405));

    [Test]
    public async Task Only_open_data_answers_pages_of_other_sites_and_never_with_cookies()
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/search");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        var answer = await SecurityStage.Hub.Visitor().Send(request);

        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(new[] { "*" }));
        Assert.That(answer.Headers.Contains("Access-Control-Allow-Credentials"), Is.False);
    }
}
