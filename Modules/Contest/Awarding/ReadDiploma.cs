using Hub.Contest.Results;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Awarding;

/// <summary>A diploma the portal issued, with all it says.</summary>
internal sealed record IssuedDiploma(Award Award, Round Round, Nomination Nomination, Entry Entry, SpecialPrize? Prize)
{
    public bool Stands => Award.RevokedAt is null;

    public (string Title, string Organisation, string Nomination, string Round, string? Prize, string? Donor) In(bool english) => (
        english ? Entry.TitleEn ?? Entry.TitleUk : Entry.TitleUk,
        english ? Entry.OrganisationEn ?? Entry.OrganisationUk : Entry.OrganisationUk,
        english ? Nomination.TitleEn ?? Nomination.TitleUk : Nomination.TitleUk,
        english ? Round.TitleEn ?? Round.TitleUk : Round.TitleUk,
        english ? Prize?.TitleEn ?? Prize?.TitleUk : Prize?.TitleUk,
        english ? Prize?.DonorEn ?? Prize?.DonorUk : Prize?.DonorUk);
}

/// <summary>Reads a diploma by its number; null when the portal issued none.</summary>
internal sealed class ReadDiploma(ContestDb db)
{
    public async Task<IssuedDiploma?> Run(string number, CancellationToken cancel)
    {
        var found = await db.Awards.AsNoTracking().Where(a => a.DiplomaNumber == number)
            .Join(db.Rounds, a => a.RoundId, r => r.Id, (a, r) => new { Award = a, Round = r })
            .Join(db.Entries, x => x.Award.EntryId, e => e.Id, (x, e) => new { x.Award, x.Round, Entry = e }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == found.Award.NominationId, cancel);
        var prize = found.Award.SpecialPrizeId is { } id ? await db.SpecialPrizes.AsNoTracking().SingleAsync(p => p.Id == id, cancel) : null;
        return new(found.Award, found.Round, nomination, found.Entry, prize);
    }
}
