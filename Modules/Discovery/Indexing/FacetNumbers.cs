using System.Collections.Concurrent;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Text;

namespace Hub.Discovery.Indexing;

/// <summary>A number for every value of every facet, the same in all parts of the index while the program runs. Only grows.</summary>
internal sealed class FacetNumbers
{
    private readonly Values[] facets = [.. Facets.All.Select(_ => new Values())];

    public int Count(Facet facet) => facets[(int)facet].Count;

    public int Learn(Facet facet, string value, Bilingual? name) => facets[(int)facet].Learn(value, name);

    /// <summary>-1 for a value no item has.</summary>
    public int Number(Facet facet, string value) => facets[(int)facet].Number(value);

    public string Value(Facet facet, int number) => facets[(int)facet].Value(number);

    /// <summary>The name told last, of an organisation or a small place; null for other facets.</summary>
    public Bilingual? Name(Facet facet, string value) => facets[(int)facet].Name(value);

    private sealed class Values
    {
        private readonly Lock one = new();
        private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly ConcurrentDictionary<string, Bilingual> names = new(StringComparer.Ordinal);
        private volatile string[] values = [];
        private volatile int count;

        public int Count => count;

        public int Number(string value) => numbers.GetValueOrDefault(value, -1);

        public string Value(int number) => values[number];

        public Bilingual? Name(string value) => names.GetValueOrDefault(value);

        public int Learn(string value, Bilingual? name)
        {
            // An English name stays known when an item tells the Ukrainian one alone.
            if (name is not null)
                names.AddOrUpdate(value, name, (_, known) => !name.HasEnglish && known.Uk == name.Uk ? known : name);
            if (numbers.TryGetValue(value, out var known))
                return known;
            lock (one)
            {
                if (numbers.TryGetValue(value, out known))
                    return known;
                var grown = values;
                if (count == grown.Length)
                    Array.Resize(ref grown, Math.Max(16, count * 2));
                grown[count] = value;
                values = grown;
                numbers[value] = count;
                return count++;
            }
        }
    }
}
