using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Contest.Jury;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Assigning;

/// <summary>What the organiser asks of the automatic assignment.</summary>
internal sealed class AssignmentWish
{
    /// <summary>Jurors for each entry.</summary>
    public int JurorsPerEntry { get; set; }

    public int Seed { get; set; }

    /// <summary>One nomination, whose jurors share its entries; null for all together.</summary>
    public Guid? Nomination { get; set; }

    /// <summary>Whether what is assigned stays. What was assigned by hand, and every entry with a ballot begun, stays in any case.</summary>
    public bool Keep { get; set; } = true;
}

/// <summary>What would be assigned, before anybody is told.</summary>
/// <param name="Answer">New pairs, or why there are none.</param>
/// <param name="Kept">Pairs that stay.</param>
/// <param name="Dropped">Pairs that go.</param>
/// <param name="InputHash">SHA-256 of everything it was made from.</param>
internal sealed record AssignmentPlan(Balanced Answer, IReadOnlyList<(Guid Juror, Guid Entry)> Kept, IReadOnlyList<(Guid Juror, Guid Entry)> Dropped, string InputHash, IReadOnlyDictionary<(Guid, Guid), int> Costs)
{
    public IEnumerable<(Guid Juror, Guid Entry)> All => Kept.Concat(Answer.Given);

    /// <summary>How many get what they would rather not read.</summary>
    public int Unwelcome => Answer.Given.Count(g => Costs[g] == 2);
}

