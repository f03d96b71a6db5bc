using System.Globalization;
using Hub.Contest.Eligibility;
using Hub.Contest.Results;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Calendar;

/// <summary>
/// Tells people that a phase began, each once, and ends terms that passed. The phase itself needs nobody: it is read from the calendar.
/// </summary>
internal sealed class MovePhases(ContestDb db, TimeProvider time) : IJob
{
    private const int Batch = 200;

    public async Task Run(CancellationToken cancel)
    {
        var waiting = await db.Rounds.AsNoTracking().Where(r => r.PublishedAt != null && r.ToldPhase != Phase.Archive).OrderBy(r => r.Year).Select(r => r.Id).Take(Batch).ToListAsync(cancel);
        foreach (var id in waiting)
            await Move(id, cancel);
        while (await EndTerms(cancel) == Batch)
            db.ChangeTracker.Clear();
    }

    private async Task Move(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var (round, now) = (await db.Rounds.SingleAsync(r => r.Id == id, cancel), time.GetUtcNow());
        var reached = round.PhaseAt(now);
        if (reached <= round.ToldPhase)
            return;
        for (var phase = round.ToldPhase + 1; phase <= reached; phase++)
            await Begin(round, phase, now, cancel);
        round.Told(reached);
        db.PublishRound(round, await db.Rules.AsNoTracking().Where(r => r.RoundId == id).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel), now);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another host was faster, or the round was changed this moment: the next look finds out.
            db.ChangeTracker.Clear();
        }
    }

    private async Task Begin(Round round, Phase phase, DateTimeOffset now, CancellationToken cancel)
    {
        db.Record(round.Id, null, null, "Phase" + phase, null, now, isPublic: true);
        db.NotifyOrganisers("Notice.Phase", ContestFacts.OrganisePath(round.Id), null, round.TitleUk, $"text:Phase.{phase}");
        if (phase == Phase.Archive)
            await WarnOfAppeals(round, cancel);
        if (phase == Phase.Entries || phase == Phase.Eligibility)
            await TellDrafts(round, phase, cancel);
        if (phase is Phase.Jury or Phase.Results)
            await TellEntrants(round, phase, cancel);
        if (phase == Phase.Deliberation && round.ResultAt is null)
            db.OpenDeliberation(round);
        if (phase == Phase.Jury && round.Settings.EntriesShown == EntriesShown.FromJury)
            await ShowEntries(round, now, cancel);
    }

    /// <summary>A round does not end silently while an appeal waits.</summary>
    private async Task WarnOfAppeals(Round round, CancellationToken cancel)
    {
        var open = await db.Appeals.CountAsync(a => a.RoundId == round.Id && a.State == AppealState.Open, cancel);
        foreach (var permission in open == 0 ? [] : new[] { ContestModule.Manage, ContestModule.Chair })
            db.Publish(new NoticeRaised(ContestFacts.Module, null, permission, "Notice.AppealsOpen", [round.TitleUk, open.ToString(CultureInfo.InvariantCulture)], ContestFacts.AppealQueuePath(round.Id)));
    }

    private async Task TellDrafts(Round round, Phase phase, CancellationToken cancel)
    {
        var drafts = db.Entries.AsNoTracking().Where(e => e.RoundId == round.Id && e.State == EntryState.Draft).Select(e => new { e.Id, e.SubmitterId, e.TitleUk });
        await foreach (var draft in drafts.AsAsyncEnumerable().WithCancellation(cancel))
            db.Notify(draft.SubmitterId, phase == Phase.Entries ? "Notice.EntriesOpen" : "Notice.EntriesClosed", ContestFacts.EditPath(draft.Id), null, draft.TitleUk);
    }

    private async Task TellEntrants(Round round, Phase phase, CancellationToken cancel)
    {
        var entries = db.Entries.AsNoTracking().Where(e => e.RoundId == round.Id && e.State == EntryState.Eligible).Select(e => new { e.Id, e.SubmitterId, e.TitleUk });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
            db.Notify(entry.SubmitterId, phase == Phase.Jury ? "Notice.JuryBegan" : "Notice.ResultsPhase", ContestFacts.ReceiptPath(entry.Id), null, entry.TitleUk);
    }

    private async Task ShowEntries(Round round, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var entry in await db.Entries.Where(e => e.RoundId == round.Id && e.State == EntryState.Eligible).ToListAsync(cancel))
            db.PublishEntry(entry, entry.Draft, now);
    }

    /// <summary>A returned entry that was not mended in time is out.</summary>
    private async Task<int> EndTerms(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var late = await db.Entries.Where(e => e.State == EntryState.Returned && e.MendBy <= now).OrderBy(e => e.MendBy).Take(Batch).ToListAsync(cancel);
        foreach (var entry in late)
        {
            entry.Refuse(Guid.Empty, now);
            db.EligibilityDecisions.Add(new EligibilityDecision { EntryId = entry.Id, Submission = entry.Submissions, Verdict = Verdict.Ineligible, At = now });
            db.Record(entry.RoundId, entry.Id, null, "TermPassed", null, now);
            db.CloseTask(entry.Id, "mend");
            db.TellSubmitter(entry);
            db.Notify(entry.SubmitterId, "Notice.TermPassed", ContestFacts.ReceiptPath(entry.Id), null, entry.TitleUk);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // One of them is being mended this moment: the next look finds out which are still late.
            return 0;
        }
        return late.Count;
    }
}
