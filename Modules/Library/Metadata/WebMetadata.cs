using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Reading;

namespace Hub.Library.Metadata;

/// <summary>A link of FAIR Signposting (level 1 in the headers of the page, level 2 as a link set).</summary>
internal sealed record Signpost(string Relation, string Address, string? Type);

/// <summary>A document for search engines (schema.org, Highwire tags) and for programs that follow links (Signposting).</summary>
internal static class WebMetadata
{
    // Escapes < and >, so that no text can end the element it stands in; letters stay letters.
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string JsonLd(DocumentOnPage page, string portal, string language, DateOnly today, Func<string, string> of)
    {
        var (document, content, culture) = (page.Document, page.Content, SharedKernel.Languages.Language.Of(language));
        var about = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = SchemaType(document.Kind),
            ["@id"] = of(page.Path),
            ["url"] = of(page.Path),
            ["identifier"] = new[] { "urn:uuid:" + document.ConceptId, document.Doi is null ? null : "https://doi.org/" + document.Doi, document.ActNumber }.OfType<string>().ToArray(),
            ["name"] = page.Title.In(culture).Text,
            ["description"] = Limits.NullIfBlank(page.Abstract.In(culture).Text),
            ["inLanguage"] = content.Languages.Where(l => l != "other").ToArray(),
            ["author"] = content.CreatorList.Select(c => new { type = c.IsPerson ? "Person" : "Organization", name = c.Name })
                .Select(c => new Dictionary<string, string> { ["@type"] = c.type, ["name"] = c.name }).ToArray(),
            ["publisher"] = Organisation(page.Publisher?.In(culture).Text ?? portal, document.PublisherCode),
            ["datePublished"] = content.Dated?.Iso,
            ["dateModified"] = document.ChangedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["version"] = document.Number,
            ["license"] = Lists.LicenceAddress(document.Licence ?? ""),
            ["keywords"] = page.Subjects.Select(s => s.Name.In(culture).Text).Concat(content.KeywordList).ToArray(),
            ["spatialCoverage"] = SharedKernel.Territories.Regions.ByKatottg(document.Territory) is { } region
                ? new Dictionary<string, string> { ["@type"] = "Place", ["name"] = region.Name(culture), ["identifier"] = document.Territory! } : null,
            ["isbn"] = document.Isbn,
            ["legislationIdentifier"] = KindForm.IsAct(document.Kind) ? document.ActNumber : null,
            ["encoding"] = page.Files.Where(f => f.File.IsPublicOn(today)).Select(f => Media(f, of)).ToArray(),
            ["citation"] = page.Related.Where(r => !r.IsBack).Select(r => of(r.Path)).ToArray(),
        };
        return JsonSerializer.Serialize(about.Where(p => p.Value is not (null or System.Collections.ICollection { Count: 0 })).ToDictionary(), json);
    }

    /// <summary>Highwire tags, by which scholarly search engines index a page.</summary>
    public static IEnumerable<(string Name, string Value)> Highwire(DocumentOnPage page, string language, DateOnly today, Func<string, string> of)
    {
        var (document, content) = (page.Document, page.Content);
        yield return ("citation_title", page.Title.In(SharedKernel.Languages.Language.Of(language)).Text);
        foreach (var creator in content.CreatorList)
            yield return ("citation_author", creator.Name);
        if (content.CreatorList.Count == 0 && document.Publisher is { } author)
            yield return ("citation_author", author);
        if (content.Dated is { } date)
            yield return ("citation_publication_date", date.With('/'));
        yield return ("citation_online_date", (document.PublishedAt ?? document.CreatedAt).UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        if (document.Publisher is { } publisher)
            yield return (document.Kind is DocumentKind.Report or DocumentKind.Assessment or DocumentKind.PolicyPaper ? "citation_technical_report_institution" : "citation_publisher", publisher);
        if (document.ActNumber is { } number)
            yield return ("citation_technical_report_number", number);
        if (document.Doi is { } doi)
            yield return ("citation_doi", doi);
        if (document.Isbn is { } isbn)
            yield return ("citation_isbn", isbn);
        foreach (var spoken in content.Languages.Where(l => l != "other"))
            yield return ("citation_language", spoken);
        foreach (var word in page.Subjects.Select(s => s.NameUk).Concat(content.KeywordList))
            yield return ("citation_keywords", word);
        yield return ("citation_public_url", of(page.Path));
        foreach (var file in page.Files.Where(f => f.File.ContentType == "application/pdf" && f.File.IsPublicOn(today)))
            yield return ("citation_pdf_url", of(FileDownload.Path(file.File)));
    }

    public static IReadOnlyList<Signpost> Signposts(DocumentOnPage page, DateOnly today, Func<string, string> of)
    {
        var document = page.Document;
        var posts = new List<Signpost>
        {
            new("cite-as", document.Doi is null ? of(document.Path) : "https://doi.org/" + document.Doi, null),
            new("type", "https://schema.org/AboutPage", null),
            new("type", "https://schema.org/" + SchemaType(document.Kind), null),
            new("describedby", of(page.Path + "/dc.xml"), "application/xml"),
            new("describedby", of(page.Path + "/datacite.xml"), "application/vnd.datacite.datacite+xml"),
            new("describedby", of(page.Path + "/cite.bib"), "application/x-bibtex"),
            new("describedby", of(page.Path + "/cite.json"), "application/vnd.citationstyles.csl+json"),
        };
        if (Lists.LicenceAddress(document.Licence ?? "") is { } licence)
            posts.Add(new("license", licence, null));
        posts.AddRange(page.Files.Where(f => f.File.IsPublicOn(today)).Select(f => new Signpost("item", of(FileDownload.Path(f.File)), f.File.ContentType.Split(';')[0])));
        return posts;
    }

    /// <summary>The links as a Link header (RFC 8288); a page with very many files leaves the rest to the link set.</summary>
    public static string LinkHeader(IReadOnlyList<Signpost> posts, string linkSet)
    {
        const int mostItems = 20;
        var shown = posts.Where(p => p.Relation != "item").Concat(posts.Where(p => p.Relation == "item").Take(mostItems)).Append(new("linkset", linkSet, "application/linkset+json"));
        return string.Join(", ", shown.Select(p => $"<{new Uri(p.Address).AbsoluteUri}>; rel=\"{p.Relation}\"" + (p.Type is null ? "" : $"; type=\"{p.Type}\"")));
    }

    /// <summary>The links as a link set (RFC 9264), with the way back from every file and description.</summary>
    public static string LinkSet(DocumentOnPage page, IReadOnlyList<Signpost> posts, Func<string, string> of)
    {
        var anchor = of(page.Path);
        var contexts = new List<Dictionary<string, object>> { new() { ["anchor"] = anchor } };
        foreach (var group in posts.GroupBy(p => p.Relation))
            contexts[0][group.Key] = group.Select(p => p.Type is null ? (object)new { href = p.Address } : new { href = p.Address, type = p.Type }).ToArray();
        contexts.AddRange(posts.Where(p => p.Relation == "item").Select(p => new Dictionary<string, object> { ["anchor"] = p.Address, ["collection"] = new[] { new { href = anchor, type = "text/html" } } }));
        contexts.AddRange(posts.Where(p => p.Relation == "describedby").Select(p => new Dictionary<string, object> { ["anchor"] = p.Address, ["describes"] = new[] { new { href = anchor, type = "text/html" } } }));
        return JsonSerializer.Serialize(new { linkset = contexts }, json);
    }

    private static string SchemaType(DocumentKind kind) => kind switch
    {
        _ when KindForm.IsAct(kind) => "Legislation",
        DocumentKind.Report or DocumentKind.Assessment or DocumentKind.PolicyPaper => "Report",
        DocumentKind.Guide => "Book",
        DocumentKind.Video => "VideoObject",
        DocumentKind.Presentation => "PresentationDigitalDocument",
        _ => "CreativeWork",
    };

    private static Dictionary<string, object?> Media(FileOnPage file, Func<string, string> of) => new()
    {
        ["@type"] = "MediaObject",
        ["contentUrl"] = of(FileDownload.Path(file.File)),
        ["encodingFormat"] = file.File.ContentType.Split(';')[0],
        ["contentSize"] = file.File.Bytes.ToString(CultureInfo.InvariantCulture),
        ["sha256"] = file.File.Sha256,
    };

    private static Dictionary<string, object> Organisation(string name, string? code)
    {
        var organisation = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = name };
        if (code is not null)
            organisation["taxID"] = code;
        return organisation;
    }
}
