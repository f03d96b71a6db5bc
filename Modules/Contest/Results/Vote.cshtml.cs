using Hub.Contest.Jury;
using Hub.Contest.Reading;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Contest.Results;

/// <summary>The vote of visitors: one in each nomination, for whoever is signed in.</summary>
[AllowAnonymous]
internal sealed class VoteModel(ContestDb db, JurorSight sight, VoteForEntry vote, ICurrentUser user, TimeProvider time) : RoundOnPage(db, time)
{
    private const int Most = 1000;

    [BindProperty] public Guid? Chosen { get; set; }

    /// <summary>The entry asked for by a link on its page.</summary>
    [BindProperty(SupportsGet = true, Name = "entry")] public Guid? Asked { get; set; }

    public IReadOnlyDictionary<Guid, Guid> Mine { get; private set; } = new Dictionary<Guid, Guid>();
    public ILookup<Guid, Choice> Entries { get; private set; } = Array.Empty<Choice>().ToLookup(_ => Guid.Empty);
    public bool IsSignedIn => user.Id is not null;
    public bool IsOpen => VoteForEntry.IsOpen(Round, Now);

    protected override async Task LoadMore(CancellationToken cancel)
    {
        if (NothingHere = !Round.Settings.PublicVote)
            return;
        if (!IsOpen)
            return;
        var entries = await sight.Entries.AsNoTracking().Where(e => e.RoundId == Round.Id && e.State == EntryState.Eligible).OrderBy(e => e.Number).Take(Most)
            .Select(e => new { e.Id, e.NominationId, e.TitleUk, e.TitleEn, e.OrganisationUk, e.OrganisationEn }).ToListAsync(cancel);
        var anonymous = Round.Settings.AnonymousReading;
        Entries = entries.ToLookup(e => e.NominationId, e => new Choice(e.Id.ToString(), CountFaces.In(e.TitleUk, e.TitleEn) + (anonymous ? "" : " – " + CountFaces.In(e.OrganisationUk, e.OrganisationEn))));
        if (user.Id is { } me)
            Mine = await Db.PublicVotes.AsNoTracking().Where(v => v.PersonId == me && Db.Nominations.Any(n => n.Id == v.NominationId && n.RoundId == Round.Id)).ToDictionaryAsync(v => v.NominationId, v => v.EntryId, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        if (!IsSignedIn)
            return Challenge();
        if (Chosen is null)
            throw new RuleViolation("Vote.ChooseNeeded");
        if (!await Db.Entries.AnyAsync(e => e.Id == Chosen && e.RoundId == Round.Id, cancel) || !await vote.Run(Chosen.Value, cancel))
            return NotFound();
        Done = HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["Vote.Done"];
        return RedirectToPage("Vote", new { year = Year, entry = (Guid?)null });
    }
}
