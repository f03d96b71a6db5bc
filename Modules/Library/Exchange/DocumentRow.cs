using System.Globalization;
using Hub.Library.Describing;
using Hub.Library.Proposing;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Text;

namespace Hub.Library.Exchange;

/// <summary>The cells of one file.</summary>
internal sealed class FileCells
{
    public string Source { get; set; } = "";
    public string Sha256 { get; set; } = "";
    public string About { get; set; } = "";
    public string Access { get; set; } = "";
    public string EmbargoUntil { get; set; } = "";

    public bool IsBlank => Source == "" && Sha256 == "" && About == "" && Access == "" && EmbargoUntil == "";
}

/// <summary>A row of a file of documents.</summary>
internal sealed class DocumentRow : FileRow
{
    public string Id { get; set; } = "";
    public string ExternalId { get; set; } = "";

    /// <summary>Last part of the public address.</summary>
    public string Address { get; set; } = "";
    public string Status { get; set; } = "";
    public string Version { get; set; } = "";
    public string Changes { get; set; } = "";
    public DocumentContent Content { get; } = new();
    public string Collections { get; set; } = "";
    public Dictionary<RelationKind, string> Relations { get; } = [];
    public SortedDictionary<int, FileCells> Files { get; } = [];

    /// <summary>Not to be published, also when all are; may be incomplete.</summary>
    public bool IsDraft => Status is "draft" or "returned" or "proposed";

    /// <summary>A value of a closed list that is none: such a row is never as it is stored.</summary>
    public bool HasUnknownChoice { get; set; }

    /// <summary>The row can be told apart from others and its cells stand in their columns.</summary>
    public bool IsSound => !IsOfFile && Mistakes.TrueForAll(m => m.Column != "" && !DocumentColumns.Own.Contains(m.Column));
}

/// <summary>The columns of a file of documents: where each cell goes and what is wrong with how it is written.</summary>
internal sealed class DocumentForm : RowForm<DocumentRow>
{
    private static readonly string[] identifying = [DocumentColumns.ExternalId, DocumentColumns.Id, DocumentColumns.Address, "doi", "isbn", "act_number"];
    private static readonly string[] statuses = ["", "draft", "returned", "proposed", "published", "superseded"];

    // Behind the lists it is made of.
    public static readonly DocumentForm Instance = new();

    private readonly Dictionary<string, Action<DocumentRow, string>> puts = new(StringComparer.Ordinal)
    {
        [DocumentColumns.Id] = (row, cell) => row.Id = cell.Trim().ToLowerInvariant(),
        [DocumentColumns.ExternalId] = (row, cell) => row.ExternalId = cell.Trim(),
        [DocumentColumns.Address] = (row, cell) => row.Address = LastPart(cell),
        [DocumentColumns.Status] = (row, cell) => row.Status = cell.Trim().ToLowerInvariant(),
        [DocumentColumns.Version] = (row, cell) => row.Version = cell.Trim(),
        [DocumentColumns.Changes] = (row, cell) => row.Changes = Limits.Plain(cell).Trim(),
        [DocumentColumns.Collections] = (row, cell) => row.Collections = cell,
    };

    private DocumentForm()
    {
        foreach (var column in DocumentColumns.Description)
            puts[column.Name] = (row, cell) => Describe(row, column, cell);
        foreach (var (name, kind) in DocumentColumns.Relations)
            puts[name] = (row, cell) => row.Relations[kind] = cell;
        for (var number = 1; number <= FileLimits.Most; number++)
            foreach (var name in DocumentColumns.OfFile)
                AddFileColumn(number, name);
    }

    protected override IEnumerable<string> Headings => DocumentColumns.Headings(files: 2);

    public override IReadOnlyList<IReadOnlyList<string>> Needed { get; } = [identifying];

    public static bool IsFileColumn(string heading) => heading.StartsWith("file", StringComparison.Ordinal) && heading.Length > 4 && char.IsAsciiDigit(heading[4]);

    /// <summary>Last part of an address on the portal, or the part alone.</summary>
    public static string LastPart(string cell) => cell.Trim().Split('?', '#')[0].TrimEnd('/').Split('/')[^1];

    public override bool Has(string heading) => puts.ContainsKey(heading);

    public override string Separator(string heading) => heading is "creators" or "contributors" ? "\n" : ";";

    public override void Put(DocumentRow row, string heading, string cell)
    {
        if (CellChecks.IsVisible(row, heading, cell) && puts.TryGetValue(heading, out var put))
            put(row, cell);
    }

