using Hub.Contest.Counting;
using Hub.SharedKernel;

namespace Hub.Contest.Tests.Counting;

internal sealed class RankingTests
{
    private static readonly CountingRules plain = new() { FewestBallots = 1 };

    [Test]
    public void Equal_scores_share_a_place_and_the_next_place_stays_empty()
    {
        var count = RoundCount.Of(Rounds.Of(plain, [7, 7], [9, 9], [9, 9], [1, 2]));

        Assert.That(Places(count), Is.EqualTo("E2:1 E3:1 E1:3 E4:4"));
        Assert.That(count.Entry("E2")!.Flags, Is.EqualTo(EntryFlags.SharedPlace));
        Assert.That(count.Entry("E1")!.Flags, Is.EqualTo(EntryFlags.None));
    }

    [Test]
    public void Places_are_competition_ranks() =>
        Assert.That(RoundCount.Of(Rounds.Of(plain, [7.8m], [7.6m], [7.0m], [7.0m], [6.6m])).Nominations[0].Entries.Select(e => e.Place), Is.EqualTo(new[] { 1, 2, 3, 3, 5 }));

    [Test]
    public void A_tie_is_told_apart_by_the_declared_criteria()
    {
        var input = TwoCriteria(new() { FewestBallots = 1, Ties = TieRule.Criteria }, ("E1", 8, 6), ("E2", 6, 8), ("E3", 6, 8));
        var count = RoundCount.Of(input with { Nominations = [input.Nominations[0] with { TieCriteria = ["C2"] }] });

        Assert.That(Places(count), Is.EqualTo("E2:1 E3:1 E1:3"));
        Assert.That(count.Entry("E1")!.Flags, Is.EqualTo(EntryFlags.DecidedByCriteria));
        Assert.That(count.Entry("E2")!.Flags, Is.EqualTo(EntryFlags.DecidedByCriteria | EntryFlags.SharedPlace));
    }

    [Test]
    public void A_tie_is_told_apart_by_the_chairs_vote_only_if_it_names_all_of_the_tie()
    {
        var input = Rounds.Of(plain with { Ties = TieRule.Chair }, [8], [8], [8], [5], [5]);
        var vote = new ChairDecision("N1", ["E3", "E1", "E2"], "Більше охоплення", new(2026, 11, 19));

        var decided = RoundCount.Of(input with { Decisions = [vote] });
        var half = RoundCount.Of(input with { Decisions = [vote with { Order = ["E3", "E1"] }] });

        Assert.That(Places(decided), Is.EqualTo("E3:1 E1:2 E2:3 E4:4 E5:4"));
        Assert.That(decided.Entry("E5")!.Flags, Is.EqualTo(EntryFlags.SharedPlace | EntryFlags.ChairToDecide));
        Assert.That(Places(half), Is.EqualTo("E1:1 E2:1 E3:1 E4:4 E5:4"));
    }

    [Test]
    public void Thirds_tie_with_thirds_however_they_came_about() =>
        Assert.That(Places(RoundCount.Of(Rounds.Of(plain with { Rounding = RoundingStage.None }, [0.1m, 0.2m, 0.3m], [0.3m, 0.2m, 0.1m], [0.2m, 0.2m, 0.2m]))), Is.EqualTo("E1:1 E2:1 E3:1"));

    [TestCase(RoundingStage.Score, Midpoint.AwayFromZero, "7.13")]
    [TestCase(RoundingStage.Score, Midpoint.ToEven, "7.12")]
    [TestCase(RoundingStage.None, Midpoint.ToEven, "57÷8")]
    [TestCase(RoundingStage.Criterion, Midpoint.AwayFromZero, "713÷100")]
    public void Exactly_half_a_step_goes_the_declared_way(RoundingStage stage, Midpoint midpoint, string expected)
    {
        var score = RoundCount.Of(Rounds.Of(plain with { Rounding = stage, Midpoint = midpoint }, [7.25m, 7])).Entry("E1")!.Score!.Value;

        Assert.That(expected.Contains('÷', StringComparison.Ordinal) ? score.ToString() : score.ToText(2), Is.EqualTo(expected));
    }

    [Test]
    public void Rounding_each_criterion_is_another_score_than_rounding_once()
    {
        (string, decimal, decimal)[] entry = [("E1", 7.4m, 6.4m)];
        var once = RoundCount.Of(TwoCriteria(plain with { Digits = 0 }, entry));
        var each = RoundCount.Of(TwoCriteria(plain with { Digits = 0, Rounding = RoundingStage.Criterion }, entry));

        Assert.That(once.Entry("E1")!.Score!.Value.ToString(), Is.EqualTo("7"));
        Assert.That(each.Entry("E1")!.Score!.Value.ToString(), Is.EqualTo("13÷2"));
    }

