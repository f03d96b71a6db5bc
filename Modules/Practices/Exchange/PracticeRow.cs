using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>A row of a file of practices.</summary>
internal sealed class PracticeRow : FileRow
{
    public string Id { get; set; } = "";
    public string ExternalId { get; set; } = "";
    public string Status { get; set; } = "";
    public PracticeContent Content { get; } = new();

    /// <summary>The content as it will be stored, once it was checked.</summary>
    public string? Json { get; set; }

    public bool IsDraft => Status == RowStatus.Draft;

    /// <summary>The file shows no contact: none was given, or it was not exported for want of consent.</summary>
    public bool HidesContact { get; set; }

    /// <summary>What is wrong lies in cells of the description, not in the row's shape or in whose row it is.</summary>
    public bool OnlyCellsWrong => !IsOfFile && Mistakes.TrueForAll(m => m.Column != "" && !Headings.IsOwn(m.Column));
}

/// <summary>Values of the column <c>status</c>.</summary>
internal static class RowStatus
{
    public const string Draft = "draft";
    public const string Published = "published";
    public const string Outdated = "outdated";
    public const string Withdrawn = "withdrawn";

    public static bool IsKnown(string status) => status is "" or Draft or Published or Outdated;

    public static string Of(PracticeStatus status) => status switch
    {
        PracticeStatus.Published => Published,
        PracticeStatus.Outdated => Outdated,
        PracticeStatus.Withdrawn => Withdrawn,
        _ => Draft,
    };
}

/// <summary>The columns of a file of practices.</summary>
internal sealed class PracticeForm : RowForm<PracticeRow>
{
    public static readonly PracticeForm Instance = new();

    protected override IEnumerable<string> Headings => Exchange.Headings.Examples;

    public override IReadOnlyList<IReadOnlyList<string>> Needed { get; } =
        [.. PracticeColumns.Required.Select(name => new[] { name }), [PracticeColumns.ExternalId, PracticeColumns.Id]];

    public override bool Has(string heading) => Exchange.Headings.IsOwn(heading) || Exchange.Headings.Find(heading) is not null;

    public override void Put(PracticeRow row, string heading, string cell) => RowCells.Put(row, heading, Exchange.Headings.Find(heading), cell);

    public override void Finish(PracticeRow row) => RowCells.Finish(row);
}
