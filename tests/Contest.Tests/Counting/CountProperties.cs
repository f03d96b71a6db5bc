using FsCheck;
using FsCheck.Fluent;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Health;

namespace Hub.Contest.Tests.Counting;

internal sealed class CountProperties
{
    [Test]
    public void Random_rounds_have_everything_in_them()
    {
        var counts = Enumerable.Range(0, 400).Select(seed => RoundCount.Of(Rounds.Random(seed))).ToList();
        var flags = counts.SelectMany(c => c.Nominations).SelectMany(n => n.Entries).Select(e => e.Flags).ToList();

        Assert.That(Enum.GetValues<EntryFlags>().Where(f => f != EntryFlags.None && !flags.Exists(e => e.HasFlag(f))), Is.Empty);
        Assert.That(counts.Count(c => c.Nominations.Any(n => n.IsRefused)), Is.GreaterThan(3));
        Assert.That(counts.SelectMany(c => c.Nominations).SelectMany(n => n.Entries).Count(e => e.Scored.Middles.Any(m => m.Count == 0)), Is.GreaterThan(3));
        Assert.That(counts.Select(c => (c.Input.Rules.Rounding, c.Input.Rules.Ties, c.Input.Rules.Normalisation, c.Input.Rules.Average)).Distinct().Count(), Is.EqualTo(36));
    }

    [Property(MaxTest = 200)]
    public void The_order_of_the_input_never_matters(int seed, int order)
    {
        var input = Rounds.Random(seed);

        Assert.That(Lines(RoundCount.Of(Rounds.Shuffled(input, order))), Is.EqualTo(Lines(RoundCount.Of(input))));
    }

    [Property(MaxTest = 200)]
    public void The_same_constant_added_to_a_jurors_ballots_changes_nothing_under_z_score(int seed, byte constant)
    {
        var rules = Rounds.Random(seed).Rules with { Normalisation = Normalisation.ZScore };
        var input = Rounds.Random(seed, rules);
        var juror = input.Jurors[new Random(seed).Next(input.Jurors.Count)].Key;
        // A wider scale leaves room for the shifted scores.
        input = input with { Nominations = [.. input.Nominations.Select(n => n with { Criteria = [.. n.Criteria.Select(c => c with { Max = 100 })] })] };
        var shifted = input with { Ballots = [.. input.Ballots.Select(b => b.Juror == juror ? b with { Scores = b.Scores.ToDictionary(s => s.Key, s => s.Value + (constant / 4m)) } : b)] };

        Assert.That(Lines(RoundCount.Of(shifted)), Is.EqualTo(Lines(RoundCount.Of(input))));
    }

    [Property(MaxTest = 300)]
    public void A_better_ballot_never_lowers_an_entry_under_the_plain_mean(int seed, PositiveInt which, PositiveInt more)
    {
        var rules = Rounds.Random(seed).Rules with { Normalisation = Normalisation.None, Average = Average.Mean, TrimFrom = null };
        var input = Rounds.Random(seed, rules with { Ties = rules.Ties == TieRule.Chair ? TieRule.Shared : rules.Ties });
        var cast = input.Ballots.Where(b => b.Scores.Count > 0 && b.State == BallotState.Cast).ToList();
        if (cast.Count == 0)
            return;
        var ballot = cast[which.Get % cast.Count];
        var better = ballot with { Scores = ballot.Scores.ToDictionary(s => s.Key, s => Math.Min(10, s.Value + (more.Get % 9 / 2m))) };
        var (before, after) = (RoundCount.Of(input).Entry(ballot.Entry), RoundCount.Of(input with { Ballots = [.. input.Ballots.Where(b => b != ballot), better] }).Entry(ballot.Entry));
        if (before is null)
            return;

        Assert.That(after!.Score is null == before.Score is null && (after.Score is null || after.Score.Value.CompareTo(before.Score!.Value) >= 0), Is.True);
        Assert.That(after.Place ?? 0, Is.LessThanOrEqualTo(before.Place ?? 0));
    }

    [Property(MaxTest = 200)]
    public void Equal_scores_share_a_place_and_places_count_those_who_are_better(int seed)
    {
        var count = RoundCount.Of(Rounds.Random(seed, Rounds.Random(seed).Rules with { Ties = TieRule.Shared }));

        foreach (var entries in count.Nominations.Select(n => n.Entries.Where(e => e.Place is not null).ToList()))
            foreach (var entry in entries)
            {
                Assert.That(entry.Place, Is.EqualTo(1 + entries.Count(e => e.Score!.Value.CompareTo(entry.Score!.Value) > 0)));
                Assert.That(entry.Flags.HasFlag(EntryFlags.SharedPlace), Is.EqualTo(entries.Exists(e => e != entry && e.Score!.Value.Equals(entry.Score!.Value))));
            }
    }

