using Hub.Contest.Assigning;
using Hub.Contest.Conflicts;
using Hub.Contest.Jury;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Demo;

/// <summary>
/// The jury of the running demonstration round: nine invented jurors, conflicts found and declared, entries shared out evenly, scores begun.
/// Called by the seeding once the round and its entries are there; it does nothing the second time.
/// </summary>
internal sealed class SeedJury(ContestDb db, FindConflicts find, AssignEntries assign, IPeople people, TimeProvider time)
{
    /// <summary>Where each of them works or worked: invented, but for two that enter practices of their own.</summary>
    private static readonly (string Organisation, TieKind Tie)[] ties =
    [
        ("Інститут цифрового врядування", TieKind.Employer), ("Вінницька міська рада", TieKind.PastEmployer), ("Digital Government Forum", TieKind.Employer),
        ("E-Governance Academy (example)", TieKind.Employer), ("Центр розвитку послуг", TieKind.Employer), ("Івано-Франківська міська рада", TieKind.PastEmployer),
        ("Спілка відкритих громад", TieKind.Member), ("Громадський контроль послуг", TieKind.Member), ("Центр місцевого розвитку", TieKind.Employer),
    ];

    public async Task Run(Guid roundId, CancellationToken cancel)
    {
        if (await db.Jurors.AnyAsync(j => j.RoundId == roundId, cancel))
            return;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == roundId, cancel);
        await Seat(round, cancel);
        await find.Run(roundId, cancel);
        await Declare(round, cancel);
        await Assign(round, cancel);
        await Score(round, cancel);
    }

    private async Task Seat(Round round, CancellationToken cancel)
    {
        var (at, who) = (round.Calendar.Entries, await DemoPeople.Find(people, cancel));
        foreach (var (place, demo) in DemoJurors.All.Index())
        {
            var (person, (organisation, tie)) = (who.Juror(place + 1), ties[place]);
            var juror = Juror.Invite(DemoId.Of("juror", round.Year, place), round.Id, person, demo.Uk, demo.En, FormattableString.Invariant($"juror{place + 1}@example.org"), demo.Category, place + 1, null, round.CreatedBy, at, at.AddDays(14));
            juror.Accept(person, 1, at.AddDays(2));
            juror.Declare(demo.Region, null);
            db.Jurors.Add(juror);
            db.JurorTies.Add(new JurorTie { JurorId = juror.Id, Kind = tie, Organisation = organisation, UntilYear = tie == TieKind.PastEmployer ? round.Year - 2 : null, At = at.AddDays(2) });
            db.TellJuror(juror, round);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Some jurors say more than facts show, and the chair has decided on some of what was found.</summary>
    private async Task Declare(Round round, CancellationToken cancel)
    {
        var at = round.Calendar.Jury.AddHours(-30);
        var entries = await db.Entries.Where(e => e.RoundId == round.Id && e.State == EntryState.Eligible).OrderBy(e => e.Number).Select(e => e.Id).ToListAsync(cancel);
        foreach (var (place, entry) in new[] { (1, 4), (4, 11), (7, 20) })
        {
            var juror = DemoId.Of("juror", round.Year, place);
            if (entry < entries.Count && !await db.Conflicts.AnyAsync(c => c.JurorId == juror && c.EntryId == entries[entry], cancel))
                db.Conflicts.Add(Conflict.Declare(juror, entries[entry], "Консультація під час упровадження.", at));
        }
        foreach (var (index, found) in (await db.Conflicts.Where(c => c.State == ConflictState.Suggested && entries.Contains(c.EntryId)).OrderBy(c => c.JurorId).ThenBy(c => c.EntryId).Take(3).ToListAsync(cancel)).Index())
            found.Decide(index == 2 ? ConflictState.Dismissed : ConflictState.Confirmed, index == 2 ? "Лише та сама область: спільної роботи не було." : null, round.CreatedBy, asChair: true, at);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Assign(Round round, CancellationToken cancel)
    {
        var settings = round.Settings;
        var wish = new AssignmentWish { JurorsPerEntry = settings.JurorsPerEntry, Seed = settings.AssignmentSeed };
        var plan = await assign.Preview(round.Id, wish, cancel);
        if (!plan.Answer.IsPossible)
            throw new InvalidOperationException($"The demonstration's entries cannot be shared out: {plan.Answer.Obstacle}.");
        var at = round.Calendar.Jury.AddHours(-6);
        var run = new AssignmentRun { Id = DemoId.Of("run", round.Year), RoundId = round.Id, Seed = wish.Seed, JurorsPerEntry = wish.JurorsPerEntry, InputHash = plan.InputHash, ById = round.CreatedBy, At = at };
        db.AssignmentRuns.Add(run);
        db.Assignments.AddRange(plan.Answer.Given.Select(g => new Jury.Assignment { JurorId = g.Reader, EntryId = g.Case, Source = AssignmentSource.Automatic, RunId = run.Id, ById = round.CreatedBy, At = at }));
        foreach (var juror in await db.Jurors.AsNoTracking().Where(j => j.RoundId == round.Id).ToListAsync(cancel))
            db.OpenScoring(juror, round);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Most jurors have begun; the last has not.</summary>
    private async Task Score(Round round, CancellationToken cancel)
    {
        var criteria = (await db.Nominations.AsNoTracking().Where(n => n.RoundId == round.Id).ToListAsync(cancel)).ToDictionary(n => n.Id, n => n.InOrder().ToList());
        var pairs = await JurorSight.Standing(db, round.Id).Join(db.Entries, a => a.EntryId, e => e.Id, (a, e) => new { a.JurorId, e.Id, e.Number, e.NominationId })
            .Join(db.Jurors, x => x.JurorId, j => j.Id, (x, j) => new { x.JurorId, x.Id, x.Number, x.NominationId, j.PersonId, j.Pseudonym }).OrderBy(x => x.Pseudonym).ThenBy(x => x.Number).ToListAsync(cancel);
        foreach (var pair in pairs.Where(p => p.Pseudonym < DemoJurors.Count))
        {
            // The further down the list, the later it is read.
            var (fate, at) = (DemoId.Chance(100, "fate", pair.Pseudonym, pair.Number!), Latest(round.Calendar.Jury.AddHours(1 + DemoId.Chance(60, "hour", pair.Pseudonym, pair.Number!))));
            if (fate >= 80)
                continue;
            var ballot = Ballot.Open(pair.JurorId, pair.Id, at);
            if (fate < 4)
                ballot.Abstain("Не маю достатнього досвіду в цій галузі.", at);
            else
                Fill(ballot, criteria[pair.NominationId], pair.Pseudonym, pair.Number!.Value, fate < 15, pair.PersonId!.Value, at);
            db.Ballots.Add(ballot);
        }
        await db.SaveChangesAsync(cancel);
    }

    private void Fill(Ballot ballot, List<Criterion> criteria, int juror, int entry, bool partly, Guid person, DateTimeOffset at)
    {
        foreach (var criterion in partly ? criteria.Take(Math.Max(1, criteria.Count / 2)) : criteria)
        {
            // An entry's worth, a juror's severity, and a little of each.
            var share = (50 + DemoId.Chance(40, "worth", entry, criterion.Place) - 4 * DemoId.Chance(4, "severe", juror) + DemoId.Chance(21, "taste", juror, entry, criterion.Place) - 5) / 110m;
            var value = decimal.Round(criterion.Least + (criterion.Most - criterion.Least) * Math.Clamp(share, 0, 1), 0);
            var comment = criterion.NeedsComment(value) ? value > criterion.Least + (criterion.Most - criterion.Least) / 2 ? "Результат підтверджено числами й незалежним джерелом." : "Опис не показує, що змінилося для людей." : "";
            if (ballot.Give(criterion, criteria, value, comment, person, at) is { } change)
                db.ScoreChanges.Add(change);
        }
    }

    private DateTimeOffset Latest(DateTimeOffset at) => time.GetUtcNow() is var now && at > now ? now : at;
}
