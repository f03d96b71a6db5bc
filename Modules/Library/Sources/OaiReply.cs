using System.Text;
using System.Xml;
using System.Xml.Linq;
using Hub.Library.Harvesting;

namespace Hub.Library.Sources;

/// <summary>A record of a foreign repository; without metadata when it is deleted.</summary>
internal sealed record ForeignRecord(string Identifier, DateTimeOffset? At, bool IsDeleted, XElement? Metadata);

/// <summary>What a repository answered, read record by record.</summary>
internal sealed record OaiReply(DateTimeOffset At, string? Error, string? Message, IReadOnlyList<ForeignRecord> Records, string? Token, XElement? Identify)
{
    private static readonly XNamespace oai = "http://www.openarchives.org/OAI/2.0/";

    // No document types: an answer of the protocol has none, and entities could build it up without end.
    private static readonly XmlReaderSettings careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public static OaiReply Read(MemoryStream body)
    {
        try
        {
            using var reader = XmlReader.Create(body, careful);
            reader.MoveToContent();
            return reader.LocalName == "OAI-PMH" && reader.NamespaceURI == oai.NamespaceName ? Read(reader) : throw new HarvestProblem("NotOai", reader.LocalName);
        }
        catch (XmlException broken)
        {
            var start = Encoding.Latin1.GetString(body.GetBuffer(), 0, (int)Math.Min(body.Length, 4096));
            throw new HarvestProblem(start.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? "Entities" : "BrokenXml", $"{broken.LineNumber}:{broken.LinePosition}");
        }
    }

    private static OaiReply Read(XmlReader reader)
    {
        var (reply, records) = (new OaiReply(default, null, null, [], null, null), new List<ForeignRecord>());
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.NamespaceURI != oai.NamespaceName
                || reader.LocalName is not ("responseDate" or "error" or "record" or "resumptionToken" or "Identify"))
            {
                reader.Read();
                continue;
            }
            var element = (XElement)XNode.ReadFrom(reader);
            if (element.Name.LocalName == "record")
                records.Add(Record(element));
            else
                reply = reply.With(element);
        }
        return reply.At == default ? throw new HarvestProblem("NotOai", "responseDate") : reply with { Records = records };
    }

    private OaiReply With(XElement element) => element.Name.LocalName switch
    {
        "responseDate" => this with { At = OaiTime.Read(element.Value.Trim()) ?? throw new HarvestProblem("NotOai", "responseDate") },
        "error" => this with { Error = (string?)element.Attribute("code") ?? "?", Message = element.Value },
        "Identify" => this with { Identify = element },
        _ => element.Value.Trim() is { Length: <= HarvestSource.LongestToken } token ? this with { Token = Limits.NullIfBlank(token) } : throw new HarvestProblem("TooLarge"),
    };

    private static ForeignRecord Record(XElement record)
    {
        var header = record.Element(oai + "header");
        return new(header?.Element(oai + "identifier")?.Value.Trim() ?? "", OaiTime.Read(header?.Element(oai + "datestamp")?.Value.Trim() ?? ""),
            (string?)header?.Attribute("status") == "deleted", record.Element(oai + "metadata")?.Elements().FirstOrDefault());
    }
}
