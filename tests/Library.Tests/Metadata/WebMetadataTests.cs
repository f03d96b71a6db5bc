using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Tests.Harvesting;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;
using Described = Hub.Library.Describing.Document;

namespace Hub.Library.Tests.Metadata;

/// <summary>What programs read of every kind of document: XML by the rules of its schemas, every link followed, every tag there.</summary>
[NonParallelizable]
internal sealed class WebMetadataTests
{
    private IReadOnlyList<Described> documents = [];

    [OneTimeSetUp]
    public async Task Make() => documents = await EveryDocument.All();

    [Test]
    public async Task Dublin_Core_and_DataCite_keep_the_rules_of_their_schemas()
    {
        foreach (var document in documents)
            foreach (var (form, root) in new[] { ("dc.xml", "http://www.openarchives.org/OAI/2.0/oai_dc/"), ("datacite.xml", "http://datacite.org/schema/kernel-4") })
            {
                var said = Oai.Checked((await Portal.Get($"{document.Path}/{form}")).Text, $"{form} of {document.TitleUk}");
                Assert.That(said.Name.NamespaceName, Is.EqualTo(root));
                Assert.That(said.Descendants().First(e => e.Name.LocalName == "title").Value, Is.EqualTo(document.TitleUk));
            }
    }

    [TestCase("<resource xmlns=\"http://datacite.org/schema/kernel-4\"><identifier identifierType=\"DOI\">10.1/x</identifier></resource>")]
    [TestCase("<oai_dc:dc xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:author>x</dc:author></oai_dc:dc>")]
    public void The_rules_find_what_breaks_them(string xml) => Assert.That(Oai.Faults(XDocument.Parse(xml)), Is.Not.Empty);

    [Test]
    public async Task Every_signpost_leads_to_what_it_says_and_header_and_link_set_say_the_same()
    {
        foreach (var document in documents)
        {
            var header = (await Portal.Get(document.Path)).Headers.GetValues("Link").Single();
            using var set = JsonDocument.Parse((await Portal.Get(document.Path + "/linkset.json")).Text);
            var links = set.RootElement.GetProperty("linkset")[0].EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(p => p.Value.EnumerateArray().Select(link => (Relation: p.Name, Address: link.GetProperty("href").GetString()!, Type: link.TryGetProperty("type", out var type) ? type.GetString() : null))).ToList();
            Assert.That(links.Select(l => l.Relation).Distinct(), Is.SupersetOf(new[] { "cite-as", "type", "describedby" }));
            foreach (var (relation, address, type) in links)
            {
                Assert.That(header, Does.Contain($"<{new Uri(address).AbsoluteUri}>; rel=\"{relation}\""), document.TitleUk);
                if (!address.StartsWith(Origin(links), StringComparison.Ordinal))
                    continue;
                var target = await Portal.Get(new Uri(address).PathAndQuery);
                Assert.That((target.Status, type ?? target.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, target.ContentHeaders.ContentType!.MediaType)), address);
            }
        }
    }

    private static string Origin(IEnumerable<(string Relation, string Address, string? Type)> links) =>
        new Uri(links.First(l => l.Relation == "describedby").Address).GetLeftPart(UriPartial.Authority);

    [Test]
    public async Task Tags_for_scholarly_search_are_complete_for_every_kind()
    {
        var today = KyivTime.DateOf(Time.GetUtcNow());
        foreach (var document in documents)
        {
            var tags = (await Portal.Get(document.Path)).Html.QuerySelectorAll("meta[name^=citation_]").Select(m => (m.GetAttribute("name")!, m.GetAttribute("content")!)).ToList();
            var files = await Portal.Db<LibraryDb, List<DocumentFile>>(db => db.Files.AsNoTracking().Where(f => f.DocumentId == document.Id).OrderBy(f => f.Place).ToListAsync());
            Assert.That(tags.Where(t => t.Item1 is not ("citation_keywords" or "citation_online_date" or "citation_public_url" or "citation_pdf_url")), Is.EquivalentTo(Wanted(document)), document.TitleUk);
            Assert.That(tags.Count(t => t.Item1 is "citation_online_date"), Is.EqualTo(1));
            Assert.That(tags.Single(t => t.Item1 is "citation_public_url").Item2, Does.EndWith(document.Path));
            Assert.That(tags.Count(t => t.Item1 is "citation_pdf_url"), Is.EqualTo(files.Count(f => f.ContentType == "application/pdf" && f.IsPublicOn(today))));
        }
        Assert.That(documents.Select(d => d.Kind).Distinct().Count(), Is.EqualTo(Enum.GetValues<DocumentKind>().Length));
    }

    private static IEnumerable<(string, string)> Wanted(Described document)
    {
        var creators = document.Content.CreatorList.Select(c => c.Name).ToList();
        yield return ("citation_title", document.TitleUk);
        foreach (var creator in creators.Count > 0 ? creators : document.Publisher is { } only ? [only] : [])
            yield return ("citation_author", creator);
        if (document.DatedOn is { } day)
            yield return ("citation_publication_date", day.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        var isReport = document.Kind is DocumentKind.Report or DocumentKind.Assessment or DocumentKind.PolicyPaper;
        foreach (var (name, value) in new[] { (isReport ? "citation_technical_report_institution" : "citation_publisher", document.Publisher), ("citation_technical_report_number", document.ActNumber), ("citation_doi", document.Doi), ("citation_isbn", document.Isbn) })
            if (value is not null)
                yield return (name, value);
        foreach (var language in document.Content.Languages)
            yield return ("citation_language", language);
    }
}
