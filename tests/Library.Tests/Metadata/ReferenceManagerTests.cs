using System.Globalization;
using System.Text.Json;
using Hub.Library.Describing;
using Hub.SharedKernel.Text;
using static Hub.Library.Tests.LibraryStage;
using Described = Hub.Library.Describing.Document;

namespace Hub.Library.Tests.Metadata;

/// <summary>Other people's parsers read our citations and linked data: every document of the demonstration, and titles that try to break out of their field.</summary>
[NonParallelizable]
internal sealed class ReferenceManagerTests
{
    private IReadOnlyList<Described> documents = [];
    private JsonElement read;

    [OneTimeSetUp]
    public async Task Read()
    {
        documents = await EveryDocument.All();
        var written = new List<(string Bib, string Ris, string Json, string Linked)>();
        foreach (var document in documents)
            written.Add(((await Portal.Get(document.Path + "/cite.bib")).Text, (await Portal.Get(document.Path + "/cite.ris")).Text, (await Portal.Get(document.Path + "/cite.json")).Text,
                (await Portal.Get(document.Path)).Html.QuerySelector("script[type='application/ld+json']")!.TextContent));
        var question = JsonSerializer.Serialize(written.Select(w => new { bib = w.Bib, ris = w.Ris, json = w.Json, linked = w.Linked }));
        read = JsonDocument.Parse(await NodeScript.Run(Repository.At("tests", "Library.Tests", "Metadata", "read.mjs"), question)).RootElement;
    }

    private IEnumerable<(Described Document, JsonElement Said)> All => documents.Zip(read.EnumerateArray());

    [Test]
    public void All_forty_documents_and_every_hostile_title_are_read() => Assert.That(documents, Has.Count.EqualTo(40 + EveryDocument.Hostile.Count));

    [TestCase("bib")]
    [TestCase("ris")]
    [TestCase("json")]
    public void A_reference_manager_reads_every_field_as_it_is(string format) => Assert.Multiple(() =>
    {
        foreach (var (document, said) in All)
        {
            var item = said.GetProperty(format);
            var where = $"{format} of {document.TitleUk}";
            Assert.That(Bibliography.OneLine(Text(item, "title")!), Is.EqualTo(Bibliography.OneLine(document.TitleUk)), where);
            Assert.That(Authors(item), Is.EqualTo(Wanted(document, format)), where);
            Assert.That(Day(item), Is.EqualTo(document.DatedOn is { } day ? day.ToString(format == "bib" ? "yyyy-M" : "yyyy-M-d", CultureInfo.InvariantCulture) : null), where);
            Assert.That(Text(item, "publisher"), Is.EqualTo(document.Publisher), where);
            Assert.That(Text(item, "number"), Is.EqualTo(document.ActNumber), where);
            Assert.That(Text(item, "DOI"), Is.EqualTo(document.Doi), where);
            // A report of RIS has no field for it.
            if (format == "ris" && document is { Isbn: { } isbn, Kind: DocumentKind.Report })
                Assert.That(Text(item, "note"), Is.EqualTo("ISBN " + isbn), where);
            else
                Assert.That(Text(item, "ISBN"), Is.EqualTo(document.Isbn), where);
            Assert.That(Text(item, "URL"), Does.EndWith(document.Path), where);
        }
    });

    [Test]
    public void Linked_data_says_what_the_document_is()
    {
        foreach (var (document, said) in All)
        {
            var linked = said.GetProperty("linked");
            var node = linked.GetProperty("expanded").EnumerateArray().Single();
            Assert.That(linked.GetProperty("facts").GetInt32(), Is.GreaterThan(5), document.TitleUk);
            Assert.That(node.GetProperty("@id").GetString(), Does.EndWith(document.Path));
            Assert.That(node.GetProperty("@type")[0].GetString(), Does.StartWith("http://schema.org/"));
            Assert.That(Value(node, "name"), Is.EqualTo(document.TitleUk));
            Assert.That(Value(node, "datePublished"), Is.EqualTo(document.DatedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            if (KindForm.IsAct(document.Kind))
                Assert.That(Value(node, "legislationIdentifier"), Is.EqualTo(document.ActNumber));
        }
    }

    private static string? Value(JsonElement node, string name) =>
        node.TryGetProperty("http://schema.org/" + name, out var values) ? values[0].GetProperty("@value").GetString() : null;

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string? Day(JsonElement item) => item.TryGetProperty("issued", out var issued)
        ? string.Join('-', issued.GetProperty("date-parts")[0].EnumerateArray().Select(p => p.ToString())) : null;

    private static List<string> Authors(JsonElement item) => !item.TryGetProperty("author", out var authors) ? []
        : [.. authors.EnumerateArray().Select(a => Text(a, "literal") ?? (Text(a, "given") is { } given ? $"{Text(a, "family")}, {given}" : Text(a, "family")!))];

    // An act without authors is its publisher's in BibTeX, where most styles print nothing else.
    private static List<string> Wanted(Described document, string format)
    {
        var creators = document.Content.CreatorList.Select(c => c.Name).ToList();
        return creators.Count == 0 && format == "bib" && document.Publisher is { } publisher ? [publisher] : creators;
    }
}
