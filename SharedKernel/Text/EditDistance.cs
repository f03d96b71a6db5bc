namespace Hub.SharedKernel.Text;

/// <summary>How far a word is from another. Source: Levenshtein, 1965.</summary>
internal static class EditDistance
{
    /// <summary>Letters to put in, take out or change to make one of the other.</summary>
    /// <param name="one">A word.</param>
    /// <param name="other">Another; the work grows with the product of their lengths.</param>
    public static int Between(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
