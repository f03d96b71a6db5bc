using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>What a nomination says and by which criteria its entries are judged; all criteria are saved together, because their weights make a whole.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class NominationModel(ContestDb db, TimeProvider time) : RoundPage(db, time)
{
    private const int SpareRows = 2;

    [BindProperty(SupportsGet = true, Name = "nomination")] public Guid? NominationId { get; set; }
    [BindProperty] public NominationInput Input { get; set; } = new();

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        var nomination = NominationId is null ? null : await Db.Nominations.AsNoTracking().SingleOrDefaultAsync(n => n.Id == NominationId && n.RoundId == Id, cancel);
        if (NominationId is not null && nomination is null)
            return NotFound();
        Input = NominationInput.Of(nomination);
        Input.Criteria.AddRange(Enumerable.Range(0, SpareRows).Select(_ => new CriterionInput()));
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] WriteNomination write, CancellationToken cancel)
    {
        var words = new NominationWords(Input.TitleUk, Input.TitleEn, Input.DescriptionUk, Input.DescriptionEn);
        if (await write.Run(Id, NominationId, words, Input.Read(), cancel) is null)
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Round", new { id = Id });
    }
}

/// <summary>The form of a nomination.</summary>
internal sealed class NominationInput
{
    public string? TitleUk { get; set; }
    public string? TitleEn { get; set; }
    public string? DescriptionUk { get; set; }
    public string? DescriptionEn { get; set; }
    public List<CriterionInput> Criteria { get; set; } = [];

    public static NominationInput Of(Nomination? nomination) => nomination is null ? new() : new()
    {
        TitleUk = nomination.TitleUk,
        TitleEn = nomination.TitleEn,
        DescriptionUk = nomination.DescriptionUk,
        DescriptionEn = nomination.DescriptionEn,
        Criteria = [.. nomination.InOrder().Select(CriterionInput.Of)],
    };

    /// <summary>Rows without a title and a weight are no criteria.</summary>
    public IReadOnlyList<Criterion> Read() => [.. Criteria.Select((row, index) => (row, index)).Where(r => !r.row.IsEmpty).Select(r => r.row.Read(r.index))];
}

/// <summary>A row of the form; numbers as typed.</summary>
internal sealed class CriterionInput
{
    public Guid? Id { get; set; }
    public string? TitleUk { get; set; }
    public string? TitleEn { get; set; }
    public string? DescriptionUk { get; set; }
    public string? DescriptionEn { get; set; }
    public string? Weight { get; set; }
    public string? Least { get; set; } = "0";
    public string? Most { get; set; } = "10";
    public string? CommentBelow { get; set; }
    public string? CommentAbove { get; set; }
    public string? TieOrder { get; set; }

    /// <summary>A line each: <c>0 = nothing | nothing in English</c>.</summary>
    public string? Anchors { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(TitleUk) && string.IsNullOrWhiteSpace(Weight);

    public static CriterionInput Of(Criterion criterion) => new()
    {
        Id = criterion.Id,
        TitleUk = criterion.TitleUk,
        TitleEn = criterion.TitleEn,
        DescriptionUk = criterion.DescriptionUk,
        DescriptionEn = criterion.DescriptionEn,
        Weight = Say(criterion.Weight),
        Least = Say(criterion.Least),
        Most = Say(criterion.Most),
        CommentBelow = Say(criterion.CommentBelow),
        CommentAbove = Say(criterion.CommentAbove),
        TieOrder = criterion.TieOrder?.ToString(CultureInfo.InvariantCulture),
        Anchors = string.Join('\n', criterion.Anchors.Select(a => $"{Say(a.Value)} = {a.Uk}{(a.En is null ? "" : " | " + a.En)}")),
    };

    public Criterion Read(int index)
    {
        string Field(string name) => $"Input.Criteria[{index}].{name}";
        decimal Needed(string? typed, string name) => Limits.Number(typed) ?? throw new RuleViolation("Criterion.Number", Field(name), "text:Criterion.Field." + name);
        decimal? Optional(string? typed, string name) => string.IsNullOrWhiteSpace(typed) ? null : Needed(typed, name);
        return new Criterion
        {
            Id = Id ?? Guid.CreateVersion7(),
            Place = index + 1,
            TitleUk = Limits.Line(TitleUk, Field("TitleUk"), "Field.TitleUk", Round.MostTitle),
            TitleEn = Limits.LineOrNull(TitleEn, Field("TitleEn"), "Field.TitleEn", Round.MostTitle),
            DescriptionUk = Limits.Text(DescriptionUk, Field("DescriptionUk"), "Field.DescriptionUk", Round.MostReason),
            DescriptionEn = Limits.TextOrNull(DescriptionEn, Field("DescriptionEn"), "Field.DescriptionEn", Round.MostReason),
            Weight = Needed(Weight, nameof(Weight)),
            Least = Needed(Least, nameof(Least)),
            Most = Needed(Most, nameof(Most)),
            CommentBelow = Optional(CommentBelow, nameof(CommentBelow)),
            CommentAbove = Optional(CommentAbove, nameof(CommentAbove)),
            TieOrder = (int?)Optional(TieOrder, nameof(TieOrder)),
            Anchors = [.. Lines().Select(line => Anchor(line, Field(nameof(Anchors))))],
        };
    }

    private IEnumerable<string> Lines() => Limits.Plain(Anchors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Anchor Anchor(string line, string field)
    {
        var cut = line.IndexOf('=', StringComparison.Ordinal);
        if (cut < 0 || Limits.Number(line[..cut]) is not { } value)
            throw new RuleViolation("Criterion.AnchorLine", field, line);
        var texts = line[(cut + 1)..].Split('|', 2, StringSplitOptions.TrimEntries);
        return new(value, Limits.Line(texts[0], field, "Criterion.Field.Anchors", Criterion.MostAnchor),
            texts.Length > 1 ? Limits.LineOrNull(texts[1], field, "Criterion.Field.Anchors", Criterion.MostAnchor) : null);
    }

    private static string Say(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
