namespace Hub.Contest.Counting.Health;

/// <summary>Who gave which unit which value, gaps allowed: cells stand by unit.</summary>
/// <param name="Units">Number of units (entries).</param>
/// <param name="Raters">Number of raters (jurors).</param>
/// <param name="Cells">What was given, by unit and rater; each pair at most once.</param>
internal sealed record Ratings(int Units, int Raters, IReadOnlyList<Rating> Cells)
{
    public bool IsComplete => Cells.Count == Units * Raters;

    /// <summary>A table of raters by units; null is a gap.</summary>
    public static Ratings OfRaters(IReadOnlyList<IReadOnlyList<double?>> raters) =>
        new(raters[0].Count, raters.Count, [.. from unit in Enumerable.Range(0, raters[0].Count)
                                               from rater in Enumerable.Range(0, raters.Count)
                                               where raters[rater][unit] is not null
                                               select new Rating(unit, rater, raters[rater][unit]!.Value)]);

    /// <summary>The scores of a criterion as they were given.</summary>
    public static Ratings OfCriterion(Sheet sheet, int criterion)
    {
        var cells = new List<Rating>(sheet.Ballots.Length);
        for (var b = 0; b < sheet.Ballots.Length; b++)
            if (sheet.Given[(b * sheet.Criteria) + criterion] is not Sheet.Missing and var score)
                cells.Add(new(sheet.Ballots[b].Entry, sheet.Ballots[b].Juror, score / (double)Counting.Units.One));
        return new(sheet.Entries.Length, sheet.Jurors.Length, cells);
    }

    /// <summary>The weighted score of each whole ballot, as it was given.</summary>
    public static Ratings OfBallots(Sheet sheet)
    {
        var cells = new List<Rating>(sheet.Ballots.Length);
        for (var b = 0; b < sheet.Ballots.Length; b++)
        {
            var (sum, whole) = ((Int128)0, true);
            for (var c = 0; c < sheet.Criteria && whole; c++)
                if (sheet.Given[(b * sheet.Criteria) + c] is not Sheet.Missing and var score)
                    sum += (Int128)sheet.Weights[c] * score;
                else
                    whole = false;
            if (whole)
                cells.Add(new(sheet.Ballots[b].Entry, sheet.Ballots[b].Juror, (double)sum / (100.0 * Counting.Units.One * Counting.Units.One)));
        }
        return new(sheet.Entries.Length, sheet.Jurors.Length, cells);
    }
}

/// <summary>A value a rater gave a unit.</summary>
internal readonly record struct Rating(int Unit, int Rater, double Value);
