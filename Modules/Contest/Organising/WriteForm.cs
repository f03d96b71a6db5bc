using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>Sets what entrants of a nomination are asked. Until entries can be made: afterwards everybody answers the same questions.</summary>
internal sealed class WriteForm(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such nomination in the round.</returns>
    public async Task<bool> Run(Guid round, Guid id, EntryForm form, CancellationToken cancel)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } its
            || await db.Nominations.SingleOrDefaultAsync(n => n.Id == id && n.RoundId == round, cancel) is not { } nomination)
            return false;
        var now = time.GetUtcNow();
        its.RequireBeforeEntries(now);
        nomination.Ask(form);
        db.Record(round, null, user.RequiredId, "FormChanged", nomination.TitleUk, now);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Puts the nominations of a round in order. Their numbers name them in published files, so they stay once entries can be made.</summary>
internal sealed class OrderNominations(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such round.</returns>
    public async Task<bool> Run(Guid round, IReadOnlyDictionary<Guid, int> places, CancellationToken cancel)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } its)
            return false;
        its.RequireBeforeEntries(time.GetUtcNow());
        var all = await db.Nominations.Where(n => n.RoundId == round).ToListAsync(cancel);
        if (all.Select(n => places.GetValueOrDefault(n.Id)).Order().SequenceEqual(Enumerable.Range(1, all.Count)) is false)
            throw new RuleViolation("Nomination.Order", $"Places[{all.FirstOrDefault()?.Id}]", all.Count);
        foreach (var nomination in all)
            nomination.Place = places[nomination.Id];
        db.Record(round, null, user.RequiredId, "NominationsOrdered", null, time.GetUtcNow());
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Names who chairs the jury of a nomination, or leaves it to the chair of the whole competition.</summary>
internal sealed class AppointChair(ContestDb db, IPeople people, ICurrentUser user, TimeProvider time)
{
    /// <param name="round">The round.</param>
    /// <param name="id">The nomination.</param>
    /// <param name="email">Address of the person's account; nothing leaves it to the chair of all.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>False when there is no such nomination in the round.</returns>
    public async Task<bool> Run(Guid round, Guid id, string? email, CancellationToken cancel)
    {
        if (await db.Nominations.SingleOrDefaultAsync(n => n.Id == id && n.RoundId == round, cancel) is not { } nomination)
            return false;
        var address = (email ?? "").Trim();
        var person = address == "" ? null : await people.ByEmail(address, cancel) ?? throw new RuleViolation("Chair.Unknown", "Email", address);
        var own = person is null ? null : await db.Entries.Where(e => e.NominationId == id && e.SubmitterId == person.Id && e.State != EntryState.Draft && e.State != EntryState.Withdrawn).Select(e => e.TitleUk).FirstOrDefaultAsync(cancel);
        if (own is not null)
            throw new RuleViolation("Chair.HasEntry", "Email", own);
        if (nomination.ChairId == person?.Id)
            return true;
        var its = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round, cancel);
        nomination.Chair(person?.Id);
        db.Record(round, null, user.RequiredId, person is null ? "ChairRemoved" : "ChairAppointed", nomination.TitleUk, time.GetUtcNow());
        if (person is not null)
            db.Notify(person.Id, "Notice.ChairAppointed", Jury.JuryFacts.MinePath, user.Id, nomination.TitleUk, its.TitleUk);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
