using System.Xml.Linq;
using Hub.Library.Metadata;
using Hub.Library.Reading;

namespace Hub.Library.Harvesting;

/// <summary>One of the formats in which records are given.</summary>
/// <param name="Prefix">Its name in the protocol.</param>
/// <param name="Write">The record in it: document, name of the portal, full address of a path.</param>
internal sealed record OaiFormat(string Prefix, string Schema, string Namespace, Func<DocumentOnPage, string, Func<string, string>, XElement> Write)
{
    private static readonly XNamespace wrap = "http://schema.datacite.org/oai/oai-1.1/";

    public static readonly IReadOnlyList<OaiFormat> All =
    [
        new("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", "http://www.openarchives.org/OAI/2.0/oai_dc/", (page, _, of) => MetadataXml.DublinCore(page, of).Root!),
        new("oai_datacite", "http://schema.datacite.org/oai/oai-1.1/oai.xsd", wrap.NamespaceName, (page, portal, of) => new XElement(wrap + "oai_datacite",
            new XElement(wrap + "schemaVersion", "4.5"),
            new XElement(wrap + "datacentreSymbol", new Uri(of("/")).Host),
            new XElement(wrap + "payload", MetadataXml.DataCite(page, portal, of).Root))),
        new("dcat_ap", "http://www.openarchives.org/OAI/2.0/rdf.xsd", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", (page, portal, of) => DcatXml.Of(page, portal, of).Root!),
    ];

    public static OaiFormat Of(string prefix) => All.FirstOrDefault(f => f.Prefix == prefix)
        ?? throw new OaiError("cannotDisseminateFormat", $"There is no format '{OaiRequest.Quote(prefix)}'; the formats are {string.Join(", ", All.Select(f => f.Prefix))}.");
}
