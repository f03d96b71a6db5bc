using System.Text.Json;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Health;

namespace Hub.Contest.Counting.Tests;

internal sealed class HealthTests
{
    private static readonly JsonElement published = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "Contest.Tests", "Counting", "agreement.json"))).RootElement;

    [TestCase("alpha_nominal", Metric.Nominal)]
    [TestCase("alpha_interval", Metric.Interval)]
    public void Krippendorffs_example_is_reproduced(string key, object metric)
    {
        var example = published.GetProperty("krippendorff");
        var ratings = Ratings.OfRaters([.. example.GetProperty("coders").EnumerateArray().Select(Row)]);

        Assert.That(Math.Round(Alpha.Of(ratings, (Metric)metric).Value!.Value, 6), Is.EqualTo(example.GetProperty(key).GetDouble()));
    }

    // Krippendorff 2011, part E: four observers, twelve units.
    [TestCase(Metric.Nominal, 0.743)]
    [TestCase(Metric.Ordinal, 0.815)]
    [TestCase(Metric.Interval, 0.849)]
    public void Krippendorffs_example_of_every_metric_is_reproduced(object metric, double printed)
    {
        var ratings = Ratings.OfRaters(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
            [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
        ]);

        Assert.That(Math.Round(Alpha.Of(ratings, (Metric)metric).Value!.Value, 3), Is.EqualTo(printed));
    }

    [Test]
    public void The_six_correlations_of_Shrout_and_Fleiss_are_reproduced()
    {
        var icc = Icc.Of(ShroutAndFleiss()).Value!;

        var printed = published.GetProperty("icc").GetProperty("printed").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble());
        Assert.That(new Dictionary<string, double>
        {
            ["ICC(1,1)"] = Math.Round(icc.One1, 2),
            ["ICC(2,1)"] = Math.Round(icc.Two1, 2),
            ["ICC(3,1)"] = Math.Round(icc.Three1, 2),
            ["ICC(1,k)"] = Math.Round(icc.OneK, 2),
            ["ICC(2,k)"] = Math.Round(icc.TwoK, 2),
            ["ICC(3,k)"] = Math.Round(icc.ThreeK, 2),
        }, Is.EqualTo(printed));
    }

    [Test]
    public void Kendalls_W_of_rank_sums_is_reproduced()
    {
        var example = published.GetProperty("kendall_w");
        var w = KendallW.OfRankSums([.. example.GetProperty("rank_sums").EnumerateArray().Select(s => s.GetDouble())], example.GetProperty("judges").GetInt32());

        Assert.That(Math.Round(w, 6), Is.EqualTo(example.GetProperty("w").GetDouble()));
    }

    [Test]
    public void Competition_ranks_are_reproduced()
    {
        var example = published.GetProperty("competition_rank");

        Assert.That(Ranks.Competition([.. example.GetProperty("scores").EnumerateArray().Select(s => s.GetDouble())]),
            Is.EqualTo(example.GetProperty("ranks").EnumerateArray().Select(r => r.GetInt32())));
    }

    [Test]
    public void Judges_who_rank_alike_with_ties_agree_wholly_only_by_the_correction()
    {
        var ratings = Ratings.OfRaters([[9, 7, 7, 3], [8, 5, 5, 1], [6, 4, 4, 2]]);

        Assert.That(KendallW.Of(ratings).Value, Is.EqualTo(1).Within(1e-12));
        Assert.That(KendallW.OfRankSums([3, 7.5, 7.5, 12], 3), Is.EqualTo(0.9).Within(1e-12));
    }

    [Test]
    public void Correlations_of_a_table_with_gaps_agree_with_a_least_squares_fit()
    {
        var rows = Table();
        (rows[0][3], rows[2][1], rows[4][2]) = (null, null, null);
        var ratings = Ratings.OfRaters([.. Enumerable.Range(0, 4).Select(j => (IReadOnlyList<double?>)[.. rows.Select(r => r[j])])]);

        var sums = RatingDesign.Of(ratings).Squares(ratings.Cells);
        var full = Residual(ratings, byUnit: true, byRater: true);
        Assert.That(sums.Residual, Is.EqualTo(full).Within(1e-6));
        Assert.That(sums.UnitsAfterRaters, Is.EqualTo(Residual(ratings, false, true) - full).Within(1e-6));
        Assert.That(sums.RatersAfterUnits, Is.EqualTo(Residual(ratings, true, false) - full).Within(1e-6));
        var (icc, twoK) = Icc.Of(ratings);
        Assert.That(icc!.TwoK, Is.InRange(0.5, 0.8));
        Assert.That(twoK.Note, Is.EqualTo("Count.Health.IncompleteIcc"));
    }

    private static IEnumerable<TestCaseData> Impossible()
    {
        TestCaseData Case(string why, params IReadOnlyList<double?>[] raters) => new TestCaseData(why, raters).SetArgDisplayNames(why);
        yield return Case("Count.Health.TooFew", [1, 2, 3]);
        yield return Case("Count.Health.TooFewScores", [1, 2, null], [null, 3, 4]);
        yield return Case("Count.Health.Unconnected", [1, 2, null, null], [2, 4, null, null], [null, null, 1, 5], [null, null, 2, 2], [4, 4, null, null], [null, null, 3, 3]);
        yield return Case("Count.Health.NoVariation", [7.1, 7.1, 7.1], [7.1, 7.1, 7.1]);
    }

    [TestCaseSource(nameof(Impossible))]
    public void A_correlation_that_cannot_be_computed_says_why(string why, IReadOnlyList<double?>[] raters)
    {
        var (icc, twoK) = Icc.Of(Ratings.OfRaters(raters));

        Assert.That((icc, twoK.Value, twoK.Note), Is.EqualTo(((Icc?)null, (double?)null, why)));
    }

    [Test]
    public void Alpha_and_W_that_cannot_be_computed_say_why()
    {
        Assert.That(Alpha.Of(Ratings.OfRaters([[1, null], [null, 2]]), Metric.Interval).Note, Is.EqualTo("Count.Health.NoPairs"));
        Assert.That(Alpha.Of(Ratings.OfRaters([[0.1, 0.1, 0.1], [0.1, 0.1, 0.1]]), Metric.Interval).Note, Is.EqualTo("Count.Health.NoVariation"));
        Assert.That(KendallW.Of(Ratings.OfRaters([[1, null], [null, 2]])).Note, Is.EqualTo("Count.Health.NoCommonEntries"));
        Assert.That(KendallW.Of(Ratings.OfRaters([[1, 1, 1], [2, 2, 2]])).Note, Is.EqualTo("Count.Health.NoVariation"));
        Assert.That(KendallW.Of(Ratings.OfRaters([[1, 2, 3], [2, 3, null]])), Is.EqualTo(new Figure(1, "Count.Health.OnCommonEntries", 2, 3)).Using<Figure>((a, b) => a.Value.Equals(b.Value) && a.Note == b.Note && a.Arguments.SequenceEqual(b.Arguments)));
    }

    [Test]
    public void A_strict_juror_is_below_the_others_and_a_wide_one_spreads_more()
    {
        var count = RoundCount.Of(Rounds.Of(new() { FewestBallots = 1 }, [6, 8, 9], [5, 7, 3], [7, 9, 6]));
        var jurors = JuryHealth.Of(count.Nominations[0]).Jurors;

        Assert.That(jurors.Select(j => j.Severity), Is.EqualTo(new[] { -1.0, 2.0, -1.0 }).Within(1e-12));
        Assert.That(jurors.Select(j => j.Spread), Is.EqualTo(new[] { 1, 1, 3.0 }).Within(1e-12));
        Assert.That(jurors[0].Criteria.Single().Severity, Is.EqualTo(-1).Within(1e-12));
    }

    [Test]
    public void An_entry_whose_place_hangs_on_one_ballot_is_named_with_the_ballot()
    {
        var count = RoundCount.Of(Rounds.Of(new() { FewestBallots = 1 }, [7, 7, 7], [6, 6, 10], [1, 1, 1]));
        var health = JuryHealth.Of(count.Nominations[0]);

        Assert.That(health.DecisiveBallots, Is.EqualTo(new[] { new DecisiveBallot("E2", "J3", 1, 2) }));
        Assert.That(health.WithoutJurors.Single(w => w.Juror == "J3"), Has.Property(nameof(WithoutJuror.Winners)).True);
        Assert.That(health.WithoutJurors.Single(w => w.Juror == "J1").Changes, Is.Empty);
    }

    [Test]
    public void Without_the_juror_who_joins_two_panels_nothing_is_said_of_places()
    {
        var rules = new CountingRules { FewestBallots = 1, Normalisation = Normalisation.ZScore };
        var health = JuryHealth.Of(RoundCount.Of(Rounds.Of(rules, [9, null, 8], [6, null, 8], [null, 4, 6], [null, 7, 5])).Nominations[0]);

        Assert.That(health.WithoutJurors.Select(w => w.FallsApart), Is.EqualTo(new[] { false, false, true }));
    }

    private static double?[] Row(JsonElement row) => [.. row.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : v.GetDouble())];

    private static List<double?[]> Table() => [.. published.GetProperty("icc").GetProperty("scores").EnumerateArray().Select(Row)];

    private static Ratings ShroutAndFleiss()
    {
        var rows = Table();
        return Ratings.OfRaters([.. Enumerable.Range(0, 4).Select(j => (IReadOnlyList<double?>)[.. rows.Select(r => r[j])])]);
    }

    /// <summary>What units and raters leave unexplained, found by taking out their means in turn until nothing changes.</summary>
    private static double Residual(Ratings ratings, bool byUnit, bool byRater)
    {
        var left = ratings.Cells.Select(c => c.Value).ToArray();
        for (var step = 0; step < 500; step++)
            foreach (var group in new[] { byUnit ? ratings.Cells.Select(c => c.Unit) : null, byRater ? ratings.Cells.Select(c => c.Rater) : null }.OfType<IEnumerable<int>>())
                foreach (var members in group.Index().GroupBy(p => p.Item, p => p.Index))
                {
                    var mean = members.Average(i => left[i]);
                    foreach (var i in members)
                        left[i] -= mean;
                }
        return left.Sum(v => v * v);
    }
}
