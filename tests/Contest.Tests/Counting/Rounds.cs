using Hub.Contest.Counting;

namespace Hub.Contest.Counting.Tests;

/// <summary>Rounds to be counted: small ones by hand, others by chance from a seed.</summary>
internal static class Rounds
{
    public static readonly CountedRound Round = new(2026, "Конкурс найкращих практик", "Competition of best practices", new(2026, 11, 20));

    /// <summary>One nomination, one criterion of weight 100, an entry per list of scores (null: no ballot), jurors J1, J2, …</summary>
    public static CountInput Of(CountingRules rules, params IReadOnlyList<decimal?>[] entries) => new(
        Round, rules, [Nomination("N1", ("C1", 100))], [.. entries.Select((_, e) => new CountEntry($"E{e + 1}", "N1", $"Практика {e + 1}"))],
        Jurors(entries.Max(e => e.Count)), [.. from e in Enumerable.Range(0, entries.Length)
                                               from j in Enumerable.Range(0, entries[e].Count)
                                               where entries[e][j] is not null
                                               select Ballot($"E{e + 1}", $"J{j + 1}", ("C1", entries[e][j]!.Value))], []);

    public static CountNomination Nomination(string key, params (string Key, decimal Weight)[] criteria) =>
        new(key, "Номінація " + key, "Nomination " + key, [.. criteria.Select(c => new CountCriterion(c.Key, "Критерій " + c.Key, null, c.Weight, 0, 10))], []);

    public static CountBallot Ballot(string entry, string juror, params (string Criterion, decimal Score)[] scores) =>
        new(entry, juror, scores.ToDictionary(s => s.Criterion, s => s.Score));

    public static List<CountJuror> Jurors(int count) => [.. Enumerable.Range(1, count).Select(j => new CountJuror($"J{j}", $"Журі № {j}"))];

    /// <summary>A round with everything that can occur: several nominations, gaps, abstentions, voided and partial ballots, withdrawn entries, ties and votes on them.</summary>
    public static CountInput Random(int seed, CountingRules? fixedRules = null)
    {
        var random = new Random(seed);
        var rules = fixedRules ?? Rules(random);
        var jurors = Jurors(random.Next(2, 9));
        var nominations = Enumerable.Range(1, random.Next(1, 4)).Select(n => Nomination(random, $"N{n}")).ToList();
        var entries = Enumerable.Range(1, random.Next(2, 14)).Select(e => Entry(random, $"E{e}", nominations[random.Next(nominations.Count)].Key)).ToList();
        // Every fourth round has so many gaps that its jury may fall into panels.
        var gaps = random.Next(4) == 0 ? 2 : 8;
        var ballots = (from entry in entries
                       from juror in jurors
                       where random.Next(gaps) > 0
                       select Ballot(random, entry.Key, juror.Key, nominations.Find(n => n.Key == entry.Nomination)!)).ToList();
        var input = new CountInput(Round, rules, nominations, entries, jurors, ballots, []);
        return rules.Ties == TieRule.Chair ? input with { Decisions = Votes(random, input) } : input;
    }

    /// <summary>The same round with its lists in another order.</summary>
    public static CountInput Shuffled(CountInput input, int seed)
    {
        var random = new Random(seed);
        IReadOnlyList<T> Mix<T>(IEnumerable<T> all) => [.. all.OrderBy(_ => random.Next())];
        return input with
        {
            Nominations = Mix(input.Nominations),
            Entries = Mix(input.Entries),
            Jurors = Mix(input.Jurors),
            Ballots = Mix(input.Ballots.Select(b => b with { Scores = Mix(b.Scores).ToDictionary() })),
            Decisions = Mix(input.Decisions),
        };
    }

    private static CountingRules Rules(Random random) => new()
    {
        Average = Any<Average>(random),
        FewestBallots = random.Next(1, 4),
        TooFew = Any<TooFewBallots>(random),
        Partial = Any<PartialBallots>(random),
        TrimFrom = random.Next(2) == 0 ? null : random.Next(5, 7),
        Normalisation = Any<Normalisation>(random),
        TargetMean = random.Next(0, 100) / 10m,
        TargetSpread = random.Next(1, 40) / 10m,
        Constant = Any<Unusable>(random),
        Short = Any<Unusable>(random),
        ShortBelow = random.Next(2, 4),
        Rounding = Any<RoundingStage>(random),
        Digits = random.Next(0, 4),
        Midpoint = Any<Midpoint>(random),
        Ties = Any<TieRule>(random),
    };

    private static T Any<T>(Random random) where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];

    private static CountNomination Nomination(Random random, string key)
    {
        var weights = random.Next(3) switch { 0 => new[] { 100m }, 1 => [33.3333m, 66.6667m], _ => [50m, 12.5m, 37.5m] };
        var nomination = Nomination(key, [.. weights.Select((w, c) => ($"C{c + 1}", w))]);
        return nomination with { TieCriteria = [.. nomination.Criteria.OrderByDescending(c => c.Weight).Take(random.Next(1, 3)).Select(c => c.Key)] };
    }

    private static CountEntry Entry(Random random, string key, string nomination) => random.Next(10) switch
    {
        0 => new(key, nomination, "=Практика; \"" + key + "\"", Standing.Withdrawn, "Організація відкликала, бо…"),
        1 => new(key, nomination, "Практика,\nдва рядки", Standing.Ineligible, "-не подано згоди"),
        _ => new(key, nomination, "Практика " + key),
    };

    private static CountBallot Ballot(Random random, string entry, string juror, CountNomination nomination)
    {
        // Some give whole points, some halves, some always the same: ties and constant ballots are to occur.
        decimal Score() => juror == "J1" ? 7 : juror is "J2" or "J3" ? random.Next(0, 21) / 2m : random.Next(5, 9);
        var scores = nomination.Criteria.Where(_ => random.Next(30) > 0).ToDictionary(c => c.Key, _ => Score());
        return random.Next(12) switch
        {
            0 => new(entry, juror, new Dictionary<string, decimal>(), BallotState.Abstained, "Не фахівець у цьому"),
            1 => new(entry, juror, scores, BallotState.Voided, "Конфлікт інтересів"),
            _ => new(entry, juror, scores),
        };
    }

    private static List<ChairDecision> Votes(Random random, CountInput input) =>
        [.. from nomination in RoundCount.Of(input).Nominations
            from tie in nomination.Entries.Where(e => e.Flags.HasFlag(EntryFlags.ChairToDecide)).GroupBy(e => e.Place)
            where random.Next(3) > 0
            select new ChairDecision(nomination.Nomination.Key, [.. tie.Select(e => e.Entry.Key).OrderBy(_ => random.Next())], "Більше мешканців", new(2026, 11, 19))];
}
