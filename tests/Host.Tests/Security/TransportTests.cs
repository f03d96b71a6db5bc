namespace Hub.Host.Tests.Security;

/// <summary>Over https browsers are told to stay there, and cookies say that they belong to this host alone.</summary>
public sealed class TransportTests
{
    [TestCase("/")]
    [TestCase("/no-such-page")]
    [TestCase("/ledger/broken")]
    [TestCase("/cabinet")]
    [TestCase("/assets/hub.css")]
    [TestCase("/health/live")]
    [TestCase("/api/v1/search?page=x")]
    public async Task Every_answer_over_https_tells_the_browser_to_stay_there(string path)
    {
        var secure = await SecurityStage.From(SecurityStage.NewAddress(), https: true).Get(path);
        var plain = await SecurityStage.From(SecurityStage.NewAddress()).Get(path);

        Assert.That(secure.Headers.GetValues("Strict-Transport-Security"), Is.EqualTo(new[] { "max-age=31536000; includeSubDomains" }));
        Assert.That(plain.Headers.Contains("Strict-Transport-Security"), Is.False);
    }

    [TestCase("/ledger/write")]
    [TestCase("/en/ledger/write")]
    public async Task Cookies_over_https_are_of_this_host_alone(string path)
    {
        var form = await SecurityStage.From(SecurityStage.NewAddress(), https: true).Get(path);
        var token = form.Html.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var set = form.Headers.GetValues("Set-Cookie").Single();
        var cookie = set.Split(';')[0];

        Assert.That(set, Does.StartWith("__Host-hub-form=").And.Contain("; path=/;").And.Contain("; secure").And.Contain("; httponly").And.Contain("samesite=strict").And.Not.Contain("domain"));
        Assert.That((await Send(path, token, cookie)).Main, Does.Contain(path.StartsWith("/en", StringComparison.Ordinal) ? "Write something" : "Напишіть щось"), "with the cookie the form is ours");
        Assert.That((await Send(path, token, cookie["__Host-".Length..])).Main, Does.Not.Contain("Write something").And.Not.Contain("Напишіть щось"),
            "what a neighbouring domain may have planted is not read");
    }

    private static Task<Answer> Send(string path, string token, string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([new("Text", " "), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", cookie);
        return SecurityStage.From(SecurityStage.NewAddress(), https: true).Send(request);
    }
}
