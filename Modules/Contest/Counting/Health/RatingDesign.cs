namespace Hub.Contest.Counting.Health;

/// <summary>Who rated what: the part of a two-way analysis of variance that does not hang on the values, worked out once for all criteria.</summary>
internal sealed class RatingDesign
{
    private readonly int[] ratersOfUnit, unitsOfRater;
    private readonly double[,] factor;

    private RatingDesign(int[] ratersOfUnit, int[] unitsOfRater, double[,] factor, int cells, Figure? why) =>
        (this.ratersOfUnit, this.unitsOfRater, this.factor, Cells, Why) = (ratersOfUnit, unitsOfRater, factor, cells, why);

    /// <summary>Why nothing can be computed; null when it can.</summary>
    public Figure? Why { get; }

    public int Cells { get; }

    /// <summary>Units with at least one value.</summary>
    public int Units => ratersOfUnit.Count(n => n > 0);

    /// <summary>Raters with at least one value.</summary>
    public int Raters => unitsOfRater.Count(n => n > 0);

    public double HarmonicMean => Units / ratersOfUnit.Where(n => n > 0).Sum(n => 1.0 / n);

    /// <summary>Values per unit, corrected for their being unlike.</summary>
    public double K0 => (Cells - (ratersOfUnit.Sum(n => (double)n * n) / Cells)) / (Units - 1);

    public static RatingDesign Of(Ratings ratings)
    {
        var (perUnit, perRater) = (new int[ratings.Units], new int[ratings.Raters]);
        foreach (var cell in ratings.Cells)
        {
            perUnit[cell.Unit]++;
            perRater[cell.Rater]++;
        }
        var (units, raters) = (perUnit.Count(n => n > 0), perRater.Count(n => n > 0));
        if (units < 2 || raters < 2)
            return new(perUnit, perRater, new double[0, 0], ratings.Cells.Count, Figure.None("Count.Health.TooFew", units, raters));
        if (ratings.Cells.Count - units - raters + 1 <= 0)
            return new(perUnit, perRater, new double[0, 0], ratings.Cells.Count, Figure.None("Count.Health.TooFewScores", ratings.Cells.Count, units, raters));
        var factor = Factor(ratings, perUnit, perRater);
        return new(perUnit, perRater, factor ?? new double[0, 0], ratings.Cells.Count, factor is null ? Figure.None("Count.Health.Unconnected") : null);
    }

    /// <summary>Sums of squares of values given in this design.</summary>
    public SquareSums Squares(IReadOnlyList<Rating> cells)
    {
        var mean = cells.Average(c => c.Value);
        var (perUnit, perRater, total) = (new double[ratersOfUnit.Length], new double[unitsOfRater.Length], 0.0);
        foreach (var cell in cells)
        {
            var value = cell.Value - mean;
            perUnit[cell.Unit] += value;
            perRater[cell.Rater] += value;
            total += value * value;
        }
        var adjusted = (double[])perRater.Clone();
        foreach (var cell in cells)
            adjusted[cell.Rater] -= perUnit[cell.Unit] / ratersOfUnit[cell.Unit];
        var units = Between(perUnit, ratersOfUnit);
        var ratersAfterUnits = Explained(adjusted);
        return new(total, units, units + ratersAfterUnits - Between(perRater, unitsOfRater), ratersAfterUnits, Math.Max(0, total - units - ratersAfterUnits));
    }

    private static double Between(double[] sums, int[] counts) => sums.Zip(counts, (s, n) => n == 0 ? 0 : s * s / n).Sum();

    // The normal equations of raters after units, q = C·β: the square sum is q·C⁻¹·q = |L⁻¹q|².
    private double Explained(double[] q)
    {
        var (solved, sum) = (new double[factor.GetLength(0)], 0.0);
        var used = Enumerable.Range(0, unitsOfRater.Length).Where(r => unitsOfRater[r] > 0).Skip(1).ToArray();
        for (var i = 0; i < solved.Length; i++)
        {
            solved[i] = q[used[i]];
            for (var j = 0; j < i; j++)
                solved[i] -= factor[i, j] * solved[j];
            solved[i] /= factor[i, i];
            sum += solved[i] * solved[i];
        }
        return sum;
    }

    /// <summary>Cholesky's factor of raters' normal equations, the first rater left out; null when units and raters do not hang together.</summary>
    private static double[,]? Factor(Ratings ratings, int[] perUnit, int[] perRater)
    {
        var place = new int[perRater.Length];
        var size = -1;
        for (var r = 0; r < place.Length; r++)
            place[r] = perRater[r] > 0 ? size++ : -1;
        var c = new double[size, size];
        foreach (var unit in ratings.Cells.GroupBy(x => x.Unit, x => place[x.Rater]))
        {
            var raters = unit.Where(r => r >= 0).ToArray();
            foreach (var a in raters)
            {
                c[a, a]++;
                foreach (var b in raters)
                    c[a, b] -= 1.0 / perUnit[unit.Key];
            }
        }
        return Cholesky(c) ? c : null;
    }

    private static bool Cholesky(double[,] c)
    {
        for (var i = 0; i < c.GetLength(0); i++)
            for (var j = 0; j <= i; j++)
            {
                var rest = c[i, j];
                for (var k = 0; k < j; k++)
                    rest -= c[i, k] * c[j, k];
                if (i != j)
                    c[i, j] = rest / c[j, j];
                else if (rest < 1e-9 * Math.Max(1, c[i, i]))
                    return false;
                else
                    c[i, i] = Math.Sqrt(rest);
            }
        return true;
    }
}
