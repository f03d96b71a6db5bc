namespace Hub.Contest.Counting.Health;

/// <summary>How well a jury agreed, in scores as they were given; these figures are doubles: they advise and decide nothing.</summary>
internal sealed record JuryHealth(
    string Nomination, IReadOnlyList<CriterionHealth> Criteria, CriterionHealth Ballots, IReadOnlyList<JurorHealth> Jurors,
    IReadOnlyList<WithoutJuror> WithoutJurors, IReadOnlyList<DecisiveBallot> DecisiveBallots)
{
    public static JuryHealth Of(NominationCount nomination)
    {
        var sheet = nomination.Sheet;
        var criteria = Enumerable.Range(0, sheet.Criteria).Select(c => Ratings.OfCriterion(sheet, c)).ToList();
        var ballots = Ratings.OfBallots(sheet);
        // Whole ballots give every criterion the same design.
        var design = RatingDesign.Of(ballots);
        CriterionHealth Health(string? key, Ratings ratings) => CriterionHealth.Of(key, ratings, ratings.Cells.Count == ballots.Cells.Count ? design : RatingDesign.Of(ratings));
        var whatIf = new WhatIf(nomination);
        return new(nomination.Nomination.Key, [.. criteria.Select((r, c) => Health(nomination.Nomination.Criteria[c].Key, r))], Health(null, ballots),
            JurorHealth.Of(sheet, ballots, criteria), whatIf.WithoutEachJuror(), whatIf.DecisiveBallots());
    }
}

/// <summary>Agreement on a criterion, or on weighted ballots when the key is null.</summary>
internal sealed record CriterionHealth(string? Key, Figure Alpha, Figure IccTwoK, Icc? Icc, Figure KendallW)
{
    public static CriterionHealth Of(string? key, Ratings ratings, RatingDesign design)
    {
        var (icc, twoK) = Health.Icc.Of(ratings, design);
        return new(key, Health.Alpha.Of(ratings, Metric.Interval), twoK, icc, Health.KendallW.Of(ratings));
    }
}

/// <summary>A juror's manner.</summary>
/// <param name="Ballots">Whole ballots.</param>
/// <param name="Severity">Mean difference between the juror's score and the mean of the others on the same entry; below zero is stricter. Null when nobody else scored those entries.</param>
/// <param name="Spread">Standard deviation of the juror's scores (n − 1); null below two.</param>
internal sealed record JurorHealth(string Juror, int Ballots, double? Severity, double? Spread, IReadOnlyList<Manner> Criteria)
{
    public static IReadOnlyList<JurorHealth> Of(Sheet sheet, Ratings ballots, IReadOnlyList<Ratings> criteria)
    {
        var whole = Manner.Of(ballots);
        var each = criteria.Select(Manner.Of).ToList();
        return [.. sheet.Jurors.Select((juror, j) => new JurorHealth(juror.Key, whole[j].Scores, whole[j].Severity, whole[j].Spread, [.. each.Select(m => m[j])]))];
    }
}

/// <summary>Severity and spread of a juror on a criterion.</summary>
internal readonly record struct Manner(int Scores, double? Severity, double? Spread)
{
    public static Manner[] Of(Ratings ratings)
    {
        var (sums, counts) = (new double[ratings.Units], new int[ratings.Units]);
        foreach (var cell in ratings.Cells)
        {
            sums[cell.Unit] += cell.Value;
            counts[cell.Unit]++;
        }
        var tallies = new Tally[ratings.Raters];
        foreach (var cell in ratings.Cells)
            tallies[cell.Rater].Add(cell.Value, counts[cell.Unit] < 2 ? null : cell.Value - ((sums[cell.Unit] - cell.Value) / (counts[cell.Unit] - 1)));
        return Array.ConvertAll(tallies, t => t.Manner());
    }

    // Welford's running mean and squares: no digits are lost when scores are large and close together.
    private struct Tally
    {
        private int count, compared;
        private double mean, squares, apart;

        public void Add(double value, double? difference)
        {
            count++;
            var step = value - mean;
            mean += step / count;
            squares += step * (value - mean);
            if (difference is null)
                return;
            compared++;
            apart += difference.Value;
        }

        public readonly Manner Manner() =>
            new(count, compared == 0 ? null : apart / compared, count < 2 ? null : Math.Sqrt(squares / (count - 1)));
    }
}
