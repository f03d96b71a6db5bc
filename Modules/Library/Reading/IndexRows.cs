using System.Globalization;
using Hub.Library.Describing;

namespace Hub.Library.Reading;

/// <summary>What the index reads of a document besides its words.</summary>
internal sealed record IndexedDocument(
    Guid Id, int Version, DocumentState State, DocumentKind Kind, int? Year, string? Publisher, string? PublisherEn, string? Region, DateOnly? DatedOn, DateTimeOffset? PublishedAt);

/// <summary>
/// Readable documents in columns of numbers: a hundred thousand of them take some fifteen megabytes. Rows are only added, so that readers and the
/// writer need no lock: a document that changed gets a new row, and its old one is a gap until everything is read anew.
/// </summary>
internal sealed class IndexRows
{
    public const int Undated = -1;

    // Only the writer looks documents up.
    private readonly Dictionary<Guid, int> places;
    private readonly Dictionary<string, string> english = new(StringComparer.Ordinal);
    private Guid[] ids;
    private int[] versions, days;
    private long[] published;

    public IndexRows(int capacity)
    {
        var room = Math.Max(16, capacity);
        (places, ids, versions, days, published) = (new(room), new Guid[room], new int[room], new int[room], new long[room]);
    }

    public int Length { get; private set; }

    public FacetColumn this[Facet facet] => Facets[(int)facet];

    /// <summary>By the number of the facet.</summary>
    public FacetColumn[] Facets { get; } = [.. Enum.GetValues<Facet>().Select(_ => new FacetColumn())];

    public DocumentMark Mark(int row) => new(ids[row], versions[row]);

    public Guid Id(int row) => ids[row];

    /// <summary>Number of the day it is known by.</summary>
    public int Day(int row) => days[row];

    /// <summary>Ticks of UTC.</summary>
    public long PublishedAt(int row) => published[row];

    /// <summary>The row a document has now.</summary>
    public int? Place(Guid id) => places.TryGetValue(id, out var row) ? row : null;

    /// <summary>English name of a publisher, when any of its documents says one.</summary>
    public string? English(string publisher)
    {
        lock (english)
            return english.GetValueOrDefault(publisher);
    }

    public void Forget(Guid id) => places.Remove(id);

    /// <summary>Adds a row and makes it the document's.</summary>
    public int Add(IndexedDocument document, ReadOnlySpan<string> subjects, ReadOnlySpan<string> collections)
    {
        var row = Length;
        if (row == ids.Length)
            Grow(row * 2);
        (ids[row], versions[row]) = (document.Id, document.Version);
        (days[row], published[row]) = (document.DatedOn?.DayNumber ?? Undated, document.PublishedAt?.UtcTicks ?? 0);
        this[Facet.Kind].Add(document.Kind.ToString());
        this[Facet.Year].Add(document.Year is { } year ? [year.ToString(CultureInfo.InvariantCulture)] : []);
        this[Facet.Publisher].Add(document.Publisher is { } publisher ? [publisher] : []);
        this[Facet.Region].Add(document.Region is { } region ? [region] : []);
        this[Facet.Subject].Add(subjects);
        this[Facet.Collection].Add(collections);
        if (document is { Publisher: { } uk, PublisherEn: { } en })
            lock (english)
                english[uk] = en;
        places[document.Id] = row;
        Length = row + 1;
        return row;
    }

    private void Grow(int capacity)
    {
        Array.Resize(ref ids, capacity);
        Array.Resize(ref versions, capacity);
        Array.Resize(ref days, capacity);
        Array.Resize(ref published, capacity);
    }
}

/// <summary>A document as the index knows it; every change of it gives another version.</summary>
internal readonly record struct DocumentMark(Guid Id, int Version);
