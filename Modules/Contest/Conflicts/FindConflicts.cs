using Hub.Contest.Jury;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Conflicts;

/// <summary>
/// Looks for conflicts of interest by facts and suggests the new ones. What was found before stays as it was decided: a dismissed
/// suggestion does not come back, and nothing the chair decided is changed.
/// </summary>
internal sealed class FindConflicts(ContestDb db, TimeProvider time)
{
    /// <returns>How many new suggestions there are.</returns>
    public async Task<int> Run(Guid round, CancellationToken cancel)
    {
        var jurors = await Jurors(round, cancel);
        var entries = await Entries(round, cancel);
        if (jurors.Count == 0 || entries.Count == 0)
            return 0;
        var search = new ConflictSearch(await Organisations(jurors, cancel));
        var known = (await db.Conflicts.Where(c => db.Entries.Any(e => e.Id == c.EntryId && e.RoundId == round)).Select(c => new { c.JurorId, c.EntryId, c.Kind }).ToListAsync(cancel))
            .Select(c => (c.JurorId, c.EntryId, c.Kind)).ToHashSet();
        var found = jurors.SelectMany(j => entries.SelectMany(e => search.Between(j, e))).Where(f => known.Add((f.Juror, f.Entry, f.Kind))).ToList();
        if (found.Count == 0)
            return 0;
        var now = time.GetUtcNow();
        db.Conflicts.AddRange(found.Select(f => Conflict.Suggest(f.Juror, f.Entry, f.Kind, f.Because, now)));
        db.OpenConflicts(await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round, cancel));
        await db.SaveChangesAsync(cancel);
        return found.Count;
    }

    private async Task<List<KnownJuror>> Jurors(Guid round, CancellationToken cancel)
    {
        var jurors = await db.Jurors.AsNoTracking().Where(j => j.RoundId == round && (j.State == JurorState.Accepted || j.State == JurorState.Left)).ToListAsync(cancel);
        var ties = (await db.JurorTies.AsNoTracking().Where(t => db.Jurors.Any(j => j.Id == t.JurorId && j.RoundId == round)).ToListAsync(cancel)).ToLookup(t => t.JurorId);
        var people = jurors.Select(j => j.PersonId).OfType<Guid>().ToList();
        var together = (await db.Set<Known.KnownPracticeAuthor>().Where(a => people.Contains(a.PersonId))
            .Join(db.Set<Known.KnownPracticeAuthor>(), a => a.PracticeId, b => b.PracticeId, (a, b) => new { Juror = a.PersonId, Other = b.PersonId })
            .Where(x => x.Juror != x.Other).Distinct().ToListAsync(cancel)).ToLookup(x => x.Juror, x => x.Other);
        return [.. jurors.Select(j => new KnownJuror(j.Id, j.PersonId, j.Region, [.. ties[j.Id]], together[j.PersonId ?? Guid.Empty].ToHashSet()))];
    }

    private async Task<List<KnownEntry>> Entries(Guid round, CancellationToken cancel)
    {
        var authors = (await db.EntryAuthors.AsNoTracking().Where(a => db.Entries.Any(e => e.Id == a.EntryId && e.RoundId == round)).ToListAsync(cancel)).ToLookup(a => a.EntryId, a => a.PersonId);
        var entries = await db.Entries.AsNoTracking().Where(e => e.RoundId == round && (e.State == EntryState.Submitted || e.State == EntryState.Returned || e.State == EntryState.Eligible))
            .Select(e => new { e.Id, e.OrganisationCode, e.OrganisationUk, e.Region }).ToListAsync(cancel);
        return [.. entries.Select(e => new KnownEntry(e.Id, e.OrganisationCode, e.OrganisationUk, e.Region, authors[e.Id].ToHashSet()))];
    }

    // Parents and mergers lead anywhere in the registry: its few columns are read once, and only when some juror is tied to something.
    private async Task<List<Registered>> Organisations(List<KnownJuror> jurors, CancellationToken cancel) =>
        jurors.TrueForAll(j => j.Ties.All(t => t.OrganisationCode == "")) ? [] : await db.KnownOrganisations.AsNoTracking()
            .Select(o => new Registered(o.Id, o.Code, o.FormerCodes, o.NameUk, o.Territory, o.ParentId, o.MergedIntoId)).ToListAsync(cancel);
}

/// <summary>Entries come in and organisations change without anybody thinking of conflicts: they are looked for again and again.</summary>
internal sealed class WatchConflicts(ContestDb db, FindConflicts find, TimeProvider time) : IJob
{
    public async Task Run(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var round in await db.Rounds.Where(r => r.PublishedAt != null && r.Calendar.Entries <= now && r.Calendar.Deliberation > now).Select(r => r.Id).ToListAsync(cancel))
            await find.Run(round, cancel);
    }
}
