using System.Globalization;
using System.Xml.Linq;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Reading;
using Hub.SharedKernel.Text;

namespace Hub.Library.Metadata;

/// <summary>A document in the words of DCAT-AP 3, as RDF/XML: the document is a dataset, each of its files a distribution.</summary>
internal static class DcatXml
{
    private const string Authority = "http://publications.europa.eu/resource/authority/";
    private static readonly XNamespace rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace dcat = "http://www.w3.org/ns/dcat#";
    private static readonly XNamespace dct = "http://purl.org/dc/terms/";
    private static readonly XNamespace foaf = "http://xmlns.com/foaf/0.1/";
    private static readonly XNamespace adms = "http://www.w3.org/ns/adms#";
    private static readonly XNamespace spdx = "http://spdx.org/rdf/terms#";
    private static readonly XNamespace xsd = "http://www.w3.org/2001/XMLSchema#";

    private static readonly Dictionary<string, string> languages = new()
    {
        ["uk"] = "UKR",
        ["en"] = "ENG",
        ["crh"] = "CRH",
        ["pl"] = "POL",
        ["de"] = "DEU",
        ["fr"] = "FRA",
        ["ro"] = "RON",
        ["hu"] = "HUN",
    };

    /// <param name="page">The document.</param>
    /// <param name="portal">Name of the portal: it publishes what nobody else did.</param>
    /// <param name="of">Full address of a path.</param>
    public static XDocument Of(DocumentOnPage page, string portal, Func<string, string> of)
    {
        var (document, content) = (page.Document, page.Content);
        var set = new XElement(dcat + "Dataset", new XAttribute(rdf + "about", of(page.Path)),
            Words("title", document.TitleUk, "uk"), Words("title", document.TitleEn, "en"),
            // A description is obligatory: what has no summary is described by its title.
            Words("description", content.AbstractUk == "" ? document.TitleUk : content.AbstractUk, "uk"), Words("description", content.AbstractEn, "en"),
            new XElement(dct + "identifier", "urn:uuid:" + document.ConceptId),
            document.Doi is { } doi ? new XElement(adms + "identifier", new XElement(adms + "Identifier", Typed(new(XNamespace.Get("http://www.w3.org/2004/02/skos/core#") + "notation", "https://doi.org/" + doi), "anyURI"))) : null,
            new XElement(dct + "publisher", new XElement(foaf + "Organization",
                new XElement(foaf + "name", Lang("uk"), XmlSafe.Allowed(document.Publisher ?? portal)),
                document.PublisherEn is { } english ? new XElement(foaf + "name", Lang("en"), XmlSafe.Allowed(english)) : null)),
            content.CreatorList.Select(c => new XElement(dct + "creator", new XElement(foaf + (c.IsPerson ? "Person" : "Organization"), new XElement(foaf + "name", XmlSafe.Allowed(c.Name))))),
            page.Subjects.SelectMany(s => new[] { Keyword(s.NameUk, "uk"), Keyword(s.NameEn, "en") }), content.KeywordList.Select(k => Keyword(k, null)),
            content.Dated is { } date ? Typed(new(dct + "issued", date.Iso), date.Day is not null ? "date" : date.Month is not null ? "gYearMonth" : "gYear") : null,
            Typed(new(dct + "modified", document.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), "dateTime"),
            content.Languages.Where(languages.ContainsKey).Select(l => Points(dct + "language", Authority + "language/" + languages[l])),
            new XElement(dct + "type", Lang("en"), document.Kind.ToString()),
            Points(dct + "accessRights", Authority + "access-right/PUBLIC"),
            Points(dcat + "landingPage", of(page.Path)),
            page.Related.Select(r => Points(dct + "relation", of(r.Path))),
            new XElement(dcat + "version", document.Number.ToString(CultureInfo.InvariantCulture)),
            page.Files.Where(f => f.File.Access == Files.FileAccess.Public).Select(f => new XElement(dcat + "distribution", Distribution(f.File, document, page.Path, of))));
        return new XDocument(new XElement(rdf + "RDF",
            new[] { ("rdf", rdf), ("dcat", dcat), ("dct", dct), ("foaf", foaf), ("adms", adms), ("spdx", spdx) }.Select(p => new XAttribute(XNamespace.Xmlns + p.Item1, p.Item2.NamespaceName)), set));
    }

    private static XElement Distribution(DocumentFile file, Document document, string page, Func<string, string> of) => new(dcat + "Distribution",
        new XAttribute(rdf + "about", of(FileDownload.Path(file))),
        new XElement(dct + "title", XmlSafe.Allowed(file.About == "" ? file.Name : file.About)),
        Points(dcat + "accessURL", of(page)), Points(dcat + "downloadURL", of(FileDownload.Path(file))),
        new XElement(dcat + "mediaType", new XAttribute(rdf + "resource", "https://www.iana.org/assignments/media-types/" + file.ContentType.Split(';')[0])),
        Typed(new(dcat + "byteSize", file.Bytes.ToString(CultureInfo.InvariantCulture)), "nonNegativeInteger"),
        Lists.LicenceAddress(document.Licence ?? "") is { } licence ? Points(dct + "license", licence) : null,
        new XElement(spdx + "checksum", new XElement(spdx + "Checksum", Points(spdx + "algorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"), Typed(new(spdx + "checksumValue", file.Sha256), "hexBinary"))));

    private static XElement? Words(string name, string? text, string language) =>
        string.IsNullOrWhiteSpace(text) ? null : new XElement(dct + name, Lang(language), XmlSafe.Allowed(text));

    private static XElement? Keyword(string? word, string? language) =>
        string.IsNullOrWhiteSpace(word) ? null : new XElement(dcat + "keyword", language is null ? null : Lang(language), XmlSafe.Allowed(word));

    private static XElement Points(XName name, string address) => new(name, new XAttribute(rdf + "resource", address));

    private static XElement Typed(XElement element, string type)
    {
        element.Add(new XAttribute(rdf + "datatype", xsd.NamespaceName + type));
        return element;
    }

    private static XAttribute Lang(string language) => new(XNamespace.Xml + "lang", language);

}
