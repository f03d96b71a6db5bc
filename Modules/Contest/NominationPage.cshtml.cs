using Hub.Contest.Awarding;
using Hub.Contest.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>A nomination: what is entered, by which criteria and weights it is judged, what each score means.</summary>
[AllowAnonymous]
internal sealed class NominationPageModel(ContestDb db, TimeProvider time) : RoundOnPage(db, time)
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)] public string Slug { get; set; } = "";

    public Nomination Nomination { get; private set; } = null!;

    public IReadOnlyList<ShownAward> Awards { get; private set; } = [];

    protected override async Task LoadMore(CancellationToken cancel)
    {
        var found = Nominations.FirstOrDefault(n => n.Slug == Slug);
        if (NothingHere = found is null)
            return;
        Nomination = found!;
        if (Round.ResultAt is not null)
            Awards = await Db.ShownAwards(a => a.NominationId == Nomination.Id).Take(Most).ToListAsync(cancel);
    }
}
