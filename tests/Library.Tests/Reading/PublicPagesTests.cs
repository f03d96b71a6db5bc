using System.Text;
using System.Text.Json;
using System.Xml.Linq;

using Hub.Library.Describing;
using Hub.Library.Desk;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Reading;

/// <summary>What visitors and their programs get of a published document.</summary>
internal sealed class PublicPagesTests
{
    private Document document = null!;
    private Document amended = null!;
    private string page = "";

    [OneTimeSetUp]
    public async Task Publish()
    {
        amended = await Published();
        var content = Resolution($"Деякі питання <b>випробування</b> {Next()}");
        (content.Creators, content.Keywords, content.Doi, content.Isbn, content.Link) =
            ("Коваленко, Ірина Петрівна\nМіністерство цифрової трансформації України", "тюлені, облік", $"10.1234/t.{Next()}", "978-0-306-40615-7", "https://example.org/act?a=1&b=2");
        (content.Territory, content.Kind, content.IssuedOn) = ("UA05000000000010236", DocumentKind.Report, "2015-10-21");
        document = await Published(content, ("Звіт «про» все.pdf", A.Pdf("Hello " + Next())), ("таблиця.csv", Encoding.UTF8.GetBytes("a,b\n" + Next())));
        await As(Librarian).Run<RelateDocuments>(u => u.Run(document.Id, RelationKind.Amends, amended.ActNumber, default));
        page = document.Path;
        await Portal.DeliverOutbox();
    }

    [Test]
    public async Task The_list_is_narrowed_by_facets_and_words()
    {
        var list = await Portal.Get($"/library?kind=Report&subject=open-data&year=2015&region=UA05000000000010236&publisher={Uri.EscapeDataString("Кабінет Міністрів України")}&q={Uri.EscapeDataString("випробувань")}");
        var other = await Portal.Get("/library?kind=Law&q=випробування");

        Assert.That(list.Main, Does.Contain("Деякі питання").And.Contain("Вінницька"));
        Assert.That(other.Main, Does.Contain("Нічого не знайдено"));
    }

    [TestCase("/library?page=abc&year=x&kind=Nothing&sort=zzz&subject=' OR 1=1 --")]
    [TestCase("/en/library?sort=title")]
    [TestCase("/library?sort=dated")]
    [TestCase("/library/subjects")]
    [TestCase("/en/library/collections")]
    [TestCase("/library/list.atom?kind=Report")]
    public async Task No_address_breaks_the_list(string path) => Assert.That((await Portal.Get(path)).Status, Is.EqualTo(200));

    [Test]
    public async Task A_page_behind_the_last_leads_to_the_first() =>
        Assert.That((await Portal.Get("/library?kind=Report&page=99999")).Location, Is.EqualTo("/library?kind=Report"));

    [Test]
    public async Task An_identifier_of_any_letters_breaks_no_header()
    {
        var content = Resolution();
        (content.Kind, content.IssuedOn, content.Doi) = (DocumentKind.Report, "2015-10-21", $"10.1234/звіт.{Next()}");

        var answer = await Portal.Get((await Published(content)).Path);

        Assert.That((answer.Status, answer.Headers.GetValues("Link").Single().All(char.IsAscii)), Is.EqualTo((200, true)));
    }

    [Test]
    public async Task Relations_are_shown_both_ways()
    {
        Assert.That((await Portal.Get(page)).Main, Does.Contain("Вносить зміни до").And.Contain(amended.TitleUk));
        Assert.That((await Portal.Get(amended.Path)).Main, Does.Contain("Змінено документом").And.Contain(document.TitleUk));
    }

    [Test]
    public async Task What_people_typed_is_text_and_never_markup() =>
        Assert.That((await Portal.Get(page)).Html.QuerySelectorAll("h1 b"), Is.Empty);

    [Test]
    public async Task The_page_tells_programs_what_it_is()
    {
        var html = (await Portal.Get(page)).Html;
        var tags = html.QuerySelectorAll("meta[name^=citation_]").ToLookup(m => m.GetAttribute("name")!, m => m.GetAttribute("content")!);
        using var data = JsonDocument.Parse(html.QuerySelector("script[type='application/ld+json']")!.TextContent);

        Assert.That(tags["citation_title"].Single(), Is.EqualTo(document.TitleUk));
        Assert.That(tags["citation_author"], Is.EqualTo(new[] { "Коваленко, Ірина Петрівна", "Міністерство цифрової трансформації України" }));
        Assert.That(tags["citation_publication_date"].Single(), Is.EqualTo("2015/10/21"));
        Assert.That(tags["citation_doi"].Single(), Is.EqualTo(document.Doi));
        Assert.That(tags["citation_pdf_url"].Single(), Does.EndWith(".pdf"));
        Assert.That(data.RootElement.GetProperty("@type").GetString(), Is.EqualTo("Report"));
        Assert.That(data.RootElement.GetProperty("encoding").GetArrayLength(), Is.EqualTo(2));
        Assert.That(data.RootElement.GetProperty("spatialCoverage").GetProperty("name").GetString(), Is.EqualTo("Вінницька область"));
    }

