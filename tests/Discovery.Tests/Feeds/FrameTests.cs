namespace Hub.Discovery.Tests.Feeds;

/// <summary>The list on a municipality's page: no script, no cookie, its language, and only it may be framed.</summary>
internal sealed class FrameTests
{
    [TestCase("", "uk", "Бджільництво в громаді")]
    [TestCase("/en", "en", "Beekeeping in a community")]
    public async Task A_frame_has_its_language_and_neither_script_nor_cookie(string prefix, string language, string title)
    {
        var answer = await FeedStage.Hub.Get($"{prefix}/discovery/frame?q={Uri.EscapeDataString(FeedStage.Word)}&take=10");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(answer.Main, Does.Contain(title));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(answer.Html.QuerySelectorAll("script, form, img, [onclick], [style]"), Is.Empty);
            Assert.That(answer.Html.QuerySelectorAll("a").Select(a => (a.GetAttribute("target"), a.GetAttribute("href")!.StartsWith(FeedStage.Hub.Address.ToString(), StringComparison.Ordinal))), Is.All.EqualTo(("_top", true)));
            Assert.That(Policy(answer), Does.EndWith("frame-ancestors *"));
            Assert.That(Policy(answer), Does.StartWith("default-src 'none'"));
        });
    }

    [TestCase("/discovery")]
    [TestCase("/discovery/follow")]
    [TestCase("/discovery/embed")]
    [TestCase("/discovery/feed.rss")]
    public async Task Nothing_else_may_be_framed(string path) =>
        Assert.That(Policy(await FeedStage.Hub.Get(path + "?q=" + Uri.EscapeDataString(FeedStage.Word))), Does.EndWith("frame-ancestors 'none'"));

    [Test]
    public async Task The_generated_snippet_is_a_frame_of_the_asked_look_and_language_with_everything_escaped()
    {
        var page = await FeedStage.Hub.Get($"/discovery/embed?q={Uri.EscapeDataString(FeedStage.Word + " \"><script>")}&topic=safety&look=banner&shown=en");
        var snippet = page.Html.QuerySelector("#snippet")!.TextContent;
        var frame = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(snippet).Body!.Children.Single();

        Assert.Multiple(() =>
        {
            Assert.That(frame.LocalName, Is.EqualTo("iframe"));
            Assert.That(frame.GetAttribute("src"), Does.StartWith($"{FeedStage.Hub.Address}en/discovery/frame?q=").And.Contain("topic=safety").And.EndWith("look=banner&take=5"));
            Assert.That(frame.GetAttribute("title"), Does.Contain(FeedStage.Word));
            Assert.That(frame.GetAttribute("lang"), Is.EqualTo("en"));
            Assert.That(page.Html.QuerySelector("main script"), Is.Null);
            Assert.That(page.Html.QuerySelector("iframe")!.GetAttribute("src"), Does.StartWith("/en/discovery/frame?"), "the preview is the frame itself");
            Assert.That(Policy(page), Does.StartWith("frame-src 'self'; "));
        });
    }

    [Test]
    public async Task A_banner_shows_the_newest_only()
    {
        var banner = await FeedStage.Hub.Get($"/discovery/frame?q={Uri.EscapeDataString(FeedStage.Word)}&look=banner&take=20");

        Assert.That(banner.Html.QuerySelectorAll("li"), Has.Length.EqualTo(1));
        Assert.That(banner.Main, Does.Contain("нарада без кінця").And.Contain("Усі 4 матеріали"));
    }

    private static string Policy(Answer answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
}
