using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Hub.Discovery.Tests.Feeds;

/// <summary>RSS 2.0 and Atom by their rules, as the W3C validator holds them: well-formed, required elements, stable ids, dates, addresses.</summary>
internal sealed partial class XmlFeedTests
{
    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    [Test]
    public async Task Atom_has_what_RFC_4287_requires([Values("", "/en")] string language)
    {
        var feed = await Xml("atom", "application/atom+xml", language);

        Assert.Multiple(() =>
        {
            Assert.That(feed.Name, Is.EqualTo(atom + "feed"));
            Assert.That(feed.Attribute(XNamespace.Xml + "lang")?.Value, Is.EqualTo(language == "" ? "uk" : "en"));
            foreach (var one in new[] { "title", "id", "updated" })
                Assert.That(feed.Elements(atom + one).Count(), Is.EqualTo(1), one);
            Assert.That(Link(feed, "self"), Does.StartWith(FeedStage.Hub.Address + (language == "" ? "" : "en/") + "discovery/feed.atom?q="));
            Assert.That(Link(feed, "alternate"), Does.Contain("/discovery?q="));
            foreach (var entry in feed.Elements(atom + "entry"))
            {
                foreach (var one in new[] { "title", "id", "updated", "published", "summary", "author" })
                    Assert.That(entry.Elements(atom + one).Count(), Is.EqualTo(1), one);
                Assert.That(entry.Element(atom + "author")!.Element(atom + "name")!.Value, Is.Not.Empty);
                Assert.That(Uri.TryCreate(Link(entry, "alternate"), UriKind.Absolute, out var address) && address.Scheme == "http");
                foreach (var date in entry.Elements().Where(e => e.Name.LocalName is "updated" or "published").Select(e => e.Value))
                    Assert.That(date, Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"), "RFC 3339");
            }
            Assert.That(feed.Elements(atom + "entry").Count(), Is.EqualTo(4));
            Assert.That(Ids(feed), Is.Unique.And.All.Match("^urn:uuid:[0-9a-f-]{36}$"));
        });
    }

    [Test]
    public async Task RSS_has_what_its_rules_require([Values("", "/en")] string language)
    {
        var rss = await Xml("rss", "application/rss+xml", language);
        var channel = rss.Elements("channel").Single();

        Assert.Multiple(() =>
        {
            Assert.That((rss.Name.LocalName, rss.Attribute("version")?.Value), Is.EqualTo(("rss", "2.0")));
            foreach (var one in new[] { "title", "link", "description", "language", "lastBuildDate" })
                Assert.That(channel.Elements(one).Count(), Is.EqualTo(1), one);
            Assert.That(channel.Element("language")!.Value, Is.EqualTo(language == "" ? "uk" : "en"));
            Assert.That(channel.Elements(atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value, Does.Contain("/discovery/feed.rss?q="));
            foreach (var item in channel.Elements("item"))
            {
                foreach (var one in new[] { "title", "link", "description", "guid", "pubDate" })
                    Assert.That(item.Elements(one).Count(), Is.EqualTo(1), one);
                Assert.That(item.Element("guid")!.Attribute("isPermaLink")!.Value, Is.EqualTo("false"), "it is no address");
                Assert.That(Uri.IsWellFormedUriString(item.Element("link")!.Value, UriKind.Absolute), item.Element("link")!.Value);
            }
            foreach (var date in channel.Descendants().Where(e => e.Name.LocalName is "pubDate" or "lastBuildDate").Select(e => e.Value))
            {
                Assert.That(date, Does.Match(Rfc822()), "RFC 822 with the zone every reader knows");
                Assert.That(DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "the day of the week fits the day");
            }
        });
    }

    [Test]
    public async Task Ids_are_the_same_in_every_format_and_language_and_at_every_reading()
    {
        var atomIds = Ids(await Xml("atom", "application/atom+xml", ""));
        var english = Ids(await Xml("atom", "application/atom+xml", "/en"));
        var rssIds = (await Xml("rss", "application/rss+xml", "")).Descendants("guid").Select(g => g.Value);

        Assert.That(english, Is.EqualTo(atomIds));
        Assert.That(rssIds, Is.EqualTo(atomIds));
        Assert.That(atomIds, Does.Contain("urn:uuid:" + FeedStage.Plain));
    }

    [Test]
    public async Task The_title_is_in_the_language_of_the_address_where_there_is_one()
    {
        var english = await Xml("atom", "application/atom+xml", "/en");

        Assert.That(english.Elements(atom + "entry").Select(e => e.Element(atom + "title")!.Value), Does.Contain("Beekeeping in a community"));
    }

    [Test]
    public async Task What_XML_forbids_is_left_out_and_the_rest_is_escaped([Values("atom", "rss")] string format)
    {
        var answer = await FeedStage.Hub.Get(FeedStage.Path(format));
        var titles = XDocument.Parse(answer.Text).Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(titles.Single(t => t.Contains("script", StringComparison.Ordinal)), Does.Contain("<script>alert('1')</script> & \"лапки\"").And.Contain("🐝"));
            Assert.That(answer.Text.Contains("<script>", StringComparison.Ordinal) || answer.Text.Any(c => c is '\u0001' or '\u000b' or '\ufffe'), Is.False);
        });
    }

    [Test]
    public async Task An_empty_feed_is_a_feed_too([Values("atom", "rss", "json", "ics")] string format)
    {
        var answer = await FeedStage.Hub.Get($"/discovery/feed.{format}?q=такогословаточнонема");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Text, Does.Not.Contain("1970").Or.Contain("<updated>1970-01-01T00:00:00Z"), "Atom cannot do without the moment");
    }

    [Test]
    public async Task Older_entries_are_on_further_pages_and_there_is_an_end()
    {
        var word = "нумерація";
        await FeedStage.Hub.TellAndCatchUp([.. Enumerable.Range(0, 60).Select(n => Portal.Item($"{word} {n}") with { PublishedAt = Portal.Day.AddMinutes(n) })]);
        async Task<XElement> Page(string rest) => XDocument.Parse((await FeedStage.Hub.Get($"/discovery/feed.atom?q={Uri.EscapeDataString(word)}{rest}")).Text).Root!;
        var (first, second) = (await Page(""), await Page("&page=2"));

        Assert.Multiple(() =>
        {
            Assert.That(Ids(first).Length + Ids(second).Length, Is.EqualTo(60));
            Assert.That(Ids(first).Intersect(Ids(second)), Is.Empty);
            Assert.That(Link(first, "next"), Does.EndWith("&page=2"));
            Assert.That(second.Elements(atom + "link").Any(l => l.Attribute("rel")!.Value == "next"), Is.False);
        });
    }

    private static async Task<XElement> Xml(string format, string type, string language)
    {
        var answer = await FeedStage.Hub.Get(FeedStage.Path(format, language: language));
        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.ContentHeaders.ContentType!.ToString(), Is.EqualTo(type + "; charset=utf-8"));
        using var reader = XmlReader.Create(new MemoryStream(answer.Bytes), new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader).Root!;
    }

    private static string[] Ids(XElement feed) => [.. feed.Elements(atom + "entry").Select(e => e.Element(atom + "id")!.Value)];

    private static string Link(XElement element, string relation) =>
        element.Elements(atom + "link").Single(l => l.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    [GeneratedRegex("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$")]
    private static partial Regex Rfc822();
}
