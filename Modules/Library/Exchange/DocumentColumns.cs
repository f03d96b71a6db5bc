using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Library.Describing;
using Hub.SharedKernel.Territories;

namespace Hub.Library.Exchange;

/// <summary>What a cell holds, and so how it is written, read and checked.</summary>
internal enum CellKind
{
    Text,
    /// <summary>One a line; <c>||</c> stands for a line end.</summary>
    Lines,
    Word,
    Choice,
    List,
    Date,
    OrganisationCode,
    Territory,
    WebAddress,
}

/// <summary>A column of the description.</summary>
/// <param name="Name">Heading in the file.</param>
/// <param name="FormField">Field of the form, by which findings of the checks are led back to the column.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Get">Reads the value as it was typed.</param>
/// <param name="Set">Puts the value.</param>
/// <param name="Field">The field librarians show or hide for a kind of documents; null for one that is always there.</param>
/// <param name="Choices">The closed list, if there is one.</param>
internal sealed record Column(
    string Name, string FormField, CellKind Kind, Func<DocumentContent, string> Get, Action<DocumentContent, string> Set, Field? Field = null, IReadOnlyList<string>? Choices = null)
{
    /// <summary>The value as the exchange writes it; two values that mean the same are written alike.</summary>
    public string Canonical(DocumentContent of) => CellText.Canonical(Kind, Get(of), Choices);
}

/// <summary>How values are written: ISO dates as exactly as they are known, codes without spaces (Resolution 835).</summary>
internal static partial class CellText
{
    public static string Canonical(CellKind kind, string text, IReadOnlyList<string>? choices = null) => kind switch
    {
        CellKind.Text => string.IsNullOrWhiteSpace(text) ? "" : text,
        CellKind.Lines => string.Join('\n', Lines(text)),
        CellKind.List => string.Join(';', List(text)),
        CellKind.Date => Date(text.Trim())?.Iso ?? text.Trim(),
        CellKind.OrganisationCode => Edrpou.Normalise(text),
        CellKind.Territory => Katottg.Normalise(text),
        CellKind.Choice => choices!.FirstOrDefault(c => Bare(c) == Bare(text)) ?? text.Trim(),
        _ => text.Trim(),
    };

    public static IEnumerable<string> Lines(string text) =>
        text.Split(["||", "\r\n", "\n", "\r"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static IEnumerable<string> List(string text) =>
        text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);

    /// <summary>2015-10-21, 2015-10, 2015, and also 21.10.2015 and 10.2015.</summary>
    public static PartialDate? Date(string text)
    {
        if (Dotted().Match(text) is not { Success: true } dotted)
            return PartialDate.Read(text);
        var day = dotted.Groups[1].Success ? "-" + dotted.Groups[1].Value.PadLeft(2, '0') : "";
        return PartialDate.Read($"{dotted.Groups[3].Value}-{dotted.Groups[2].Value.PadLeft(2, '0')}{day}");
    }

    /// <summary><c>MinistryOrder</c> as <c>ministry-order</c>.</summary>
    public static string Code<T>(T value) where T : struct, Enum => Capital().Replace(value.ToString(), "-$0").ToLowerInvariant();

    public static IReadOnlyList<string> Codes<T>(params T[] without) where T : struct, Enum => [.. Enum.GetValues<T>().Except(without).Select(Code)];

    public static T? Choice<T>(string text) where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => Bare(Code(v)) == Bare(text)).Select(v => (T?)v).FirstOrDefault();

