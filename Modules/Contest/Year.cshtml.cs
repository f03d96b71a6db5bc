using Hub.Contest.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest;

/// <summary>A round: what to do now, nominations, calendar, and who was awarded.</summary>
[AllowAnonymous]
internal sealed class YearModel(ContestDb db, TimeProvider time) : RoundOnPage(db, time)
{
    private const int Most = 100;

    public IReadOnlyList<PhaseExtension> Extensions { get; private set; } = [];
    public IReadOnlyList<Winner> Winners { get; private set; } = [];

    protected override async Task LoadMore(CancellationToken cancel)
    {
        Extensions = await Db.Extensions.AsNoTracking().Where(e => e.RoundId == Round.Id).OrderByDescending(e => e.At).Take(Most).ToListAsync(cancel);
        if (Round.ResultAt is not null)
            Winners = await Db.Awards.AsNoTracking().Where(a => a.RoundId == Round.Id && a.RevokedAt == null)
                .Join(Db.Entries, a => a.EntryId, e => e.Id, (a, e) => new Winner(a.NominationId, a.Place, e.Id, e.TitleUk, e.TitleEn, e.OrganisationUk, e.OrganisationEn))
                .OrderBy(w => w.Place).ThenBy(w => w.TitleUk).Take(Most).ToListAsync(cancel);
    }
}

/// <summary>An awarded entry; the place is null where only the award is known.</summary>
internal sealed record Winner(Guid Nomination, int? Place, Guid Entry, string TitleUk, string? TitleEn, string OrganisationUk, string? OrganisationEn);