    public override void Finish(DocumentRow row)
    {
        if (row.IsOfFile)
            return;
        if (row.Id != "" && !Guid.TryParseExact(row.Id, "D", out _))
            row.Wrong(DocumentColumns.Id, "Import.BadId", Mistake.Quote(row.Id));
        if (row.ExternalId.Length > Document.LongestExternalId)
            row.Wrong(DocumentColumns.ExternalId, "Import.ExternalIdTooLong", row.ExternalId.Length);
        if (row.Address != "" && (row.Address.Length > 110 || row.Address.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')))
            row.Wrong(DocumentColumns.Address, "Import.BadPart", Mistake.Quote(row.Address));
        if (row.Status == "withdrawn")
            row.Wrong(DocumentColumns.Status, "Import.StatusWithdrawn");
        else if (!statuses.Contains(row.Status))
            row.Wrong(DocumentColumns.Status, "Import.StatusUnknown", Mistake.Quote(row.Status));
        if (row.Version != "" && !(int.TryParse(row.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Document.MostVersions))
            row.Wrong(DocumentColumns.Version, "Import.BadVersion", Mistake.Quote(row.Version), Document.MostVersions);
        if (row.Changes.Length > Limits.Note)
            row.Wrong(DocumentColumns.Changes, "Check.TooLong", "text:Document.Changes", Limits.Note);
        if (row is { Id: "", ExternalId: "", Address: "", Content: { Doi: "", Isbn: "" } } && Identifiers.ActKey(row.Content.ActNumber) == "")
            row.Wrong(identifying.FirstOrDefault(row.Shape.Has, DocumentColumns.ExternalId), "Import.IdNeeded");
        if (FirstGap(row) is { } gap)
            row.Wrong(DocumentColumns.FileColumn(gap, "source"), "Import.Gap.file", gap);
    }

    private void AddFileColumn(int number, string name) => puts[DocumentColumns.FileColumn(number, name)] = (row, cell) =>
    {
        if (string.IsNullOrWhiteSpace(cell))
            return;
        if (!row.Files.TryGetValue(number, out var file))
            row.Files[number] = file = new();
        var value = cell.Trim();
        _ = name switch
        {
            "source" => file.Source = value,
            "sha256" => file.Sha256 = value.ToLowerInvariant(),
            "about" => file.About = Limits.Plain(cell).Trim(),
            "access" => file.Access = value,
            _ => file.EmbargoUntil = value,
        };
    };

    private static int? FirstGap(DocumentRow row) =>
        row.Files.Count == 0 ? null : Enumerable.Range(1, row.Files.Keys.Max()).Where(n => !row.Files.ContainsKey(n)).Select(n => (int?)n).FirstOrDefault();

    private static void Describe(DocumentRow row, Column column, string cell)
    {
        if (!string.IsNullOrWhiteSpace(cell) && Wrong(column, cell.Trim()) is ({ } key, var arguments))
        {
            row.Wrong(column.Name, key, arguments);
            row.HasUnknownChoice |= column.Kind == CellKind.Choice;
        }
        column.Set(row.Content, CellText.Canonical(column.Kind, cell, column.Choices));
    }

    private static (string? Key, object[] Arguments) Wrong(Column column, string cell) => column.Kind switch
    {
        CellKind.Choice => column.Choices!.Contains(CellText.Canonical(column.Kind, cell, column.Choices)) ? default
            : ($"Import.Unknown.{column.Name}", [Mistake.Quote(cell), string.Join(", ", column.Choices!)]),
        CellKind.List when column.Choices is { } choices => CellText.List(cell).FirstOrDefault(v => !choices.Contains(v)) is { } value
            ? ($"Import.Unknown.{column.Name}", [Mistake.Quote(value), string.Join(", ", choices)]) : default,
        CellKind.Date => CellChecks.OfDate(cell, text => CellText.Date(text) is { Year: >= DocumentChecks.EarliestYear }),
        CellKind.OrganisationCode => CellChecks.OfCode(cell),
        CellKind.Territory => CellChecks.OfTerritory(cell),
        CellKind.WebAddress => CellChecks.OfAddress(cell),
        CellKind.Word when column.Name == "doi" => Identifiers.Doi(cell) is null ? ("Import.BadDoi", [Mistake.Quote(cell)]) : default,
        CellKind.Word when column.Name == "isbn" => Identifiers.Isbn(cell) is null ? ("Import.BadIsbn", [Mistake.Quote(cell)]) : default,
        _ => default,
    };
}