    [Test]
    public async Task Signposts_lead_somewhere_and_back()
    {
        var answer = await Portal.Get(page);
        var header = answer.Headers.GetValues("Link").Single();
        using var set = JsonDocument.Parse((await Portal.Get(page + "/linkset.json")).Text);
        var first = set.RootElement.GetProperty("linkset")[0];

        Assert.That(header, Does.Contain("rel=\"cite-as\"").And.Contain("rel=\"item\"").And.Contain("rel=\"license\"").And.Contain("rel=\"linkset\""));
        foreach (var link in first.GetProperty("item").EnumerateArray().Concat(first.GetProperty("describedby").EnumerateArray()))
        {
            var target = await Portal.Get(new Uri(link.GetProperty("href").GetString()!).PathAndQuery);
            Assert.That((target.Status, target.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, link.GetProperty("type").GetString())));
        }
        Assert.That(set.RootElement.GetProperty("linkset").EnumerateArray().Skip(1).All(c => c.TryGetProperty("collection", out _) || c.TryGetProperty("describes", out _)), Is.True);
    }

    [Test]
    public async Task Dublin_Core_says_everything_once()
    {
        var answer = await Portal.Get(page + "/dc.xml");
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        var root = XDocument.Parse(answer.Text).Root!;

        Assert.That(root.Name, Is.EqualTo(XName.Get("dc", "http://www.openarchives.org/OAI/2.0/oai_dc/")));
        Assert.That(root.Elements().All(e => e.Name.Namespace == dc && !e.HasElements), Is.True);
        Assert.That(root.Elements(dc + "creator").Select(e => e.Value), Has.Exactly(2).Items);
        Assert.That(root.Elements(dc + "date").Single().Value, Is.EqualTo("2015-10-21"));
        Assert.That(root.Elements(dc + "identifier").Select(e => e.Value), Does.Contain("https://doi.org/" + document.Doi).And.Contain("urn:isbn:9780306406157"));
        Assert.That(root.Elements(dc + "relation").Single().Value, Does.EndWith(amended.Path));
    }

    [Test]
    public async Task DataCite_holds_what_its_schema_requires()
    {
        XNamespace n = "http://datacite.org/schema/kernel-4";
        var root = XDocument.Parse((await Portal.Get(page + "/datacite.xml")).Text).Root!;

        Assert.That(root.Element(n + "identifier")!.Attribute("identifierType")!.Value, Is.EqualTo("DOI"));
        Assert.That(root.Element(n + "creators")!.Elements(n + "creator").First().Element(n + "familyName")!.Value, Is.EqualTo("Коваленко"));
        Assert.That(root.Element(n + "publicationYear")!.Value, Is.EqualTo("2015"));
        Assert.That(root.Element(n + "resourceType")!.Attribute("resourceTypeGeneral")!.Value, Is.EqualTo("Report"));
        Assert.That(root.Element(n + "titles")!.Elements(n + "title").First().Value, Is.EqualTo(document.TitleUk));
    }

    [Test]
    public async Task Citations_are_given_in_four_ways()
    {
        var bib = (await Portal.Get(page + "/cite.bib")).Text;
        var ris = (await Portal.Get(page + "/cite.ris")).Text;
        using var csl = JsonDocument.Parse((await Portal.Get(page + "/cite.json")).Text);
        var text = (await Portal.Get(page + "/cite.txt")).Text;

        Assert.That(bib, Does.StartWith("@techreport{").And.Contain("author = {Коваленко, Ірина Петрівна and {Міністерство цифрової трансформації України}}").And.EndWith("}\n"));
        Assert.That(ris.Split("\r\n"), Does.Contain("TY  - RPRT").And.Contain("AU  - Коваленко, Ірина Петрівна").And.Contain("PY  - 2015").And.Contain("ER  - "));
        Assert.That(csl.RootElement[0].GetProperty("author")[0].GetProperty("family").GetString(), Is.EqualTo("Коваленко"));
        Assert.That(text, Does.StartWith("Коваленко І. П. Деякі питання").And.Contain("ISBN 9780306406157.").And.Contain($"(дата звернення: {Time.GetUtcNow():dd.MM.yyyy})."));
    }

    [Test]
    public async Task An_act_is_cited_by_its_kind_date_and_number() =>
        Assert.That((await Portal.Get(amended.Path + "/cite.txt")).Text, Does.Contain(": постанова Кабінету Міністрів України від 21.10.2015 № " + amended.ActNumber + "."));

    [Test]
    public async Task A_feed_tells_of_new_documents()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse((await Portal.Get($"/library/list.atom?q={Uri.EscapeDataString(document.TitleUk)}")).Text).Root!;

        Assert.That(feed.Elements(atom + "entry").Select(e => e.Element(atom + "id")!.Value), Does.Contain("urn:uuid:" + document.ConceptId));
    }

    [Test]
    public async Task Files_have_names_in_Ukrainian_and_run_nothing()
    {
        var html = (await Portal.Get(page)).Html;
        var links = html.QuerySelectorAll("a[href*='/library/files/']").Select(a => a.GetAttribute("href")!).ToList();
        var pdf = await Portal.Get(links.Single(l => l.EndsWith(".pdf", StringComparison.Ordinal)));
        var csv = await Portal.Get(links.Single(l => l.EndsWith(".csv", StringComparison.Ordinal)));

        Assert.That(pdf.ContentHeaders.ContentDisposition!.FileNameStar, Is.EqualTo("Звіт «про» все.pdf"));
        Assert.That(pdf.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(csv.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
        Assert.That(csv.ContentHeaders.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
    }

    [Test]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        var link = (await Portal.Get(page)).Html.QuerySelector("a[href*='/library/files/'][href$='.pdf']")!.GetAttribute("href")!;
        var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = new(0, 3);

        var part = await Portal.Visitor().Send(request);

        Assert.That((part.Status, part.Text), Is.EqualTo((206, "%PDF")));
    }

    [Test]
    public async Task What_is_not_there_is_not_found()
    {
        foreach (var path in new[] { "/library/nema", page + "/versions/9", "/library/nema/cite.bib", $"/library/files/{Guid.NewGuid()}/x", "/library/collections/nema", "/library/collections/nema.atom" })
            Assert.That((await Portal.Get(path)).Status, Is.EqualTo(404), path);
    }
}