    private static string Bare(string text) => text.Trim().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex(@"^(?:([0-9]{1,2})\.)?([0-9]{1,2})\.([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}

/// <summary>The one set of columns of CSV and JSON, out and in. Described in docs/library-csv.md.</summary>
internal static class DocumentColumns
{
    public const string Id = "id", ExternalId = "external_id", Address = "address", Status = "status", Version = "version", Changes = "changes";
    public const string Collections = "collections";

    /// <summary>Columns that say which document and which version of it is meant.</summary>
    public static readonly IReadOnlyList<string> Own = [Id, ExternalId, Address, Status, Version, Changes];

    public static readonly IReadOnlyList<Column> Description =
    [
        new("kind", "Content.Kind", CellKind.Choice, c => CellText.Code(c.Kind), (c, v) => c.Kind = CellText.Choice<DocumentKind>(v) ?? c.Kind, null, CellText.Codes<DocumentKind>()),
        new("title_uk", "Content.TitleUk", CellKind.Text, c => c.TitleUk, (c, v) => c.TitleUk = v),
        new("title_en", "Content.TitleEn", CellKind.Text, c => c.TitleEn, (c, v) => c.TitleEn = v, Field.TitleEn),
        new("title_original", "Content.TitleOriginal", CellKind.Text, c => c.TitleOriginal, (c, v) => c.TitleOriginal = v, Field.TitleOriginal),
        new("abstract_uk", "Content.AbstractUk", CellKind.Text, c => c.AbstractUk, (c, v) => c.AbstractUk = v, Field.AbstractUk),
        new("abstract_en", "Content.AbstractEn", CellKind.Text, c => c.AbstractEn, (c, v) => c.AbstractEn = v, Field.AbstractEn),
        new("creators", "Content.Creators", CellKind.Lines, c => c.Creators, (c, v) => c.Creators = v, Field.Creators),
        new("contributors", "Content.Contributors", CellKind.Lines, c => c.Contributors, (c, v) => c.Contributors = v, Field.Contributors),
        new("publisher_uk", "Content.Publisher", CellKind.Text, c => c.Publisher, (c, v) => c.Publisher = v, Field.Publisher),
        new("publisher_en", "Content.PublisherEn", CellKind.Text, c => c.PublisherEn, (c, v) => c.PublisherEn = v, Field.Publisher),
        new("publisher_code", "Content.PublisherCode", CellKind.OrganisationCode, c => c.PublisherCode, (c, v) => c.PublisherCode = v, Field.Publisher),
        new("act_number", "Content.ActNumber", CellKind.Text, c => c.ActNumber, (c, v) => c.ActNumber = v, Field.ActNumber),
        new("registration", "Content.Registration", CellKind.Text, c => c.Registration, (c, v) => c.Registration = v, Field.Registration),
        new("adopted_on", "Content.AdoptedOn", CellKind.Date, c => c.AdoptedOn, (c, v) => c.AdoptedOn = v, Field.AdoptedOn),
        new("issued_on", "Content.IssuedOn", CellKind.Date, c => c.IssuedOn, (c, v) => c.IssuedOn = v, Field.IssuedOn),
        new("valid_from", "Content.ValidFrom", CellKind.Date, c => c.ValidFrom, (c, v) => c.ValidFrom = v, Field.ValidFrom),
        new("valid_until", "Content.ValidUntil", CellKind.Date, c => c.ValidUntil, (c, v) => c.ValidUntil = v, Field.ValidUntil),
        new("legal_status", "Content.LegalStatus", CellKind.Choice, c => c.LegalStatus == LegalStatus.None ? "" : CellText.Code(c.LegalStatus),
            (c, v) => c.LegalStatus = CellText.Choice<LegalStatus>(v) ?? LegalStatus.None, Field.LegalStatus, CellText.Codes(LegalStatus.None)),
        new("languages", "Content.Languages", CellKind.List, c => string.Join(';', c.Languages), (c, v) => c.Languages = [.. CellText.List(v)], Field.Languages, Lists.Languages),
        new("subjects", "Content.Subjects", CellKind.List, c => string.Join(';', c.Subjects), (c, v) => c.Subjects = [.. CellText.List(v)], Field.Subjects),
        new("keywords", "Content.Keywords", CellKind.Text, c => c.Keywords, (c, v) => c.Keywords = v, Field.Keywords),
        new("territory", "Content.Territory", CellKind.Territory, c => c.Territory, (c, v) => c.Territory = v, Field.Territory),
        new("doi", "Content.Doi", CellKind.Word, c => c.Doi, (c, v) => c.Doi = v, Field.Doi),
        new("isbn", "Content.Isbn", CellKind.Word, c => c.Isbn, (c, v) => c.Isbn = v, Field.Isbn),
        new("licence", "Content.Licence", CellKind.Choice, c => c.Licence, (c, v) => c.Licence = v, Field.Licence, Lists.Licences),
        new("rights", "Content.Rights", CellKind.Text, c => c.Rights, (c, v) => c.Rights = v, Field.Rights),
        new("link", "Content.Link", CellKind.WebAddress, c => c.Link, (c, v) => c.Link = v, Field.Link),
    ];

    /// <summary>How this document stands to others: a column for each way.</summary>
    public static readonly IReadOnlyDictionary<string, RelationKind> Relations =
        Enum.GetValues<RelationKind>().ToDictionary(k => CellText.Code(k).Replace('-', '_'), k => k);

    /// <summary>Columns of one file, behind <c>file1_</c>, <c>file2_</c> …</summary>
    public static readonly IReadOnlyList<string> OfFile = ["source", "sha256", "about", "access", "embargo_until"];

    public static string FileColumn(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"file{number}_{name}");

    public static IEnumerable<string> FileColumns(int files) => Enumerable.Range(1, files).SelectMany(n => OfFile.Select(name => FileColumn(n, name)));

    /// <summary>All headings of a file whose documents have so many files at most.</summary>
    public static IEnumerable<string> Headings(int files) =>
        [.. Own, .. Description.Select(c => c.Name), Collections, .. Relations.Keys, .. FileColumns(files)];
}
