using Hub.Contest.Awarding;
using Hub.Contest.Eligibility;
using Hub.Contest.Jury;
using Hub.Contest.Results;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Appealing;

/// <summary>The chair's decision as typed; <see cref="Seen"/> names the difference that was shown before it.</summary>
internal sealed record AppealWords(bool? Upheld, StandingChange? Standing, string? ReasonUk, string? ReasonEn, string? Seen);

/// <summary>
/// Decides an appeal, all of it or nothing: an upheld one publishes the corrected result, revokes the awards it does not bear out and gives the new ones.
/// What is decided is what was shown; a dismissed appeal changes nothing.
/// </summary>
internal sealed class DecideAppeal(ContestDb db, JurorSight sight, AppealCount count, PublishResult publish, ReviseAwards revise, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person has no such appeal to decide on.</returns>
    public async Task<bool> Run(Guid id, AppealWords words, CancellationToken cancel)
    {
        if (await db.AppealBefore(sight, id, cancel) is not { } found || !await sight.Chairs(found.Entry, cancel))
            return false;
        var (me, now, reason) = (user.RequiredId, time.GetUtcNow(), (words.ReasonUk ?? "").Trim());
        if (await db.IsPartial(found, me, cancel))
            throw new RuleViolation("Appeal.Own");
        if (words.Upheld is not { } upheld)
            throw new RuleViolation("Appeal.OutcomeNeeded", "Input.Outcome");
        var difference = await count.Run(found.Round.Id, upheld ? words.Standing : null, reason, cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var appeal = await db.Appeals.SingleAsync(a => a.Id == id, cancel);
        appeal.Decide(upheld, reason, words.ReasonEn, AppealChange.ToJson(difference.Changes), me, now);
        if (!upheld && difference.Changes.Count > 0)
            throw new RuleViolation("Appeal.ChangedButDismissed", "Input.Outcome", string.Join(", ", difference.Changes.Select(c => c.Entry)));
        if (upheld && words.Seen != difference.Seen)
            throw new RuleViolation("Appeal.LookFirst");
        if (upheld && words.Standing is { } standing)
            await Readmit(standing, found.Entry.NominationId, appeal, me, now, cancel);
        Tell(found, appeal, me, now);
        await db.SaveChangesAsync(cancel);
        if (upheld)
            await Correct(found.Round.Id, appeal, me, now, cancel);
        await whole.CommitAsync(cancel);
        return true;
    }

    private async Task Correct(Guid id, Appeal appeal, Guid me, DateTimeOffset now, CancellationToken cancel)
    {
        await publish.Run(id, appeal.Id, me, cancel);
        await revise.Run(await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == id, cancel), appeal.ReasonUk!, me, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Readmit(StandingChange change, Guid nomination, Appeal appeal, Guid me, DateTimeOffset now, CancellationToken cancel)
    {
        var entry = await db.Entries.SingleOrDefaultAsync(e => e.Id == change.Entry && e.NominationId == nomination && e.Number != null, cancel) ?? throw new RuleViolation("Entry.StandingSame", "Input.Standing");
        entry.Readmit(change.TakesPart, me, now);
        var verdict = change.TakesPart ? Verdict.Eligible : Verdict.Ineligible;
        db.EligibilityDecisions.Add(new EligibilityDecision { EntryId = entry.Id, Submission = entry.Submissions, Verdict = verdict, Reason = appeal.ReasonUk!, ById = me, At = now });
        db.Record(entry.RoundId, entry.Id, me, "Decided" + verdict, appeal.ReasonUk, now);
        db.Notify(entry.SubmitterId, "Notice." + verdict, ContestFacts.ReceiptPath(entry.Id), me, entry.TitleUk);
        db.TellSubmitter(entry);
        if (change.TakesPart)
            db.PublishEntry(entry, entry.Draft, now);
        else
            db.Publish(new ItemWithdrawn(ContestFacts.Module, ContestFacts.EntryKind, entry.Id, entry.NextTelling()));
    }

    private void Tell(AppealInHand found, Appeal appeal, Guid me, DateTimeOffset now)
    {
        db.CloseTask(appeal.Id, "appeal");
        db.Record(found.Round.Id, found.Entry.Id, me, "Appeal" + appeal.State, appeal.ReasonUk, now, isPublic: true);
        db.Notify(appeal.ById, "Notice.Appeal" + appeal.State, ContestFacts.LodgePath(found.Entry.Id), me, found.Entry.TitleUk);
        db.NotifyOrganisers("Notice.AppealDecided", ContestFacts.AppealQueuePath(found.Round.Id), me, found.Entry.TitleUk, $"text:AppealState.{appeal.State}");
        db.PagesChanged();
    }
}

/// <summary>An appeal with what it is about; read, not tracked.</summary>
internal sealed record AppealInHand(Appeal Appeal, Entry Entry, Round Round, Nomination Nomination);

internal static class AppealsInHand
{
    /// <summary>The appeal, if its nomination's ranking is open to the person.</summary>
    public static async Task<AppealInHand?> AppealBefore(this ContestDb db, JurorSight sight, Guid id, CancellationToken cancel)
    {
        var found = await db.Appeals.AsNoTracking().Where(a => a.Id == id).Join(db.Entries, a => a.EntryId, e => e.Id, (Appeal, Entry) => new { Appeal, Entry })
            .Join(db.Rounds, x => x.Appeal.RoundId, r => r.Id, (x, Round) => new { x.Appeal, x.Entry, Round }).SingleOrDefaultAsync(cancel);
        return found is null || await sight.OpenRankings.AsNoTracking().SingleOrDefaultAsync(n => n.Id == found.Entry.NominationId, cancel) is not { } nomination
            ? null : new(found.Appeal, found.Entry, found.Round, nomination);
    }

    /// <summary>Whether the person has something of their own in the matter: they lodged it, wrote the entry, or had a conflict of interest with it.</summary>
    public static Task<bool> IsPartial(this ContestDb db, AppealInHand found, Guid person, CancellationToken cancel)
    {
        var (entry, round) = (found.Entry.Id, found.Round.Id);
        return found.Appeal.ById == person || found.Entry.SubmitterId == person ? Task.FromResult(true)
            : db.Entries.AnyAsync(e => e.Id == entry && (db.EntryAuthors.Any(a => a.EntryId == entry && a.PersonId == person)
                || db.Jurors.Any(j => j.RoundId == round && j.PersonId == person && db.Conflicts.Any(c => c.JurorId == j.Id && c.EntryId == entry && c.State != ConflictState.Dismissed))), cancel);
    }
}