/// <summary>Balances entries among jurors: shows first, then assigns just what was shown.</summary>
internal sealed class AssignEntries(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <summary>Works it out and changes nothing.</summary>
    public async Task<AssignmentPlan> Preview(Guid round, AssignmentWish wish, CancellationToken cancel)
    {
        RequireSense(wish);
        var entries = await db.Entries.AsNoTracking().Where(e => e.RoundId == round && e.State == EntryState.Eligible && (wish.Nomination == null || e.NominationId == wish.Nomination))
            .Select(e => new { e.Id, e.NominationId }).ToListAsync(cancel);
        var jurors = (await db.Jurors.AsNoTracking().Where(j => j.RoundId == round && j.State == JurorState.Accepted).ToListAsync(cancel))
            .Where(j => wish.Nomination is not { } only || j.Nominations.Count == 0 || j.Nominations.Any(n => n.NominationId == only)).ToList();
        var away = await db.PairsApart(round, cancel);
        var standing = await JurorSight.Standing(db, round).AsNoTracking().ToListAsync(cancel);
        var begun = (await db.Ballots.AsNoTracking().IgnoreAutoIncludes().Where(b => b.State != BallotState.Empty && db.Entries.Any(e => e.Id == b.EntryId && e.RoundId == round))
            .Select(b => new { b.JurorId, b.EntryId }).ToListAsync(cancel)).Select(b => (b.JurorId, b.EntryId)).ToHashSet();
        var leftBallots = (await JurorSight.Counted(db, round).IgnoreAutoIncludes().Where(b => db.Jurors.Any(j => j.Id == b.JurorId && j.State == JurorState.Left)).Select(b => b.EntryId).ToListAsync(cancel))
            .CountBy(e => e).ToDictionary();
        var (here, people) = (entries.Select(e => e.Id).ToHashSet(), jurors.Select(j => j.Id).ToHashSet());
        var mine = standing.Where(a => here.Contains(a.EntryId) && people.Contains(a.JurorId)).ToLookup(a => wish.Keep || a.Source == AssignmentSource.Hand || begun.Contains((a.JurorId, a.EntryId)), a => (a.JurorId, a.EntryId));
        var kept = mine[true].ToHashSet();
        var possible = (from e in entries
                        from j in jurors
                        where !away.Contains((j.Id, e.Id)) && !kept.Contains((j.Id, e.Id)) && CostOf(j, e.NominationId) is not null
                        select new Possible(j.Id, e.Id, CostOf(j, e.NominationId)!.Value)).ToList();
        var keptBy = kept.CountBy(k => k.Item2).ToDictionary();
        var cases = entries.Select(e => new Case(e.Id, Math.Max(0, wish.JurorsPerEntry - keptBy.GetValueOrDefault(e.Id) - leftBallots.GetValueOrDefault(e.Id)))).ToList();
        var question = new Wish([.. jurors.Select(j => new Reader(j.Id))], cases, possible, [.. kept]);
        return new(BalanceEntries.Of(question, wish.Seed), [.. kept], [.. mine[false]], HashOf(question, wish), possible.ToDictionary(p => (p.Reader, p.Case), p => p.Cost));
    }

    /// <summary>Assigns what was shown; when something changed since, it has to be looked at again.</summary>
    /// <returns>How many pairs are new.</returns>
    public async Task<int> Run(Guid round, AssignmentWish wish, string? shown, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        var there = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == round, cancel);
        there.RequireAssignable(now);
        var plan = await Preview(round, wish, cancel);
        if (plan.InputHash != shown)
            throw new RuleViolation("Assignment.Changed");
        if (!plan.Answer.IsPossible)
            throw new RuleViolation("Assignment.Impossible");
        var run = db.AssignmentRuns.Add(new AssignmentRun { RoundId = round, Seed = wish.Seed, JurorsPerEntry = wish.JurorsPerEntry, InputHash = plan.InputHash, ById = me, At = now }).Entity;
        var (gone, given) = (plan.Dropped.Except(plan.Answer.Given).ToHashSet(), plan.Answer.Given.Where(g => !plan.Dropped.Contains(g)).ToList());
        var rows = await db.Assignments.Where(a => db.Entries.Any(e => e.Id == a.EntryId && e.RoundId == round)).ToListAsync(cancel);
        db.Assignments.RemoveRange(rows.Where(a => gone.Contains((a.JurorId, a.EntryId))));
        var present = rows.Select(a => (a.JurorId, a.EntryId)).ToHashSet();
        db.Assignments.AddRange(given.Where(g => !present.Contains(g)).Select(g => new Jury.Assignment { JurorId = g.Reader, EntryId = g.Case, Source = AssignmentSource.Automatic, RunId = run.Id, ById = me, At = now }));
        await db.TellAssigned(there, given.Select(g => g.Reader).ToHashSet(), now, cancel);
        db.Audit(me, "entries.assigned", $"round/{round}", string.Create(CultureInfo.InvariantCulture, $"{given.Count}, seed {wish.Seed}"));
        await db.SaveChangesAsync(cancel);
        return given.Count;
    }

    private static int? CostOf(Juror juror, Guid nomination) => juror.Nominations.Count == 0 ? 1
        : juror.Nominations.FirstOrDefault(n => n.NominationId == nomination) is { } team ? 1 - team.Preference : null;

    private static void RequireSense(AssignmentWish wish)
    {
        if (wish.JurorsPerEntry is < 1 or > 50)
            throw new RuleViolation("Settings.OutOfRange", $"Wish.{nameof(wish.JurorsPerEntry)}", "text:Settings.JurorsPerEntry", 1, 50);
        if (wish.Seed < 0)
            throw new RuleViolation("Settings.OutOfRange", $"Wish.{nameof(wish.Seed)}", "text:Settings.AssignmentSeed", 0, int.MaxValue);
    }

    private static string HashOf(Wish wish, AssignmentWish asked)
    {
        var lines = wish.Readers.Select(r => $"j {r.Id:N}").Concat(wish.Cases.Select(c => $"e {c.Id:N} {c.Wanted}"))
            .Concat(wish.Possibles.Select(p => $"p {p.Reader:N} {p.Case:N} {p.Cost}")).Concat(wish.Kept.Select(k => $"k {k.Reader:N} {k.Case:N}")).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(string.Create(CultureInfo.InvariantCulture, $"{asked.Seed} {asked.JurorsPerEntry}"))))));
    }
}
