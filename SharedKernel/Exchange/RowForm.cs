using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Exchange;

/// <summary>The columns of one kind of rows: which there are, which a file must have, and where a cell goes.</summary>
public abstract class RowForm<TRow> where TRow : FileRow, new()
{
    private const int LongestHeading = 60;

    /// <summary>Headings a misspelt one is compared with.</summary>
    protected abstract IEnumerable<string> Headings { get; }

    /// <summary>Headings a file must have; of each group one is enough, and the first is named when all are missing.</summary>
    public abstract IReadOnlyList<IReadOnlyList<string>> Needed { get; }

    /// <summary>Whether there is such a column.</summary>
    /// <param name="heading">Small letters.</param>
    public abstract bool Has(string heading);

    /// <summary>Puts a cell into the row and says what is wrong with it. Unknown headings come too and are passed over.</summary>
    /// <param name="row">The row.</param>
    /// <param name="heading">The column.</param>
    /// <param name="cell">The text as it was before a spreadsheet's care.</param>
    public abstract void Put(TRow row, string heading, string cell);

    /// <summary>Says what can be told only when the whole row is read.</summary>
    /// <param name="row">The row.</param>
    public abstract void Finish(TRow row);

    /// <summary>What stands between the values of a list in one cell; JSON may bring them as a list.</summary>
    /// <param name="heading">The column.</param>
    public virtual string Separator(string heading) => ";";

    /// <summary>The known heading most like a misspelt one; null when none is near.</summary>
    /// <param name="heading">As it stands in the file.</param>
    public string? Nearest(string heading)
    {
        if (heading.Length > LongestHeading)
            return null;
        var best = Headings.Select(c => (Name: c, Distance: EditDistance.Between(heading.ToLowerInvariant(), c))).MinBy(c => c.Distance);
        return best.Distance <= Math.Max(2, heading.Length / 4) ? best.Name : null;
    }
}