    [Test]
    public void The_highest_and_the_lowest_are_set_aside_from_five_ballots_on()
    {
        var rules = plain with { TrimFrom = 5 };
        var five = RoundCount.Of(Rounds.Of(rules, [0, 6, 7, 8, 10]));
        var four = RoundCount.Of(Rounds.Of(rules, [0, 6, 7, 10]));

        Assert.That(five.Entry("E1")!.Score!.Value.ToText(2), Is.EqualTo("7.00"));
        Assert.That(four.Entry("E1")!.Score!.Value.ToText(2), Is.EqualTo("5.75"));
        var steps = Explanation.Of(five, five.Nominations[0], five.Entry("E1")!).Criteria[0].Scores;
        Assert.That(steps.Select(s => s.Fate), Is.EqualTo(new[] { ScoreFate.Trimmed, ScoreFate.Counted, ScoreFate.Counted, ScoreFate.Counted, ScoreFate.Trimmed }));
    }

    [TestCase(new[] { 1, 9, 8 }, "8")]
    [TestCase(new[] { 1, 9, 8, 4 }, "6")]
    public void The_median_is_the_middle_or_the_mean_of_the_two_in_the_middle(int[] scores, string expected) =>
        Assert.That(RoundCount.Of(Rounds.Of(plain with { Average = Average.Median }, [.. scores.Select(s => (decimal?)s)])).Entry("E1")!.Score!.Value.ToString(), Is.EqualTo(expected));

    [Test]
    public void An_entry_with_too_few_ballots_is_flagged_and_has_no_place_unless_the_rules_place_it()
    {
        IReadOnlyList<decimal?>[] scores = [[9, 9, null], [5, 5, 5]];
        var strict = RoundCount.Of(Rounds.Of(new(), scores));
        var lenient = RoundCount.Of(Rounds.Of(new() { TooFew = TooFewBallots.Placed }, scores));

        Assert.That(Places(strict), Is.EqualTo("E2:1 E1:-"));
        Assert.That(Places(lenient), Is.EqualTo("E1:1 E2:2"));
        foreach (var count in new[] { strict, lenient })
            Assert.That(count.Entry("E1")!.Flags, Is.EqualTo(EntryFlags.TooFewBallots));
    }

    [Test]
    public void A_withdrawn_entry_is_listed_with_its_reason_and_takes_nobodys_place()
    {
        var input = Rounds.Of(plain, [9, 9], [5, 5]);
        var count = RoundCount.Of(input with { Entries = [input.Entries[0] with { Standing = Standing.Withdrawn, Reason = "Відкликано" }, input.Entries[1]] });

        Assert.That(Places(count), Is.EqualTo("E2:1"));
        Assert.That(count.Nominations[0].Out.Single().Reason, Is.EqualTo("Відкликано"));
    }

    [Test]
    public void Abstained_and_voided_ballots_do_not_count_and_are_explained()
    {
        var input = Rounds.Of(plain, [9, 1, 2]);
        var count = RoundCount.Of(input with
        {
            Ballots = [input.Ballots[0], input.Ballots[1] with { State = BallotState.Voided, Reason = "Конфлікт" }, new("E1", "J3", new Dictionary<string, decimal>(), BallotState.Abstained, "Відпустка")],
        });

        Assert.That(count.Entry("E1")!.Score!.Value.ToString(), Is.EqualTo("9"));
        Assert.That(Explanation.Of(count, count.Nominations[0], count.Entry("E1")!).NotCounted.Select(b => (b.Juror, b.Reason)), Is.EqualTo(new[] { ("J2", "Конфлікт"), ("J3", "Відпустка") }));
    }

    [Test]
    public void A_partial_ballot_counts_where_it_has_scores_only_if_the_rules_say_so()
    {
        var input = TwoCriteria(plain, ("E1", 8, 6));
        input = input with { Ballots = [.. input.Ballots, Rounds.Ballot("E1", "J2", ("C1", 10))] };

        Assert.That(RoundCount.Of(input).Entry("E1")!.Score!.Value.ToString(), Is.EqualTo("7"));
        Assert.That(RoundCount.Of(input with { Rules = plain with { Partial = PartialBallots.CountGiven } }).Entry("E1")!.Score!.Value.ToText(1), Is.EqualTo("7.5"));
    }

