using Hub.Contest.Awarding;
using Hub.Contest.Reading;
using Hub.Contest.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>A round: what to do now, nominations, calendar, and who was awarded.</summary>
[AllowAnonymous]
internal sealed class YearModel(ContestDb db, TimeProvider time) : RoundOnPage(db, time)
{
    private const int Most = 200;

    public IReadOnlyList<PhaseExtension> Extensions { get; private set; } = [];
    public int OpenAppeals { get; private set; }
    public IReadOnlyList<ShownAward> Awards { get; private set; } = [];

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Extensions = await Db.Extensions.AsNoTracking().Where(e => e.RoundId == Round.Id).OrderByDescending(e => e.At).Take(Most).ToListAsync(cancel);
        if (Round.ResultAt is null)
            return;
        OpenAppeals = await Db.Appeals.CountAsync(a => a.RoundId == Round.Id && a.State == AppealState.Open, cancel);
        Awards = await Db.ShownAwards(a => a.RoundId == Round.Id).Take(Most).ToListAsync(cancel);
    }
}
