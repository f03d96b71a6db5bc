using Hub.Contest.Known;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>Begins an entry, written anew or with the frozen copy of a published practice. The id comes with the form, so that sending it twice begins one.</summary>
internal sealed class StartEntry(ContestDb db, ICurrentUser user, TimeProvider time)
{
    private const int MostDrafts = 50;

    public async Task Run(Guid id, Guid nominationId, Guid? practiceId, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.Entries.AnyAsync(e => e.Id == id, cancel))
            return;
        var nomination = await db.Nominations.SingleOrDefaultAsync(n => n.Id == nominationId, cancel) ?? throw new RuleViolation("Entry.NominationNeeded", "Nomination");
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == nomination.RoundId, cancel);
        if (round.PhaseAt(now) is not (Phase.Announced or Phase.Entries))
            throw new RuleViolation("Entry.NoRound", "Nomination");
        if (await db.Entries.CountAsync(e => e.SubmitterId == me && e.RoundId == round.Id && e.State == EntryState.Draft, cancel) >= MostDrafts)
            throw new RuleViolation("Entry.TooManyDrafts", null, MostDrafts);
        var content = new EntryContent { OrganisationCode = user.OrganisationCodes.Count > 0 ? user.OrganisationCodes[0] : "", ContactName = user.Name };
        var practice = practiceId is { } wanted ? await Practice(wanted, me, cancel) : null;
        if (practice is not null)
            practice.CopyTo(content);
        var entry = Entry.Start(id, nomination, content, me, now);
        if (practice is not null)
            entry.TakeFrom(practice.Id, practice.VersionId, practice.Number, practice.Slug);
        db.Entries.Add(entry);
        db.EntryAuthors.AddRange((practice?.Authors.Select(a => a.PersonId) ?? []).Append(me).Distinct().Select(p => new EntryAuthor { EntryId = id, PersonId = p }));
        db.Record(round.Id, id, me, "EntryStarted", null, now);
        db.TellSubmitter(entry);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Only who wrote a practice may enter it.</summary>
    private async Task<KnownPractice> Practice(Guid id, Guid me, CancellationToken cancel)
    {
        var practice = await db.KnownPractices.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (practice is null || practice.Authors.All(a => a.PersonId != me))
            throw new RuleViolation("Entry.PracticeNotYours", "Practice");
        return practice.WithdrawnAt is null ? practice : throw new RuleViolation("Entry.PracticeWithdrawn", "Practice");
    }
}
