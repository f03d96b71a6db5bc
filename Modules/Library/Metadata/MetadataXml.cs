using System.Globalization;
using System.Xml.Linq;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Reading;
using Hub.SharedKernel.Text;

namespace Hub.Library.Metadata;

/// <summary>A document in the words of Dublin Core (<c>oai_dc</c>) and of the DataCite schema 4.5.</summary>
internal static class MetadataXml
{
    private static readonly XNamespace oaiDc = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private static readonly XNamespace dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace dataCite = "http://datacite.org/schema/kernel-4";
    private static readonly XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <param name="page">The document.</param>
    /// <param name="of">Full address of a path.</param>
    public static XDocument DublinCore(DocumentOnPage page, Func<string, string> of)
    {
        var (document, content) = (page.Document, page.Content);
        var root = new XElement(oaiDc + "dc",
            new XAttribute(XNamespace.Xmlns + "oai_dc", oaiDc.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", dc.NamespaceName), new XAttribute(XNamespace.Xmlns + "xsi", xsi.NamespaceName),
            new XAttribute(xsi + "schemaLocation", "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd"));
        Add("title", document.TitleUk, "uk");
        Add("title", document.TitleEn, "en");
        Add("title", content.TitleOriginal);
        foreach (var creator in content.CreatorList)
            Add("creator", creator.Name);
        if (content.CreatorList.Count == 0)
            Add("creator", document.Publisher);
        foreach (var subject in page.Subjects)
        {
            Add("subject", subject.NameUk, "uk");
            Add("subject", subject.NameEn, "en");
        }
        foreach (var word in content.KeywordList)
            Add("subject", word);
        Add("description", content.AbstractUk, "uk");
        Add("description", content.AbstractEn, "en");
        Add("publisher", document.Publisher);
        foreach (var contributor in content.ContributorList)
            Add("contributor", contributor.Name);
        Add("date", content.Dated?.Iso);
        Add("type", document.Kind.ToString());
        foreach (var type in page.Files.Select(f => f.File.ContentType.Split(';')[0]).Distinct())
            Add("format", type);
        Add("identifier", of(page.Path));
        Add("identifier", document.Doi is null ? null : "https://doi.org/" + document.Doi);
        Add("identifier", document.Isbn is null ? null : "urn:isbn:" + document.Isbn);
        Add("identifier", document.ActNumber);
        Add("source", document.Link);
        foreach (var language in content.Languages.Where(l => l != "other"))
            Add("language", language);
        foreach (var related in page.Related)
            Add("relation", of(related.Path));
        Add("coverage", document.Territory);
        Add("rights", Lists.LicenceAddress(document.Licence ?? "") ?? content.Rights);
        return new XDocument(root);

        void Add(string name, string? value, string? language = null)
        {
            if (!string.IsNullOrWhiteSpace(value))
                root.Add(new XElement(dc + name, language is null ? null : new XAttribute(XNamespace.Xml + "lang", language), XmlSafe.Allowed(value)));
        }
    }

    /// <summary>A set of documents in Dublin Core.</summary>
    public static XElement Described(Bilingual name, string about) => new(oaiDc + "dc",
        new XAttribute(XNamespace.Xmlns + "oai_dc", oaiDc.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", dc.NamespaceName),
        new XAttribute(xsi + "schemaLocation", "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
        new XElement(dc + "title", new XAttribute(XNamespace.Xml + "lang", "uk"), XmlSafe.Allowed(name.Uk)),
        name.HasEnglish ? new XElement(dc + "title", new XAttribute(XNamespace.Xml + "lang", "en"), XmlSafe.Allowed(name.En!)) : null,
        about == "" ? null : new XElement(dc + "description", XmlSafe.Allowed(about)));

    /// <param name="page">The document.</param>
    /// <param name="portal">Name of the portal: it publishes what nobody else did.</param>
    /// <param name="of">Full address of a path.</param>
    public static XDocument DataCite(DocumentOnPage page, string portal, Func<string, string> of)
    {
        var (document, content) = (page.Document, page.Content);
        var url = of(page.Path);
        // An address is no DOI: the schema takes it under its own type.
        var root = E("resource", new XAttribute(XNamespace.Xmlns + "xsi", xsi.NamespaceName),
            new XAttribute(xsi + "schemaLocation", "http://datacite.org/schema/kernel-4 https://schema.datacite.org/meta/kernel-4.5/metadata.xsd"),
            E("identifier", new XAttribute("identifierType", document.Doi is null ? "URL" : "DOI"), document.Doi ?? url),
            E("creators", Creators(document, content, portal)),
            E("titles", Titles(document, content)),
            E("publisher", XmlSafe.Allowed(document.Publisher ?? portal)),
            E("publicationYear", Year(page)),
            E("resourceType", new XAttribute("resourceTypeGeneral", General(document.Kind)), document.Kind.ToString()));
        Some("subjects", page.Subjects.Select(s => E("subject", Lang("uk"), XmlSafe.Allowed(s.NameUk)))
            .Concat(content.KeywordList.Select(k => E("subject", XmlSafe.Allowed(k)))));
        Some("contributors", content.ContributorList.Select(c => E("contributor", new XAttribute("contributorType", "Other"), Name("contributorName", c))));
        Some("dates", Dates(document, content));
        if (content.Languages.FirstOrDefault(l => l != "other") is { } language)
            root.Add(E("language", language));
        Some("alternateIdentifiers", Alternate(document, url));
        Some("relatedIdentifiers", page.Related.Select(r => E("relatedIdentifier", new XAttribute("relatedIdentifierType", "URL"), new XAttribute("relationType", RelationType(r)), of(r.Path))));
        Some("formats", page.Files.Select(f => f.File.ContentType.Split(';')[0]).Distinct().Select(t => E("format", t)));
        root.Add(E("version", document.Number.ToString(CultureInfo.InvariantCulture)));
        if (Lists.LicenceAddress(document.Licence ?? "") is { } licence)
            root.Add(E("rightsList", E("rights", new XAttribute("rightsURI", licence), document.Licence)));
        Some("descriptions", Descriptions(content));
        return new XDocument(root);

        void Some(string name, IEnumerable<XElement> children)
        {
            var all = children.ToList();
            if (all.Count > 0)
                root.Add(E(name, all));
        }
    }

    private static XElement E(string name, params object?[] content) => new(dataCite + name, content);

    private static XAttribute Lang(string language) => new(XNamespace.Xml + "lang", language);

    private static object[] Name(string element, Agent agent) => agent.IsPerson
        ? [E(element, new XAttribute("nameType", "Personal"), XmlSafe.Allowed(agent.Name)), E("givenName", XmlSafe.Allowed(agent.Given)), E("familyName", XmlSafe.Allowed(agent.Family))]
        : [E(element, new XAttribute("nameType", "Organizational"), XmlSafe.Allowed(agent.Name))];

    private static IEnumerable<XElement> Creators(Document document, DocumentContent content, string portal) =>
        (content.CreatorList.Count > 0 ? content.CreatorList : [new Agent(document.Publisher ?? portal, false, null)]).Select(c => E("creator", Name("creatorName", c)));

    private static IEnumerable<XElement> Titles(Document document, DocumentContent content)
    {
        yield return E("title", Lang("uk"), XmlSafe.Allowed(document.TitleUk));
        if (document.TitleEn is { } english)
            yield return E("title", Lang("en"), new XAttribute("titleType", "TranslatedTitle"), XmlSafe.Allowed(english));
        if (!string.IsNullOrWhiteSpace(content.TitleOriginal))
            yield return E("title", new XAttribute("titleType", "AlternativeTitle"), XmlSafe.Allowed(content.TitleOriginal));
    }

    private static IEnumerable<XElement> Dates(Document document, DocumentContent content)
    {
        if (PartialDate.Read(content.AdoptedOn) is { } adopted)
            yield return E("date", new XAttribute("dateType", "Accepted"), adopted.Iso);
        if (PartialDate.Read(content.IssuedOn) is { } issued)
            yield return E("date", new XAttribute("dateType", "Issued"), issued.Iso);
        if (PartialDate.Read(content.ValidFrom) is { } from)
            yield return E("date", new XAttribute("dateType", "Valid"), from.Iso + "/" + PartialDate.Read(content.ValidUntil)?.Iso);
        yield return E("date", new XAttribute("dateType", "Updated"), document.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<XElement> Alternate(Document document, string url)
    {
        if (document.Doi is not null)
            yield return E("alternateIdentifier", new XAttribute("alternateIdentifierType", "URL"), url);
        yield return E("alternateIdentifier", new XAttribute("alternateIdentifierType", "UUID"), document.ConceptId.ToString());
        if (document.ActNumber is { } number)
            yield return E("alternateIdentifier", new XAttribute("alternateIdentifierType", "Act number"), XmlSafe.Allowed(number));
        if (document.Isbn is { } isbn)
            yield return E("alternateIdentifier", new XAttribute("alternateIdentifierType", "ISBN"), isbn);
    }

    private static IEnumerable<XElement> Descriptions(DocumentContent content) =>
        new[] { (content.AbstractUk, "uk"), (content.AbstractEn, "en") }.Where(d => !string.IsNullOrWhiteSpace(d.Item1))
            .Select(d => E("description", new XAttribute("descriptionType", "Abstract"), Lang(d.Item2), XmlSafe.Allowed(d.Item1)));

    private static string Year(DocumentOnPage page) => (page.Document.Year ?? (page.Document.PublishedAt ?? page.Document.CreatedAt).Year).ToString("0000", CultureInfo.InvariantCulture);

    private static string General(DocumentKind kind) => kind switch
    {
        DocumentKind.Standard => "Standard",
        DocumentKind.Report or DocumentKind.Assessment or DocumentKind.PolicyPaper => "Report",
        DocumentKind.Guide => "Book",
        DocumentKind.Video => "Audiovisual",
        _ => "Text",
    };

    private static string RelationType(RelatedDocument related) => (related.Kind, related.IsBack) switch
    {
        (RelationKind.Repeals, false) => "Obsoletes",
        (RelationKind.Repeals, true) => "IsObsoletedBy",
        (RelationKind.IsVersionOf, false) => "IsVersionOf",
        (RelationKind.IsVersionOf, true) => "HasVersion",
        (RelationKind.IsPartOf, false) => "IsPartOf",
        (RelationKind.IsPartOf, true) => "HasPart",
        (RelationKind.Implements, false) => "IsDerivedFrom",
        (RelationKind.Implements, true) => "IsSourceOf",
        (_, false) => "References",
        (_, true) => "IsReferencedBy",
    };

}
