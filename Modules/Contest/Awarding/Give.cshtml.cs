using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Awarding;

/// <summary>Awards of a round for its organisers and its chair: places as the published result has them, and special prizes.</summary>
[Authorize]
internal sealed class GiveModel(ContestDb db, JurorSight sight, ICurrentUser user) : LeadersPage(db, sight, user)
{
    private const int UsualPlaces = 3;
    private const int MostEntries = 2000;

    /// <summary>How many places are awarded in each nomination.</summary>
    [BindProperty] public Dictionary<Guid, int> Places { get; set; } = [];
    [BindProperty] public PrizeInput Input { get; set; } = new();

    public IReadOnlyList<Nomination> Nominations { get; private set; } = [];
    public IReadOnlyList<PlacedEntry> Placed { get; private set; } = [];
    public IReadOnlyList<ShownAward> Given { get; private set; } = [];
    public IReadOnlyList<Choice> Entries { get; private set; } = [];
    public int OpenAppeals { get; private set; }

    /// <summary>Nominations whose places have not been awarded.</summary>
    public IEnumerable<Nomination> Waiting => Nominations.Where(n => !Given.Any(a => a.Nomination == n.Id && a.Place is not null) && Placed.Any(p => p.Nomination == n.Id));

    public IReadOnlyList<Choice> Numbers => [.. Enumerable.Range(0, GiveAwards.MostPlaces + 1).Select(n => new Choice(n.ToString(System.Globalization.CultureInfo.InvariantCulture), n == 0 ? Texts["Award.NoneNow"] : SharedKernel.Web.Localisers.Count(Texts, "Award.PlacesCount", n)))];

    public override async Task<bool> Find(CancellationToken cancel) => await base.Find(cancel) && Sight.LeadsAll;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await Read(cancel);
        Places = Waiting.ToDictionary(n => n.Id, _ => UsualPlaces);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] GiveAwards give, CancellationToken cancel)
    {
        if (await give.Run(Round, Places, cancel) is not { } given)
            return NotFound();
        Done = SharedKernel.Web.Localisers.Count(Texts, "Award.Done", given);
        return RedirectToPage("Give", new { round = Round });
    }

    public async Task<IActionResult> OnPostPrizeAsync([FromServices] GivePrize give, CancellationToken cancel)
    {
        if (!await give.Run(Round, Input.Entry, new(Input.TitleUk, Input.TitleEn, Input.DonorUk, Input.DonorEn, Input.ReasonUk, Input.ReasonEn), cancel))
            return NotFound();
        Done = Texts["Prize.Done"];
        return RedirectToPage("Give", new { round = Round });
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        if (!NothingHere)
            await Read(cancel);
    }

    private async Task Read(CancellationToken cancel)
    {
        Nominations = await Db.Nominations.AsNoTracking().Where(n => n.RoundId == Round).OrderBy(n => n.Place).ToListAsync(cancel);
        if (There.ResultAt is null)
            return;
        Placed = await Db.PublishedResults.AnyAsync(r => r.RoundId == Round, cancel) ? await PublishedPlaces.Of(Db, Round, cancel) : [];
        Given = await Db.ShownAwards(a => a.RoundId == Round).ToListAsync(cancel);
        OpenAppeals = await Db.Appeals.CountAsync(a => a.RoundId == Round && a.State == AppealState.Open, cancel);
        Entries = [.. (await Db.Entries.AsNoTracking().Where(e => e.RoundId == Round && e.State == EntryState.Eligible).OrderBy(e => e.Number).Take(MostEntries)
            .Select(e => new { e.Id, e.Number, e.TitleUk }).ToListAsync(cancel)).Select(e => new Choice(e.Id.ToString(), $"{CountKeys.Of(There.Year, e.Number ?? 0)} {e.TitleUk}"))];
    }
}

/// <summary>A special prize as typed.</summary>
internal sealed class PrizeInput
{
    public Guid? Entry { get; set; }
    public string? TitleUk { get; set; }
    public string? TitleEn { get; set; }
    public string? DonorUk { get; set; }
    public string? DonorEn { get; set; }
    public string? ReasonUk { get; set; }
    public string? ReasonEn { get; set; }
}
