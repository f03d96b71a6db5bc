using Hub.Contest.Counting;

namespace Hub.Contest.Tests.Counting;

internal sealed class NormalisationTests
{
    private static readonly CountingRules z = new() { FewestBallots = 1, Normalisation = Normalisation.ZScore, ShortBelow = 2, TargetMean = 5, TargetSpread = 2, Rounding = RoundingStage.None };

    [Test]
    public void A_z_score_is_the_distance_from_the_jurors_mean_in_the_jurors_deviations()
    {
        // 2, 4, 9: mean 5, deviation √(26/3).
        var count = RoundCount.Of(Rounds.Of(z, [2], [4], [9]));
        var deviation = Math.Sqrt(26.0 / 3);

        Assert.That(new[] { "E1", "E2", "E3" }.Select(e => count.Entry(e)!.Score!.Value.ToDouble()),
            Is.EqualTo(new[] { 5 - (2 * 3 / deviation), 5 - (2 / deviation), 5 + (2 * 4 / deviation) }).Within(0.0000011));
    }

    [TestCase(0L, 0L)]
    [TestCase(1L, 1L)]
    [TestCase(99L, 9L)]
    [TestCase(100L, 10L)]
    [TestCase(4_000_000_000_000_000_001L, 2_000_000_000L)]
    [TestCase(3_999_999_999_999_999_999L, 1_999_999_999L)]
    public void The_whole_root_is_never_above(long number, long root) => Assert.That(Units.Root(number), Is.EqualTo(root));

    [Test]
    public void A_strict_and_a_lenient_juror_weigh_the_same()
    {
        // J1 spreads by one point, J2 by three: plainly J2 decides, by z-scores the two cancel out.
        var input = Rounds.Of(z, [6, 1], [5, 4]);

        Assert.That(RoundCount.Of(input).Nominations[0].Entries.Select(e => e.Place), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(RoundCount.Of(input with { Rules = z with { Normalisation = Normalisation.None } }).Entry("E2")!.Place, Is.EqualTo(1));
    }

    [TestCase(Unusable.TargetMean, 2, "5")]
    [TestCase(Unusable.LeftOut, 1, "7")]
    public void A_constant_juror_is_treated_as_declared(Unusable treatment, int ballots, string second)
    {
        var count = RoundCount.Of(Rounds.Of(z with { Constant = treatment }, [6, 4], [6, 8]));

        Assert.That(count.Entry("E2")!.Scored.Ballots, Is.EqualTo(ballots));
        var explained = Explanation.Of(count, count.Nominations[0], count.Entry("E2")!).Criteria[0].Scores.Single(s => s.Juror == "J1");
        Assert.That(explained.Counting?.ToString(), Is.EqualTo(treatment == Unusable.LeftOut ? null : "5"));
        Assert.That(count.Entry("E2")!.Score!.Value.ToString(), Is.EqualTo(treatment == Unusable.LeftOut ? second : "6"));
    }

    [TestCase(Unusable.TargetMean)]
    [TestCase(Unusable.LeftOut)]
    public void A_juror_of_few_ballots_is_treated_as_declared(Unusable treatment)
    {
        var count = RoundCount.Of(Rounds.Of(z with { Short = treatment, ShortBelow = 3 }, [2, 9], [4, 1], [9, null]));
        var second = Explanation.Of(count, count.Nominations[0], count.Entry("E1")!).Criteria[0].Scores.Single(s => s.Juror == "J2");

        Assert.That((second.Fate, second.Counting?.ToString()), Is.EqualTo(treatment == Unusable.LeftOut ? (ScoreFate.LeftOut, null) : (ScoreFate.Counted, "5")));
    }

    [Test]
    public void Panels_that_do_not_hang_together_are_named_and_not_compared()
    {
        IReadOnlyList<decimal?>[] panels = [[9, 8, null, null], [7, 5, null, null], [null, null, 3, 4], [null, null, 6, 2]];
        var refused = RoundCount.Of(Rounds.Of(z, panels)).Nominations[0];

        Assert.That(refused.IsRefused, Is.True);
        Assert.That(refused.Panels.Select(p => string.Join(' ', p.Jurors.Concat(p.Entries))), Is.EqualTo(new[] { "J1 J2 E1 E2", "J3 J4 E3 E4" }));
        Assert.That(refused.Entries.Select(e => (e.Place, e.Score)), Is.All.EqualTo(((int?)null, (Exact?)null)));
        Assert.That(RoundCount.Of(Rounds.Of(z with { Normalisation = Normalisation.None }, panels)).Nominations[0].IsRefused, Is.False);
    }

    [Test]
    public void One_juror_who_reads_in_both_panels_joins_them() =>
        Assert.That(RoundCount.Of(Rounds.Of(z, [9, 8, null, null], [7, 5, null, 5], [null, null, 3, 4], [null, null, 6, 2])).Nominations[0].IsRefused, Is.False);
}
