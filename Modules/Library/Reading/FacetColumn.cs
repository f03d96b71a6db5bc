using System.Collections.Concurrent;

namespace Hub.Library.Reading;

/// <summary>
/// The values of one facet for every row, as numbers; a row may have none or several. Only grows: one host's refresh writes, readers go no further
/// than the rows their snapshot knows.
/// </summary>
internal sealed class FacetColumn
{
    public const int None = -1;

    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private string[] values = new string[16];
    private int[] ends = new int[16];
    private int[] held = new int[16];
    private int rows;
    private int used;

    /// <summary>How many different values there are.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a value; <see cref="None"/> for one that no row ever had.</summary>
    public int Number(string value) => numbers.GetValueOrDefault(value, None);

    public string Value(int number) => values[number];

    /// <summary>Numbers of a row's values.</summary>
    public ReadOnlySpan<int> this[int row]
    {
        get
        {
            var start = row == 0 ? 0 : ends[row - 1];
            return held.AsSpan(start, ends[row] - start);
        }
    }

    /// <summary>Takes the values of the next row.</summary>
    public void Add(params ReadOnlySpan<string> row)
    {
        foreach (var value in row)
        {
            if (used == held.Length)
                Array.Resize(ref held, used * 2);
            held[used++] = Learn(value);
        }
        if (rows == ends.Length)
            Array.Resize(ref ends, rows * 2);
        ends[rows++] = used;
    }

    private int Learn(string value)
    {
        if (numbers.TryGetValue(value, out var known))
            return known;
        if (Count == values.Length)
            Array.Resize(ref values, Count * 2);
        values[Count] = value;
        return numbers[value] = Count++;
    }
}