    [Property(MaxTest = 200)]
    public void Middle_ranks_always_sum_to_the_same(NonEmptyArray<byte> values)
    {
        var numbers = values.Get.Select(v => v / 16.0).ToList();
        var (middle, competition) = (Ranks.Middle(numbers), Ranks.Competition(numbers));

        Assert.That(middle.Sum(), Is.EqualTo(numbers.Count * (numbers.Count + 1) / 2.0));
        // Who shares a place with t − 1 others stands (t − 1)/2 before the middle.
        Assert.That(competition.Select((place, i) => place + ((numbers.Count(v => v.Equals(numbers[i])) - 1) / 2.0)), Is.EqualTo(middle));
    }

    [Property(MaxTest = 200)]
    public void Every_explanation_adds_up(int seed)
    {
        var count = RoundCount.Of(Rounds.Random(seed));

        foreach (var nomination in count.Nominations)
            foreach (var entry in nomination.Entries.Where(e => e.Score is not null))
            {
                var explained = Explanation.Of(count, nomination, entry);
                var rules = count.Input.Rules;
                var sum = rules.Rounding == RoundingStage.Score ? explained.Sum!.Value.Rounded(rules.Digits, rules.Midpoint) : explained.Sum!.Value;
                Assert.That(sum, Is.EqualTo(entry.Score!.Value));
            }
    }

    [Property(MaxTest = 100)]
    public void Without_a_juror_is_what_a_count_without_their_ballots_says(int seed)
    {
        var rules = Rounds.Random(seed).Rules with { FewestBallots = 1, Normalisation = Normalisation.None, Ties = TieRule.Shared, Partial = PartialBallots.LeftOut };
        var input = Rounds.Random(seed, rules);
        var count = RoundCount.Of(input);

        foreach (var nomination in count.Nominations)
            foreach (var without in new WhatIf(nomination).WithoutEachJuror())
            {
                var other = RoundCount.Of(input with { Ballots = [.. input.Ballots.Where(b => b.Juror != without.Juror)] }).Of(nomination.Nomination.Key);
                var changes = nomination.Entries.Where(e => e.Place is not null).Select(e => new PlaceChange(e.Entry.Key, e.Place!.Value, other.Entries.First(o => o.Entry.Key == e.Entry.Key).Place));
                Assert.That(without.Changes, Is.EqualTo(changes.Where(c => c.Before != c.After)));
            }
    }

    [Property(MaxTest = 200)]
    public void Panels_hang_together_without_a_juror_exactly_if_there_is_but_one_panel_then(int seed)
    {
        var input = Rounds.Random(seed, new() { Partial = PartialBallots.CountGiven });
        foreach (var nomination in input.Nominations)
        {
            var sheet = Sheet.Of(nomination, input);
            var connection = new Connection(sheet);
            for (var j = 0; j < sheet.Jurors.Length; j++)
            {
                var without = Sheet.Of(nomination, input with { Ballots = [.. input.Ballots.Where(b => b.Juror != sheet.Jurors[j].Key)] });
                Assert.That(connection.HoldsWithout(j), Is.EqualTo(Panel.Of(without).Count <= 1));
            }
        }
    }

    [Property(MaxTest = 60)]
    public void A_decisive_ballot_is_one_without_which_the_count_says_another_place(int seed)
    {
        var rules = Rounds.Random(seed).Rules with { FewestBallots = 1, Normalisation = Normalisation.None, Partial = PartialBallots.LeftOut };
        var input = Rounds.Random(seed, rules with { Ties = seed % 2 == 0 ? TieRule.Shared : TieRule.Criteria });
        var count = RoundCount.Of(input);
        var found = count.Nominations.SelectMany(n => new WhatIf(n).DecisiveBallots()).ToList();

        var expected = from ballot in input.Ballots
                       let before = count.Entry(ballot.Entry)?.Place
                       where before is not null
                       let after = RoundCount.Of(input with { Ballots = [.. input.Ballots.Where(b => b != ballot)] }).Entry(ballot.Entry)!.Place
                       where before != after
                       select new DecisiveBallot(ballot.Entry, ballot.Juror, before.Value, after);
        Assert.That(found, Is.EquivalentTo(expected));
    }

    [Property(MaxTest = 100)]
    public void Two_counts_differ_exactly_where_an_entry_stands_otherwise(int seed)
    {
        var input = Rounds.Random(seed);
        var (before, after) = (RoundCount.Of(input), RoundCount.Of(input with { Ballots = [.. input.Ballots.Skip(1)] }));

        Assert.That(CountDifference.Between(before, before), Is.Empty);
        Assert.That(CountDifference.Between(before, after).Select(c => c.Entry),
            Is.EquivalentTo(input.Entries.Select(e => e.Key).Where(k => (before.Entry(k)?.Score, before.Entry(k)?.Place, before.Entry(k)?.Flags) != (after.Entry(k)?.Score, after.Entry(k)?.Place, after.Entry(k)?.Flags))));
    }

    internal static IEnumerable<string> Lines(RoundCount count) =>
        count.Nominations.SelectMany(n => n.Entries.Select(e => $"{n.Nomination.Key} {e.Entry.Key} {e.Score?.ToString() ?? "-"} {e.Place} {e.Flags} {e.Scored.Ballots}")
            .Concat(n.Out.Select(o => $"{n.Nomination.Key} {o.Key} out")).Concat(n.Panels.Select(p => string.Join(' ', p.Jurors.Concat(p.Entries)))));
}
