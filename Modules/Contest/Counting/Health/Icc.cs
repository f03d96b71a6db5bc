namespace Hub.Contest.Counting.Health;

/// <summary>The six intraclass correlations: how much of what scores differ by lies in the entries and not in the jurors.</summary>
/// <remarks>
/// P. E. Shrout, J. L. Fleiss, Intraclass Correlations, 1979. When not every juror scored every entry, the components of variance are taken from
/// fitted constants (C. R. Henderson, 1953, method 3), and k is the harmonic mean of the scores per entry; for a whole table both are the same.
/// A correlation whose components cancel out is not finite: there is none.
/// </remarks>
internal sealed record Icc(double One1, double Two1, double Three1, double OneK, double TwoK, double ThreeK)
{
    /// <summary>The correlations, or why there are none.</summary>
    /// <param name="ratings">Scores.</param>
    /// <param name="design">Who scored what, when several criteria share it.</param>
    public static (Icc? Value, Figure TwoK) Of(Ratings ratings, RatingDesign? design = null)
    {
        design ??= RatingDesign.Of(ratings);
        if (design.Why is { } why)
            return (null, why);
        var sums = design.Squares(ratings.Cells);
        // Nothing differs at all: there is no share to speak of. The bound is what rounding leaves of zero.
        if (sums.Total <= 1e-12 * (1 + Math.Abs(ratings.Cells[0].Value)))
            return (null, Figure.None("Count.Health.NoVariation"));
        var icc = From(design, sums);
        // A component below zero can make the whole nought: then there is nothing to take a share of.
        if (!double.IsFinite(icc.TwoK))
            return (icc, Figure.None("Count.Health.Cancelled"));
        return (icc, ratings.IsComplete ? new(icc.TwoK) : new(icc.TwoK, "Count.Health.IncompleteIcc", ratings.Cells.Count, ratings.Units * ratings.Raters));
    }

    private static Icc From(RatingDesign design, SquareSums sums)
    {
        var (cells, units, raters, k) = (design.Cells, design.Units, design.Raters, design.HarmonicMean);
        var error = sums.Residual / (cells - units - raters + 1);
        var unit = (sums.UnitsAfterRaters - ((units - 1) * error)) / (cells - raters);
        var rater = (sums.RatersAfterUnits - ((raters - 1) * error)) / (cells - units);
        var within = (sums.Total - sums.Units) / (cells - units);
        var single = ((sums.Units / (units - 1)) - within) / design.K0;
        return new(
            single / (single + within), unit / (unit + rater + error), unit / (unit + error),
            single / (single + (within / k)), unit / (unit + ((rater + error) / k)), unit / (unit + (error / k)));
    }
}

/// <summary>Sums of squares of a two-way table.</summary>
/// <param name="Total">About the mean.</param>
/// <param name="Units">Between units alone.</param>
/// <param name="UnitsAfterRaters">What units explain beyond raters.</param>
/// <param name="RatersAfterUnits">What raters explain beyond units.</param>
/// <param name="Residual">What neither explains.</param>
internal readonly record struct SquareSums(double Total, double Units, double UnitsAfterRaters, double RatersAfterUnits, double Residual);
