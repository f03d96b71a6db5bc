namespace Hub.Host.Tests.Answers;

/// <summary>Ukrainian at the root, English under /en, and everybody is told which.</summary>
public sealed class LanguageTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("/", "uk")]
    [TestCase("/en", "en")]
    [TestCase("/about", "uk")]
    [TestCase("/en/about", "en")]
    public async Task A_page_says_its_language(string path, string language)
    {
        var answer = await hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.DocumentElement.GetAttribute("lang"), Is.EqualTo(language));
            Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo([language]));
        });
    }

    [Test]
    public async Task Every_link_of_an_English_page_stays_English()
    {
        var page = await hub.Get("/en/about");
        var leaving = page.Html.QuerySelectorAll("a[href^='/']").Select(a => (Href: a.GetAttribute("href")!, Lang: a.GetAttribute("hreflang") ?? a.GetAttribute("lang")))
            .Where(a => a.Lang != "uk" && a.Href != "/en" && !a.Href.StartsWith("/en/", StringComparison.Ordinal) && !a.Href.StartsWith("/en?", StringComparison.Ordinal)
                && !a.Href.StartsWith("/assets/", StringComparison.Ordinal));

        Assert.That(leaving, Is.Empty);
    }

    [Test]
    public async Task A_page_names_itself_in_both_languages_for_search_engines()
    {
        var head = (await hub.Get("/en/about")).Html.Head!;
        string? Link(string selector) => head.QuerySelector(selector)?.GetAttribute("href");

        Assert.Multiple(() =>
        {
            Assert.That(Link("link[rel=alternate][hreflang=uk]"), Does.EndWith("/about").And.Not.Contain("/en/"));
            Assert.That(Link("link[rel=alternate][hreflang=en]"), Does.EndWith("/en/about"));
            Assert.That(Link("link[rel=canonical]"), Does.EndWith("/en/about"));
        });
    }

    [Test]
    public async Task Cyrillic_is_sent_as_letters()
    {
        var answer = await hub.Get("/about");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Text, Does.Contain("урядування"));
            Assert.That(answer.Text, Does.Not.Match("&#x4[0-9A-Fa-f]{2};"));
            Assert.That(answer.ContentHeaders.ContentType!.CharSet, Is.EqualTo("utf-8"));
        });
    }

    [Test]
    public async Task A_path_that_only_begins_like_English_is_Ukrainian()
    {
        var answer = await hub.Get("/energy");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(answer.ContentHeaders.ContentLanguage, Is.EqualTo(["uk"]));
        });
    }
}
