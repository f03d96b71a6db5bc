using Hub.Contest.Jury;

namespace Hub.Contest.Demo;

/// <summary>Jurors, conflicts, assignments and scores so far, always the same.</summary>
internal sealed class DemoScoring(ContestDb db, DemoPeople who, IReadOnlyList<Nomination> nominations, IReadOnlyList<Entry> entries, DateTimeOffset now)
{
    private const int JurorsPerEntry = 5;

    private readonly List<Juror> jurors = [];
    private readonly HashSet<(Guid Juror, Guid Entry)> away = [];

    public void Tell(Guid round)
    {
        for (var number = 1; number <= DemoJurors.Count; number++)
            TellJuror(round, number);
        TellConflicts();
        for (var index = 0; index < entries.Count; index++)
            Assign(entries[index], index);
    }

    private void TellJuror(Guid round, int number)
    {
        var (uk, en, category, region) = DemoJurors.All[number - 1];
        var juror = Juror.Invite(DemoId.Of("juror", round, number), round, who.Juror(number), uk, en, FormattableString.Invariant($"juror{number}@example.org"), category, number, null, who.Organiser, now.AddDays(-40));
        juror.Declare(region, null);
        juror.Accept(who.Juror(number), 1, now.AddDays(-35));
        db.Jurors.Add(juror);
        jurors.Add(juror);
    }

    /// <summary>Found by the region, declared by jurors, and one that the chair dismissed.</summary>
    private void TellConflicts()
    {
        foreach (var juror in jurors.Where(j => j.Region != ""))
            foreach (var entry in entries.Where(e => e.Region == juror.Region))
                Keep(Conflict.Suggest(juror.Id, entry.Id, ConflictKind.SameTerritory, juror.Region, now.AddDays(-34)));
        Keep(Conflict.Declare(jurors[2].Id, entries[4].Id, "Торік консультувала цю громаду.", now.AddDays(-33)));
        Keep(Conflict.Declare(jurors[7].Id, entries[20].Id, "Працював у цій громаді до 2023 року.", now.AddDays(-32)));
        var dismissed = Conflict.Suggest(jurors[6].Id, entries[11].Id, ConflictKind.PastEmployer, "Збіг назви організації", now.AddDays(-34));
        dismissed.Decide(ConflictState.Dismissed, "Інша організація з подібною назвою.", who.Chair, asChair: true, now.AddDays(-30));
        db.Conflicts.Add(dismissed);
    }

    private void Keep(Conflict conflict)
    {
        db.Conflicts.Add(conflict);
        away.Add((conflict.JurorId, conflict.EntryId));
    }

    private void Assign(Entry entry, int index)
    {
        var readers = Enumerable.Range(0, jurors.Count).Select(step => jurors[(index * JurorsPerEntry + step) % jurors.Count])
            .Where(j => !away.Contains((j.Id, entry.Id))).Take(JurorsPerEntry);
        foreach (var juror in readers)
        {
            db.Assignments.Add(new Assignment { JurorId = juror.Id, EntryId = entry.Id, Source = AssignmentSource.Hand, ById = who.Organiser, At = now.AddDays(-12) });
            Score(juror, entry);
        }
    }

    /// <summary>Two ballots of five are whole, one is begun, a few are abstained from, the others are still to be read.</summary>
    private void Score(Juror juror, Entry entry)
    {
        var chance = DemoId.Chance(100, "ballot", juror.Id, entry.Id);
        if (chance >= 62)
            return;
        var at = now.AddDays(-9).AddHours(DemoId.Chance(190, "hour", juror.Id, entry.Id));
        var ballot = Ballot.Open(juror.Id, entry.Id, at);
        if (chance >= 60)
            ballot.Abstain("Не маю фаху в цій темі.", at);
        else
            Give(ballot, nominations.Single(n => n.Id == entry.NominationId), juror, entry, chance < 42, at);
        db.Ballots.Add(ballot);
    }

    private void Give(Ballot ballot, Nomination nomination, Juror juror, Entry entry, bool whole, DateTimeOffset at)
    {
        var criteria = nomination.InOrder().ToList();
        var worth = 3 + DemoId.Chance(5, "worth", entry.Id);
        foreach (var criterion in whole ? criteria : criteria.Take(2))
        {
            var value = Math.Clamp(worth + DemoId.Chance(5, "score", juror.Id, entry.Id, criterion.Id) - 1, 0, 10);
            var comment = criterion.NeedsComment(value) ? "Пояснення оцінки: докази в заявці це підтверджують." : null;
            if (ballot.Give(criterion, criteria, value, comment, juror.PersonId!.Value, at) is { } change)
                db.ScoreChanges.Add(change);
        }
    }
}
