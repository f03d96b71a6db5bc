using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Hub.Library.Describing;
using Hub.Library.Metadata;
using Hub.Library.Sources;
using Hub.SharedKernel.Mail;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Harvesting;

/// <summary>Answers of the six verbs. What is needed is read first; the answer is then written as it is sent.</summary>
internal sealed partial class OaiAnswers(OaiRecords records, OaiSets sets, PublicAddress address, IStringLocalizer<Texts> texts, IConfiguration settings)
{
    private static readonly XNamespace oai = "http://www.openarchives.org/OAI/2.0/";
    private static readonly XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private string Host => new Uri(address.Base).Host;

    // Machines get one set of addresses, whatever language the question came in.
    private string Of(string path) => address.Of(path, "uk");

    public async Task<Func<XmlWriter, Task>> Run(OaiRequest asked, CancellationToken cancel) => asked.Verb switch
    {
        "Identify" => Write(asked, Identify(await records.Earliest(cancel)), cancel),
        "ListMetadataFormats" => Write(asked, await Formats(asked["identifier"], cancel), cancel),
        "ListSets" => Write(asked, await Sets(asked, cancel), cancel),
        "GetRecord" => Write(asked, await One(asked, cancel), cancel),
        _ => Write(asked, await List(asked, cancel), cancel),
    };

    public Func<XmlWriter, Task> Refuse(OaiRequest? asked, OaiError error) =>
        Write(error.Code is "badVerb" or "badArgument" ? null : asked, [new XElement(oai + "error", new XAttribute("code", error.Code), XmlSafe.Allowed(error.Message))], default, isError: true);

    private Func<XmlWriter, Task> Write(OaiRequest? asked, IEnumerable<XElement> parts, CancellationToken cancel, bool isError = false) => async xml =>
    {
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "OAI-PMH", oai.NamespaceName);
        await xml.WriteAttributeStringAsync("xsi", "schemaLocation", xsi.NamespaceName, $"{oai.NamespaceName} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
        // The answer speaks of the store as it was then: who asks next time from this moment on misses nothing.
        await xml.WriteElementStringAsync(null, "responseDate", oai.NamespaceName, OaiTime.Write(records.Settled));
        await new XElement(oai + "request", asked is null ? null : new XAttribute("verb", asked.Verb),
            asked?.Arguments.Select(a => new XAttribute(a.Key, XmlSafe.Allowed(a.Value))), Of(OaiEndpoint.Path)).WriteToAsync(xml, cancel);
        if (!isError)
            await xml.WriteStartElementAsync(null, asked!.Verb, oai.NamespaceName);
        foreach (var part in parts)
            await part.WriteToAsync(xml, cancel);
        await xml.WriteEndDocumentAsync();
        await xml.FlushAsync();
    };

    private IEnumerable<XElement> Identify(DateTimeOffset earliest)
    {
        yield return new(oai + "repositoryName", texts["Oai.Repository", texts["Portal.Name"]].Value);
        yield return new(oai + "baseURL", Of(OaiEndpoint.Path));
        yield return new(oai + "protocolVersion", "2.0");
        yield return new(oai + "adminEmail", AdminEmail());
        yield return new(oai + "earliestDatestamp", OaiTime.Write(earliest));
        yield return new(oai + "deletedRecord", "persistent");
        yield return new(oai + "granularity", "YYYY-MM-DDThh:mm:ssZ");
        // Identifiers of this scheme need a registered domain in them; a trial portal has none.
        XNamespace scheme = "http://www.openarchives.org/OAI/2.0/oai-identifier";
        if (Domain().IsMatch(Host))
            yield return new(oai + "description", new XElement(scheme + "oai-identifier",
                new XAttribute(xsi + "schemaLocation", $"{scheme.NamespaceName} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd"),
                new XElement(scheme + "scheme", "oai"), new XElement(scheme + "repositoryIdentifier", Host), new XElement(scheme + "delimiter", ":"),
                new XElement(scheme + "sampleIdentifier", Identifier(new Guid("00000000-0000-7000-8000-000000000001")))));
    }

    private string AdminEmail() => Limits.NullIfBlank(settings["Modules:Library:Oai:AdminEmail"]) ?? Limits.NullIfBlank(settings[$"Mail:{nameof(MailOptions.From)}"]) ?? "library@" + Host;

