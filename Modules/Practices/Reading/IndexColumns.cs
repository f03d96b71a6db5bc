using System.Globalization;

namespace Hub.Practices.Reading;

/// <summary>
/// The readable practices in columns of numbers: a hundred thousand of them take some megabytes and are counted in a few milliseconds.
/// A row keeps its place while the index lives; one that was withdrawn stays as a gap.
/// </summary>
internal sealed class IndexColumns
{
    private const int Single = (int)Facet.Topic;

    public IndexColumns(int capacity) => Grow(capacity);

    private IndexColumns(IndexColumns other)
    {
        Codes = [.. other.Codes.Select(c => (int[])c.Clone())];
        (Ids, Versions, Topics, Replications, Yes, Answers) =
            ((Guid[])other.Ids.Clone(), (int[])other.Versions.Clone(), (int[])other.Topics.Clone(), (int[])other.Replications.Clone(), (int[])other.Yes.Clone(), (int[])other.Answers.Clone());
        (Confirmed, Published, Gone) = ((long[])other.Confirmed.Clone(), (long[])other.Published.Clone(), (bool[])other.Gone.Clone());
        Length = other.Length;
        Places = new(other.Places);
        Organisations = other.Organisations.Copy();
    }

    public int Length { get; private set; }

    /// <summary>By facet, then by row; topics are apart because a practice has several.</summary>
    public int[][] Codes { get; } = new int[Single][];
    public Guid[] Ids = [];
    public int[] Versions = [];
    public int[] Topics = [];
    public int[] Replications = [];
    public int[] Yes = [];
    public int[] Answers = [];

    /// <summary>UTC ticks.</summary>
    public long[] Confirmed = [];
    public long[] Published = [];
    public bool[] Gone = [];

    /// <summary>Row by id.</summary>
    public Dictionary<Guid, int> Places { get; } = [];
    public OrganisationNames Organisations { get; } = new();

    public IndexColumns Copy() => new(this);

    /// <summary>Takes or replaces a practice; one no longer readable becomes a gap.</summary>
    public int Put(IndexedPractice practice)
    {
        if (!Places.TryGetValue(practice.Id, out var row))
        {
            row = Length++;
            if (row == Ids.Length)
                Grow(Math.Max(16, row * 2));
            Places[practice.Id] = row;
            Ids[row] = practice.Id;
        }
        Versions[row] = practice.Version;
        Gone[row] = !practice.IsReadable;
        Fill(row, practice);
        return row;
    }

    private void Fill(int row, IndexedPractice practice)
    {
        Codes[(int)Facet.Group][row] = FacetValues.Number(Facet.Group, practice.Group.ToString(CultureInfo.InvariantCulture));
        Codes[(int)Facet.Kind][row] = FacetValues.Number(Facet.Kind, practice.Kind);
        Codes[(int)Facet.Region][row] = FacetValues.Number(Facet.Region, SharedKernel.Territories.Regions.ByKatottg(practice.Region)?.Iso);
        Codes[(int)Facet.Level][row] = FacetValues.Number(Facet.Level, practice.Level);
        Codes[(int)Facet.Year][row] = practice.Year < FacetValues.FirstYear ? FacetValues.None : practice.Year - FacetValues.FirstYear;
        Codes[(int)Facet.Organisation][row] = Organisations.Number(practice);
        Codes[(int)Facet.Grade][row] = FacetValues.Number(Facet.Grade, practice.Grade);
        Codes[(int)Facet.Awarded][row] = practice.IsAwarded ? 0 : 1;
        Codes[(int)Facet.Status][row] = practice.IsOutdated ? 1 : 0;
        Topics[row] = FacetValues.Topics(practice.Topics);
        Replications[row] = practice.Replications;
        (Yes[row], Answers[row]) = (practice.Yes, practice.Yes + practice.Partly + practice.No);
        (Confirmed[row], Published[row]) = (practice.Confirmed.UtcTicks, practice.PublishedAt.UtcTicks);
    }

    private void Grow(int capacity)
    {
        for (var facet = 0; facet < Single; facet++)
            Resize(ref Codes[facet], capacity);
        Resize(ref Ids, capacity);
        Resize(ref Versions, capacity);
        Resize(ref Topics, capacity);
        Resize(ref Replications, capacity);
        Resize(ref Yes, capacity);
        Resize(ref Answers, capacity);
        Resize(ref Confirmed, capacity);
        Resize(ref Published, capacity);
        Resize(ref Gone, capacity);
    }

    private static void Resize<T>(ref T[] column, int capacity) => Array.Resize(ref column, capacity);
}

/// <summary>Organisations by the key used in addresses.</summary>
internal sealed class OrganisationNames
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Uk, string? En)> all = [];
    private volatile int[]? places;

    public int Count => all.Count;

    public (string Key, string Uk, string? En) this[int number] => all[number];

    public int Number(string key) => numbers.GetValueOrDefault(key, FacetValues.None);

    public int Number(IndexedPractice practice)
    {
        var key = practice.OrganisationKey;
        if (key == "")
            return FacetValues.None;
        if (numbers.TryGetValue(key, out var known))
        {
            if (all[known].Uk != practice.OrganisationUk)
                places = null;
            all[known] = (key, practice.OrganisationUk, practice.OrganisationEn);
            return known;
        }
        places = null;
        all.Add((key, practice.OrganisationUk, practice.OrganisationEn));
        return numbers[key] = all.Count - 1;
    }

    public OrganisationNames Copy()
    {
        var copy = new OrganisationNames { places = places };
        foreach (var one in all)
        {
            copy.numbers[one.Key] = copy.all.Count;
            copy.all.Add(one);
        }
        return copy;
    }

    /// <summary>Numbers of those with most practices, by alphabet among equals; the chosen ones are among them in any case.</summary>
    public IEnumerable<int> Most(int[] counts, IReadOnlyList<string> chosen, int most)
    {
        var alphabet = places ??= Alphabet();
        // Compared as one number: more practices first, then the place in the alphabet.
        var best = new PriorityQueue<int, long>(most + 1);
        for (var number = 0; number < counts.Length; number++)
            if (counts[number] > 0)
            {
                var worth = ((long)counts[number] << 32) - alphabet[number];
                if (best.Count < most)
                    best.Enqueue(number, worth);
                else
                    best.EnqueueDequeue(number, worth);
            }
        return best.UnorderedItems.Select(item => item.Element).Union(chosen.Select(Number).Where(number => number >= 0 && number < counts.Length));
    }

    private int[] Alphabet()
    {
        var order = Enumerable.Range(0, all.Count).OrderBy(number => all[number].Uk, SharedKernel.Text.UkrainianOrder.Comparer).ToArray();
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;
        return places;
    }
}
