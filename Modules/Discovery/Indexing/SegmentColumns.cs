using System.Runtime.CompilerServices;
using Hub.Discovery.Searching;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Hub.Discovery.Indexing;

/// <summary>
/// Facets and dates of one segment of the index as plain numbers: counting a hundred thousand items takes a few milliseconds.
/// A segment never changes, so this is made once, when the segment is first seen.
/// </summary>
internal sealed class SegmentColumns
{
    private readonly int[][] starts;
    private readonly int[][] numbers;
    private readonly int[]?[] singles;

    private SegmentColumns(AtomicReader reader, FacetNumbers values)
    {
        var read = Facets.All.Select(facet => Read(reader, facet, values)).ToList();
        (starts, numbers) = ([.. read.Select(r => r.Starts)], [.. read.Select(r => r.Numbers)]);
        singles = [.. read.Select(r => Single(r.Starts, r.Numbers))];
        Published = new long[reader.MaxDoc];
        if (reader.GetNumericDocValues(IndexFields.Published) is { } dates)
            for (var doc = 0; doc < Published.Length; doc++)
                Published[doc] = dates.Get(doc);
    }

    /// <summary>UTC ticks.</summary>
    public long[] Published { get; }

    /// <summary>The one number each document has, -1 for none; null when some document has several.</summary>
    public int[]? Single(Facet facet) => singles[(int)facet];

    /// <summary>Numbers of the values a document has.</summary>
    public ReadOnlySpan<int> Of(Facet facet, int doc)
    {
        var from = starts[(int)facet];
        return numbers[(int)facet].AsSpan(from[doc], from[doc + 1] - from[doc]);
    }

    private static (int[] Starts, int[] Numbers) Read(AtomicReader reader, Facet facet, FacetNumbers values)
    {
        var starts = new int[reader.MaxDoc + 1];
        if (reader.GetSortedSetDocValues(IndexFields.Facet(facet)) is not { } written)
            return (starts, []);
        var known = new int[written.ValueCount];
        var bytes = new BytesRef();
        for (var ord = 0; ord < known.Length; ord++)
        {
            written.LookupOrd(ord, bytes);
            var (value, name) = ItemDocument.Parted(bytes.Utf8ToString());
            known[ord] = values.Learn(facet, value, name);
        }
        var numbers = new List<int>(reader.MaxDoc);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            written.SetDocument(doc);
            for (long ord; (ord = written.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;)
                numbers.Add(known[ord]);
            starts[doc + 1] = numbers.Count;
        }
        return (starts, [.. numbers]);
    }

    private static int[]? Single(int[] starts, int[] numbers)
    {
        var single = new int[starts.Length - 1];
        for (var doc = 0; doc < single.Length; doc++)
            switch (starts[doc + 1] - starts[doc])
            {
                case 0: single[doc] = -1; break;
                case 1: single[doc] = numbers[starts[doc]]; break;
                default: return null;
            }
        return single;
    }

    /// <summary>The columns of all segments seen so far; they go with their segments.</summary>
    internal sealed class Cache(FacetNumbers values)
    {
        private readonly ConditionalWeakTable<object, SegmentColumns> made = [];

        public SegmentColumns Of(AtomicReader reader) => made.GetValue(reader.CoreCacheKey, _ => new(reader, values));
    }
}
