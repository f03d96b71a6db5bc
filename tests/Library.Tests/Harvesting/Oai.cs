using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Hub.Library.Describing;

namespace Hub.Library.Tests.Harvesting;

/// <summary>Asks a portal by the protocol; every answer is held against the protocol's rules on the way.</summary>
internal static class Oai
{
    public static readonly XNamespace Space = "http://www.openarchives.org/OAI/2.0/";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly string[] elements = ["title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier", "source", "language", "relation", "coverage", "rights"];
    private static readonly XmlSchemaSet rules = Rules();

    public static async Task<XElement> Ask(HubApp portal, string query, bool post = false)
    {
        var visitor = portal.Visitor();
        var answer = post
            ? await visitor.PostExactly("/library/oai", query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], Uri.UnescapeDataString(p[1]))))
            : await visitor.Get("/library/oai?" + query);
        Assert.That(answer.Status, Is.EqualTo(200), query);
        Assert.That(answer.ContentHeaders.ContentType!.ToString(), Is.EqualTo("text/xml; charset=utf-8"));
        return Checked(answer.Text, query);
    }

    public static XElement Checked(string text, string what)
    {
        var document = XDocument.Parse(text);
        Assert.That(Faults(document), Is.Empty, what + "\n" + text[..Math.Min(2000, text.Length)]);
        return document.Root!;
    }

    /// <summary>Where a document breaks the rules.</summary>
    public static IReadOnlyList<string> Faults(XDocument document)
    {
        var faults = new List<string>();
        document.Validate(rules, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    public static string? Error(XElement answer) => answer.Element(Space + "error")?.Attribute("code")!.Value;

    public static IEnumerable<XElement> Headers(XElement answer) => answer.Descendants(Space + "header");

    public static string Id(XElement header) => header.Element(Space + "identifier")!.Value;

    public static string? Token(XElement answer) => answer.Descendants(Space + "resumptionToken").Select(t => t.Value).SingleOrDefault(t => t != "");

    /// <summary>The whole list, page by page; something may happen between pages.</summary>
    public static async Task<List<XElement>> All(HubApp portal, string query, Func<int, Task>? between = null)
    {
        var found = new List<XElement>();
        var answer = await Ask(portal, query);
        var verb = query.Split("verb=")[1].Split('&')[0];
        for (var page = 1; ; page++)
        {
            found.AddRange(Headers(answer));
            if (Token(answer) is not { } token)
                return found;
            if (between is not null)
                await between(page);
            answer = await Ask(portal, $"verb={verb}&resumptionToken={token}");
        }
    }

    /// <summary>A published document put straight into the tables.</summary>
    public static Document Made(int number, DateTimeOffset at, DocumentKind kind = DocumentKind.Report)
    {
        var content = new DocumentContent { Kind = kind, TitleUk = $"Звіт про ґанок № {number}", TitleEn = $"Report {number}", AbstractUk = "Їжак & <ґудзик>", Publisher = "Мінцифри", IssuedOn = "2020-02-03", Languages = ["uk"], Licence = "CC-BY-4.0" };
        var document = Document.Start(Guid.CreateVersion7(), content, null, at);
        document.Publish($"zvit-{number}", 0, at);
        return document;
    }

    private static XmlSchemaSet Rules([CallerFilePath] string here = "")
    {
        var set = new XmlSchemaSet();
        set.Add(null, XmlReader.Create(new StringReader($"""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://purl.org/dc/elements/1.1/" targetNamespace="http://purl.org/dc/elements/1.1/" elementFormDefault="qualified">
              <xs:import namespace="http://www.w3.org/XML/1998/namespace"/>
              <xs:complexType name="said"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension></xs:simpleContent></xs:complexType>
              {string.Concat(elements.Select(e => $"<xs:element name=\"{e}\" type=\"said\"/>"))}
            </xs:schema>
            """)));
        set.Add(null, XmlReader.Create(new StringReader("""
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace"><xs:attribute name="lang" type="xs:language"/></xs:schema>
            """)));
        foreach (var file in new[] { "oai.xsd", "oai-dc.xsd", "datacite.xsd" })
            set.Add(null, Path.Combine(Path.GetDirectoryName(here)!, file));
        set.Compile();
        return set;
    }
}