    [Test]
    public void An_explanation_adds_up_to_the_score()
    {
        var count = RoundCount.Of(TwoCriteria(plain with { Rounding = RoundingStage.None }, ("E1", 8, 7)));
        var explained = Explanation.Of(count, count.Nominations[0], count.Entry("E1")!);

        Assert.That(explained.Criteria.Select(c => c.Contribution!.Value.ToString()), Is.EqualTo(new[] { "4", "7÷2" }));
        Assert.That(explained.Sum!.Value, Is.EqualTo(count.Entry("E1")!.Score!.Value));
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        var input = Rounds.Of(plain, [9, 8], [5, 5]);
        CountInput With(params CountCriterion[] criteria) => input with { Nominations = [input.Nominations[0] with { Criteria = criteria }] };
        var criterion = input.Nominations[0].Criteria[0];
        yield return Case(With(criterion with { Weight = 99 }), "Count.WeightsNotHundred");
        yield return Case(With(criterion with { Weight = 99.99999m }), "Count.BadWeight");
        yield return Case(With(criterion with { Min = 10 }), "Count.BadScale");
        yield return Case(With(criterion with { Weight = 50 }, criterion with { Key = "C2", Weight = 50, Max = 5 }), "Count.ScalesDiffer");
        yield return Case(With(criterion with { Max = 8 }), "Count.ScoreOffScale");
        yield return Case(With(criterion with { Key = "C 1" }), "Count.BadKey");
        yield return Case(With(), "Count.NoCriteria");
        yield return Case(input with { Rules = plain with { TrimFrom = 3 } }, "Count.TrimFrom");
        yield return Case(input with { Rules = plain with { Digits = 9 } }, "Count.Digits");
        yield return Case(input with { Rules = plain with { FewestBallots = 0 } }, "Count.FewestBallots");
        yield return Case(input with { Rules = plain with { Ties = TieRule.Criteria } }, "Count.NoTieCriteria");
        yield return Case(input with { Rules = plain with { Normalisation = Normalisation.ZScore, TargetSpread = 0 } }, "Count.TargetSpread");
        yield return Case(input with { Rules = plain with { Normalisation = Normalisation.ZScore, ShortBelow = 1 } }, "Count.ShortBelow");
        yield return Case(input with { Rules = plain with { Normalisation = Normalisation.ZScore, TargetMean = 0.00001m } }, "Count.BadNumber");
        yield return Case(input with { Ballots = [.. input.Ballots, input.Ballots[0]] }, "Count.BallotTwice");
        yield return Case(input with { Jurors = [.. input.Jurors, input.Jurors[0]] }, "Count.JurorTwice");
        yield return Case(input with { Entries = [.. input.Entries, input.Entries[0]] }, "Count.EntryTwice");
        yield return Case(input with { Nominations = [.. input.Nominations, input.Nominations[0]] }, "Count.NominationTwice");
        yield return Case(With(criterion with { Weight = 50 }, criterion with { Weight = 50 }), "Count.CriterionTwice");
        yield return Case(input with { Entries = [input.Entries[0]] }, "Count.EntryUnknown");
        yield return Case(input with { Jurors = [input.Jurors[0]] }, "Count.JurorUnknown");
        yield return Case(input with { Entries = [input.Entries[0] with { Nomination = "N9" }, input.Entries[1]] }, "Count.NominationUnknown");
        yield return Case(With(criterion with { Key = "C2" }), "Count.CriterionUnknown");
        yield return Case(input with { Nominations = [input.Nominations[0] with { TieCriteria = ["C7"] }] }, "Count.TieCriterionUnknown");
        yield return Case(input with { Decisions = [new("N1", ["E9"], "", default)] }, "Count.DecisionUnknown");
        yield return Case(input with { Decisions = [new("N1", ["E1", "E1"], "", default)] }, "Count.DecisionTwice");
        yield return Case(input with { Decisions = [new("N1", ["E1", "E2"], "", default), new("N1", ["E2", "E1"], "", default)] }, "Count.DecidedTwice");
    }

    private static TestCaseData Case(CountInput input, string key) => new TestCaseData(input, key).SetArgDisplayNames(key);

    [TestCaseSource(nameof(Wrong))]
    public void What_cannot_be_counted_is_refused_with_a_sentence(object input, string key)
    {
        var said = Assert.Throws<RuleViolation>(() => RoundCount.Of((CountInput)input));

        Assert.That(said!.Key, Is.EqualTo(key));
    }

    private static CountInput TwoCriteria(CountingRules rules, params (string Entry, decimal C1, decimal C2)[] entries) => new(
        Rounds.Round, rules, [Rounds.Nomination("N1", ("C1", 50), ("C2", 50))], [.. entries.Select(e => new CountEntry(e.Entry, "N1", e.Entry))], Rounds.Jurors(2),
        [.. entries.Select(e => Rounds.Ballot(e.Entry, "J1", ("C1", e.C1), ("C2", e.C2)))], []);

    private static string Places(RoundCount count) =>
        string.Join(' ', count.Nominations.SelectMany(n => n.Entries).Select(e => $"{e.Entry.Key}:{e.Place?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"));
}