    private async Task<IEnumerable<XElement>> Formats(string? identifier, CancellationToken cancel)
    {
        if (identifier is not null && (await Find(identifier, cancel)).IsDeleted)
            throw new OaiError("noMetadataFormats", "The record was deleted: nothing is said of it in any format.");
        return OaiFormat.All.Select(f => new XElement(oai + "metadataFormat", new XElement(oai + "metadataPrefix", f.Prefix), new XElement(oai + "schema", f.Schema), new XElement(oai + "metadataNamespace", f.Namespace)));
    }

    private async Task<IEnumerable<XElement>> Sets(OaiRequest asked, CancellationToken cancel)
    {
        if (asked["resumptionToken"] is not null)
            throw OaiPosition.Bad();
        return (await sets.Run(cancel)).All(texts).Select(set => new XElement(oai + "set",
            new XElement(oai + "setSpec", set.Spec), new XElement(oai + "setName", XmlSafe.Allowed(set.Name.Uk)),
            new XElement(oai + "setDescription", MetadataXml.Described(set.Name, set.About))));
    }

    private async Task<IEnumerable<XElement>> One(OaiRequest asked, CancellationToken cancel)
    {
        var format = OaiFormat.Of(asked["metadataPrefix"]!);
        return [Record(await Find(asked["identifier"]!, cancel), format)];
    }

    private async Task<IEnumerable<XElement>> List(OaiRequest asked, CancellationToken cancel)
    {
        var position = asked["resumptionToken"] is { } token ? OaiPosition.Read(token, asked.Verb) : Begin(asked);
        var format = OaiFormat.Of(position.Prefix);
        var page = await records.Run(position, cancel);
        var lines = page.Records.Select(r => asked.Verb == "ListRecords" ? Record(r, format) : Header(r));
        // The last page of a list that came in several ends with an empty token.
        return page.Next is null && position.At is null ? lines
            : lines.Append(new XElement(oai + "resumptionToken", new XAttribute("cursor", position.Given.ToString(CultureInfo.InvariantCulture)), page.Next?.Token()));
    }

    private static OaiPosition Begin(OaiRequest asked)
    {
        var (from, until) = OaiTime.Window(asked["from"], asked["until"]);
        if (asked["set"] is { } set && !SetSpec().IsMatch(set))
            throw OaiError.Argument($"'{OaiRequest.Quote(set)}' cannot be a set.");
        return new(asked.Verb, OaiFormat.Of(asked["metadataPrefix"]!).Prefix, asked["set"], from, until);
    }

    private async Task<OaiRecord> Find(string identifier, CancellationToken cancel)
    {
        var start = $"oai:{Host}:";
        var record = identifier.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Guid.TryParseExact(identifier[start.Length..], "D", out var id) ? await records.One(id, cancel) : null;
        return record ?? throw new OaiError("idDoesNotExist", $"There is no record '{OaiRequest.Quote(identifier)}'.");
    }

    private string Identifier(Guid concept) => $"oai:{Host}:{concept:D}";

    private XElement Header(OaiRecord record) => new(oai + "header", record.IsDeleted ? new XAttribute("status", "deleted") : null,
        new XElement(oai + "identifier", Identifier(record.ConceptId)), new XElement(oai + "datestamp", OaiTime.Write(record.At)), record.Sets.Select(s => new XElement(oai + "setSpec", s)));

    private XElement Record(OaiRecord record, OaiFormat format) => new(oai + "record", Header(record),
        record.Page is null ? null : new XElement(oai + "metadata", format.Write(record.Page, texts["Portal.Name"], Of)),
        record.Page is { Source: { } source } page ? new XElement(oai + "about", Provenance(source, page.Document)) : null);

    /// <summary>A record harvested from elsewhere says where from.</summary>
    private static XElement Provenance(HarvestSource source, Document document)
    {
        XNamespace said = "http://www.openarchives.org/OAI/2.0/provenance";
        return new(said + "provenance", new XAttribute(xsi + "schemaLocation", $"{said.NamespaceName} http://www.openarchives.org/OAI/2.0/provenance.xsd"),
            new XElement(said + "originDescription", new XAttribute("harvestDate", OaiTime.Write(document.HarvestedAt ?? document.CreatedAt)), new XAttribute("altered", "true"),
                new XElement(said + "baseURL", source.Address), new XElement(said + "identifier", XmlSafe.Allowed(document.SourceIdentifier!)),
                new XElement(said + "datestamp", OaiTime.Write(document.SourceChangedAt ?? document.CreatedAt)),
                new XElement(said + "metadataNamespace", source.Prefix == "oai_dc" ? OaiFormat.All[0].Namespace : "http://datacite.org/schema/kernel-4")));
    }

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+$", RegexOptions.None, 200)]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*$", RegexOptions.None, 200)]
    private static partial Regex SetSpec();
}
