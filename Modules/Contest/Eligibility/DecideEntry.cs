using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Eligibility;

/// <summary>What a clerk found and decides.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Checked">Keys of the checklist that are in order.</param>
/// <param name="Reason">The reason as a whole.</param>
/// <param name="Sections">Reasons by section.</param>
/// <param name="MendOn">Until when it may be mended, by the clock of Kyiv.</param>
internal sealed record DecisionWords(Verdict Verdict, IReadOnlyList<string> Checked, string? Reason, IReadOnlyDictionary<string, string?> Sections, string? MendOn);

/// <summary>A clerk lets an entry in, returns it once, or refuses it with a reason.</summary>
internal sealed class DecideEntry(ContestDb db, JurorSight sight, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the clerk has no such entry within their limits.</returns>
    public async Task<bool> Run(Guid id, int seen, DecisionWords words, CancellationToken cancel)
    {
        if (await sight.EntryToCheck(id, user, cancel) is not { } entry)
            return false;
        // The clerk decides on what was read.
        if (entry.Version != seen)
            throw new RuleViolation("Entry.ChangedSince");
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == entry.RoundId, cancel);
        if (round.PhaseAt(now) > Phase.Jury)
            throw new RuleViolation("Eligibility.TooLate");
        var reason = Limits.Text(words.Reason, "Input.Reason", "Field.Reason", Round.MostReason);
        var sections = words.Sections.ToDictionary(s => s.Key, s => Limits.Text(s.Value, $"Input.Sections[{s.Key}]", "Field.Reason", Round.MostReason))
            .Where(s => s.Value != "").ToDictionary(s => s.Key, s => s.Value);
        Apply(entry, round, words, reason, sections.Count, me, now);
        db.EligibilityDecisions.Add(new EligibilityDecision
        {
            EntryId = id,
            Submission = entry.Submissions,
            Verdict = words.Verdict,
            Checked = string.Join(' ', Checklist.Keys.Where(words.Checked.Contains)),
            Reason = reason,
            SectionReasons = sections,
            MendBy = entry.MendBy,
            ById = me,
            At = now,
        });
        Tell(entry, round, words.Verdict, reason, me, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static void Apply(Entry entry, Round round, DecisionWords words, string reason, int sections, Guid me, DateTimeOffset now)
    {
        switch (words.Verdict)
        {
            case Verdict.Eligible:
                if (Checklist.Keys.Any(key => !words.Checked.Contains(key)))
                    throw new RuleViolation("Eligibility.Unchecked", "Input.Checked");
                entry.Accept(me, now);
                break;
            case Verdict.Returned:
                if (reason == "" && sections == 0)
                    throw new RuleViolation("Eligibility.ReasonNeeded", "Input.Reason");
                entry.Return(round, KyivMoment.Read(words.MendOn, "Input.MendOn", "Eligibility.MendOn"), me, now);
                break;
            default:
                if (reason == "")
                    throw new RuleViolation("Eligibility.ReasonNeeded", "Input.Reason");
                entry.Refuse(me, now);
                break;
        }
    }

    private void Tell(Entry entry, Round round, Verdict verdict, string reason, Guid me, DateTimeOffset now)
    {
        db.Record(round.Id, entry.Id, me, "Decided" + verdict, reason == "" ? null : reason, now);
        db.CloseTask(entry.Id, "check");
        if (verdict == Verdict.Returned)
            db.OpenMend(entry);
        db.TellSubmitter(entry);
        db.Notify(entry.SubmitterId, "Notice." + verdict, verdict == Verdict.Returned ? ContestFacts.EditPath(entry.Id) : ContestFacts.ReceiptPath(entry.Id), me, entry.TitleUk);
        if (verdict == Verdict.Eligible && round.ShowsEntriesAt(now))
            db.PublishEntry(entry, entry.Draft, now);
    }
}

/// <summary>What a clerk looks at in every entry; names under <c>Checklist.{key}</c>.</summary>
internal static class Checklist
{
    public static readonly IReadOnlyList<string> Keys = ["nomination", "organisation", "complete", "truthful", "rights"];
}

internal static class EntriesToCheck
{
    /// <summary>The entry, unless it was never submitted or lies outside the clerk's limits: then it is not there for them.</summary>
    public static async Task<Entry?> EntryToCheck(this JurorSight sight, Guid id, ICurrentUser clerk, CancellationToken cancel) =>
        await sight.Entries.SingleOrDefaultAsync(e => e.Id == id && e.State != EntryState.Draft && e.Number != null, cancel) is { } entry && Clerks.Reaches(clerk, entry) ? entry : null;
}
