using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hub.Library.Describing;
using Hub.SharedKernel.Web;

namespace Hub.Library.Sources;

/// <summary>A foreign description in the library's own fields, with the address the record has at home.</summary>
internal sealed partial record ForeignDescription(DocumentContent Content, string? Address, IReadOnlyList<string> Subjects)
{
    private static readonly XNamespace dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>Null when the metadata is of neither format or has no title.</summary>
    public static ForeignDescription? Of(XElement metadata)
    {
        var resource = metadata.DescendantsAndSelf().FirstOrDefault(e => e.Name.LocalName == "resource" && e.Name.NamespaceName.StartsWith("http://datacite.org/schema/kernel-", StringComparison.Ordinal));
        var read = resource is not null ? DataCite(resource) : metadata.Elements().Any(e => e.Name.Namespace == dc) ? DublinCore(metadata) : null;
        return read is { Content.TitleUk: not "" } ? read : null;
    }

    private static ForeignDescription DublinCore(XElement metadata)
    {
        IEnumerable<XElement> All(string name) => metadata.Elements(dc + name).Where(e => !string.IsNullOrWhiteSpace(e.Value));
        IEnumerable<string> Values(string name) => All(name).Select(e => Line(e.Value));
        var content = new DocumentContent { Kind = Kind(Values("type")) };
        (content.TitleUk, content.TitleEn) = Both(All("title"), Limits.Title);
        (content.AbstractUk, content.AbstractEn) = Both(All("description"), Limits.Abstract);
        content.Creators = Lines(Values("creator"));
        content.Contributors = Lines(Values("contributor"));
        content.Publisher = Limits.Cut(Values("publisher").FirstOrDefault() ?? "", Limits.Name);
        Date(content, Values("date"));
        Rights(content, Values("rights"));
        content.Languages = Languages(Values("language"));
        var address = Identify(content, [.. Values("identifier"), .. Values("source")]);
        return new(content, address, [.. Values("subject").Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    private static ForeignDescription DataCite(XElement resource)
    {
        var d = resource.Name.Namespace;
        IEnumerable<XElement> All(string list, string name) => resource.Elements(d + list).Elements(d + name).Where(e => !string.IsNullOrWhiteSpace(e.Value));
        var type = resource.Element(d + "resourceType");
        var content = new DocumentContent { Kind = Kind([Line(type?.Value ?? ""), (string?)type?.Attribute("resourceTypeGeneral") ?? ""]) };
        (content.TitleUk, content.TitleEn) = Both(All("titles", "title").Where(t => (string?)t.Attribute("titleType") is not ("AlternativeTitle" or "Subtitle")), Limits.Title);
        (content.AbstractUk, content.AbstractEn) = Both(All("descriptions", "description").Where(t => (string?)t.Attribute("descriptionType") == "Abstract"), Limits.Abstract);
        content.Creators = Lines(All("creators", "creator").Select(c => Line(c.Element(d + "creatorName")?.Value ?? "")));
        content.Contributors = Lines(All("contributors", "contributor").Select(c => Line(c.Element(d + "contributorName")?.Value ?? "")));
        content.Publisher = Limits.Cut(Line(resource.Element(d + "publisher")?.Value ?? ""), Limits.Name);
        IEnumerable<string> Dated(string kind) => All("dates", "date").Where(e => (string?)e.Attribute("dateType") == kind).Select(e => Line(e.Value));
        Date(content, [.. Dated("Accepted"), .. Dated("Issued"), Line(resource.Element(d + "publicationYear")?.Value ?? "")]);
        Rights(content, All("rightsList", "rights").SelectMany(r => new[] { (string?)r.Attribute("rightsURI") ?? "", Line(r.Value) }));
        content.Languages = Languages([Line(resource.Element(d + "language")?.Value ?? "")]);
        var address = Identify(content, [.. resource.Elements(d + "identifier").Select(e => Line(e.Value)), .. All("alternateIdentifiers", "alternateIdentifier").Where(e => (string?)e.Attribute("alternateIdentifierType") != "UUID").Select(e => Line(e.Value))]);
        return new(content, address, [.. All("subjects", "subject").Select(e => Line(e.Value)).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    // A text without a language is Ukrainian when it is written in Cyrillic; where there is no Ukrainian one, the first stands for it.
    private static (string Uk, string En) Both(IEnumerable<XElement> texts, int most)
    {
        var all = texts.Select(t => (Text: Limits.Cut(Limits.Plain(t.Value).Trim(), most), Language: Code((string?)t.Attribute(XNamespace.Xml + "lang")))).ToList();
        var uk = all.Find(t => t.Language == "uk").Text ?? all.Find(t => t.Language is null && Cyrillic().IsMatch(t.Text)).Text;
        var en = all.Find(t => t.Language == "en").Text ?? all.Find(t => t.Language is null && !Cyrillic().IsMatch(t.Text)).Text;
        return (uk ?? all.Select(t => t.Text).FirstOrDefault() ?? "", en ?? "");
    }

    private static DocumentKind Kind(IEnumerable<string> types)
    {
        foreach (var type in types)
        {
            if (Enum.GetValues<DocumentKind>().FirstOrDefault(k => k.ToString().Equals(type, StringComparison.OrdinalIgnoreCase), DocumentKind.Other) is var same and not DocumentKind.Other)
                return same;
            var plain = type.ToLowerInvariant();
            if (plain.Contains("legislation", StringComparison.Ordinal)) return DocumentKind.Law;
            if (plain.Contains("report", StringComparison.Ordinal)) return DocumentKind.Report;
            if (plain.Contains("lecture", StringComparison.Ordinal) || plain.Contains("presentation", StringComparison.Ordinal)) return DocumentKind.Presentation;
            if (plain.Contains("video", StringComparison.Ordinal) || plain.Contains("movingimage", StringComparison.Ordinal) || plain.Contains("audiovisual", StringComparison.Ordinal)) return DocumentKind.Video;
        }
        return DocumentKind.Other;
    }

    // Of a moment the day counts; many repositories know no more than the year. The most exact one is taken.
    private static void Date(DocumentContent content, IEnumerable<string> dates)
    {
        var known = dates.Select(d => PartialDate.Read(Limits.Cut(d.Split('T', '/')[0], 10))).OfType<PartialDate>().ToList();
        if (known.Count == 0)
            return;
        var said = known.Find(d => d.Day is not null) is { Year: > 0 } day ? day.Iso : known.MaxBy(d => d.Iso.Length).Iso;
        if (KindForm.IsAct(content.Kind))
            content.AdoptedOn = said;
        else
            content.IssuedOn = said;
    }

    private static void Rights(DocumentContent content, IEnumerable<string> rights)
    {
        foreach (var said in rights.Where(r => r != ""))
            if (Lists.Licences.FirstOrDefault(l => l == said || Lists.LicenceAddress(l) is { } address && said.TrimEnd('/').Equals(address.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)) is { } licence)
                content.Licence = licence;
            else if (content.Rights == "")
                content.Rights = Limits.Cut(said, Limits.Note);
    }

    private static List<string> Languages(IEnumerable<string> codes) => [.. codes.Select(Code).OfType<string>().Where(Lists.Languages.Contains).Distinct()];

    private static string? Code(string? language) => language?.Trim().ToLowerInvariant().Split('-', '_')[0] switch
    {
        null or "" => null,
        "ukr" => "uk",
        "eng" => "en",
        var code => code,
    };

    private static string? Identify(DocumentContent content, IReadOnlyList<string> identifiers)
    {
        string? address = null;
        foreach (var identifier in identifiers)
        {
            if (Identifiers.Doi(identifier) is { } doi)
                content.Doi = content.Doi == "" ? doi : content.Doi;
            else if (identifier.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                address ??= WebAddress.TryRead(identifier, out var uri) && uri.AbsoluteUri.Length <= 1000 ? uri.AbsoluteUri : null;
            else if (Identifiers.Isbn(identifier.Replace("urn:isbn:", "", StringComparison.OrdinalIgnoreCase)) is { } isbn)
                content.Isbn = isbn;
            else if (content.ActNumber == "" && KindForm.IsAct(content.Kind) && !identifier.Contains(':', StringComparison.Ordinal))
                content.ActNumber = Limits.Cut(identifier, Limits.Line);
        }
        address ??= content.Doi == "" ? null : "https://doi.org/" + content.Doi;
        content.Link = address is { Length: <= Limits.Name } ? address : "";
        return address;
    }

    private static string Lines(IEnumerable<string> names) => Limits.Cut(string.Join('\n', names.Where(n => n != "").Distinct().Take(100)), Limits.Abstract);

    private static string Line(string text) => Spaces().Replace(Limits.Plain(text), " ").Trim();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.None, 200)]
    private static partial Regex Cyrillic();

    [GeneratedRegex(@"\s+", RegexOptions.None, 200)]
    private static partial Regex Spaces();
}
