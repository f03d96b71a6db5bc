using System.Globalization;
using Hub.Contest.Counting;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>How the result is counted and who sees what: declared before the jury begins, printed with the result.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class SettingsModel(ContestDb db, TimeProvider time, IPeople people) : RoundPage(db, time)
{
    private const int MostChanges = 50;

    [BindProperty] public SettingsInput Input { get; set; } = new();

    public IReadOnlyList<SettingsChange> Changes { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public bool IsFixed => Phase >= Phase.Jury;

    public Task<IActionResult> OnGet(CancellationToken cancel) => Show(() => Input = SettingsInput.Of(Round.Settings), cancel);

    public async Task<IActionResult> OnPost([FromServices] DeclareSettings declare, CancellationToken cancel)
    {
        if (!await declare.Run(Id, Input.Read(), cancel))
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Settings", new { id = Id });
    }

    public IReadOnlyList<Choice> Of<T>(string name) where T : struct, Enum => [.. Enum.GetNames<T>().Select(v => new Choice(v, Texts[$"Settings.{name}.{v}"]))];

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Changes = await Db.SettingsChanges.AsNoTracking().Where(c => c.RoundId == Id).OrderByDescending(c => c.At).Take(MostChanges).ToListAsync(cancel);
        Names = await people.Names(Changes.Select(c => c.ById).Distinct(), cancel);
    }
}

/// <summary>The form; numbers as typed.</summary>
internal sealed class SettingsInput
{
    public Average Average { get; set; }
    public Normalisation Normalisation { get; set; }
    public Unusable Unmeasurable { get; set; }
    public string? LeastBallotsToNormalise { get; set; }
    public string? TargetMean { get; set; }
    public string? TargetSpread { get; set; }
    public bool Trim { get; set; }
    public PartialBallots Partial { get; set; }
    public string? LeastBallots { get; set; }
    public TooFewBallots TooFew { get; set; }
    public RoundingStage Rounding { get; set; }
    public string? Digits { get; set; }
    public Midpoint Midpoint { get; set; }
    public TieRule Ties { get; set; }
    public bool PublicVote { get; set; }
    public bool AnonymousReading { get; set; }
    public bool JurorsNamed { get; set; }
    public EntriesShown EntriesShown { get; set; }
    public string? JurorsPerEntry { get; set; }
    public string? AssignmentSeed { get; set; }

    public static SettingsInput Of(RoundSettings s) => new()
    {
        Average = s.Average,
        Normalisation = s.Normalisation,
        Unmeasurable = s.Unmeasurable,
        LeastBallotsToNormalise = Say(s.LeastBallotsToNormalise),
        TargetMean = Say(s.TargetMean),
        TargetSpread = Say(s.TargetSpread),
        Trim = s.Trim,
        Partial = s.Partial,
        LeastBallots = Say(s.LeastBallots),
        TooFew = s.TooFew,
        Rounding = s.Rounding,
        Digits = Say(s.Digits),
        Midpoint = s.Midpoint,
        Ties = s.Ties,
        PublicVote = s.PublicVote,
        AnonymousReading = s.AnonymousReading,
        JurorsNamed = s.JurorsNamed,
        EntriesShown = s.EntriesShown,
        JurorsPerEntry = Say(s.JurorsPerEntry),
        AssignmentSeed = Say(s.AssignmentSeed),
    };

    public RoundSettings Read() => new()
    {
        Average = Average,
        Normalisation = Normalisation,
        Unmeasurable = Unmeasurable,
        LeastBallotsToNormalise = Whole(LeastBallotsToNormalise, nameof(LeastBallotsToNormalise)),
        TargetMean = Number(TargetMean, nameof(TargetMean)),
        TargetSpread = Number(TargetSpread, nameof(TargetSpread)),
        Trim = Trim,
        Partial = Partial,
        TooFew = TooFew,
        LeastBallots = Whole(LeastBallots, nameof(LeastBallots)),
        Rounding = Rounding,
        Digits = Whole(Digits, nameof(Digits)),
        Midpoint = Midpoint,
        Ties = Ties,
        PublicVote = PublicVote,
        AnonymousReading = AnonymousReading,
        JurorsNamed = JurorsNamed,
        EntriesShown = EntriesShown,
        JurorsPerEntry = Whole(JurorsPerEntry, nameof(JurorsPerEntry)),
        AssignmentSeed = Whole(AssignmentSeed, nameof(AssignmentSeed)),
    };

    private static int Whole(string? typed, string field) => int.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        ? number : throw new RuleViolation("Settings.Whole", $"Input.{field}", $"text:Settings.{field}");

    private static decimal Number(string? typed, string field) => Limits.Number(typed) ?? throw new RuleViolation("Settings.Number", $"Input.{field}", $"text:Settings.{field}");

    private static string Say(decimal number) => number.ToString("0.####", CultureInfo.CurrentCulture);
}
