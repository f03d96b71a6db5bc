using System.Xml.Linq;

namespace Hub.Discovery.Tests.Machines;

/// <summary>Browsers and crawlers find the search and the sitemap from every page.</summary>
internal sealed class OpenSearchTests
{
    private static readonly XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";

    [TestCase("", "Е-урядування", "uk")]
    [TestCase("/en", "E-governance", "en")]
    public async Task Every_page_names_a_description_whose_addresses_answer(string prefix, string name, string language)
    {
        var home = await MachineStage.Hub.Get(prefix == "" ? "/" : prefix);
        var link = home.Html.QuerySelector("head link[rel=search]")!;
        var description = XDocument.Parse((await MachineStage.Hub.Get(link.GetAttribute("href")!)).Text).Root!;
        var urls = description.Elements(ns + "Url").Select(u => (Type: u.Attribute("type")!.Value, Template: u.Attribute("template")!.Value)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(link.GetAttribute("type"), Is.EqualTo("application/opensearchdescription+xml"));
            Assert.That(description.Element(ns + "ShortName")!.Value, Is.EqualTo(name).And.Length.LessThanOrEqualTo(16));
            Assert.That(description.Element(ns + "Language")!.Value, Is.EqualTo(language));
            Assert.That(urls.Select(u => u.Type), Does.Contain("text/html").And.Contain("application/x-suggestions+json"));
        });
        foreach (var (type, template) in urls)
        {
            var answer = await MachineStage.Hub.Get(new Uri(template.Replace("{searchTerms}", "чер", StringComparison.Ordinal)).PathAndQuery);
            Assert.That((answer.Status, answer.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, type)), template);
        }
    }

    [Test]
    public async Task Robots_are_shown_the_sitemap_once()
    {
        var robots = await MachineStage.Hub.Get("/robots.txt");

        Assert.That(robots.ContentHeaders.ContentType!.MediaType, Is.EqualTo("text/plain"));
        Assert.That(robots.Text.Split('\n').Where(l => l.StartsWith("Sitemap:", StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(1));
        Assert.That(robots.Text, Does.Contain("/sitemap.xml").And.StartWith("User-agent: *"));
    }
}
