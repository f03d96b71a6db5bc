using Hub.Discovery.Indexing;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Text;
using Lucene.Net.Index;

namespace Hub.Discovery.Related;

/// <summary>The few words of an item that tell it apart from the others: frequent in it, above all in its title, and rare elsewhere.</summary>
internal static class TellingTerms
{
    /// <summary>Words an item is compared by.</summary>
    public const int Most = 12;

    // What an item is about stands at its beginning.
    private const int MostRead = 2000;
    private const int ShortestStem = 3;
    private const float TitleWeight = 4, TopicWeight = 3, SummaryWeight = 2, BodyWeight = 1;

    // A word more items have is no likeness, and its list of items would be long to walk.
    private const double MostShare = 0.2;
    private const int FewItems = 50;

    public static IReadOnlyList<(string Stem, float Weight)> Of(Hit item, ModuleNames names, IndexReader reader)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var language in item.TitleUk == "" ? new[] { "en" } : ["uk"])
        {
            var isUkrainian = language == "uk";
            Add(weights, isUkrainian ? item.TitleUk : item.TitleEn, TitleWeight);
            Add(weights, isUkrainian ? item.SummaryUk : item.SummaryEn, SummaryWeight);
            Add(weights, isUkrainian ? item.BodyUk : item.BodyEn, BodyWeight);
            foreach (var topic in item.Topics)
                Add(weights, names.Topic(language, topic), TopicWeight);
        }
        var items = Math.Max(1, reader.NumDocs);
        return [.. weights.Select(w => (w.Key, Weight: w.Value * Rarity(reader.DocFreq(new(IndexFields.Stems, w.Key)), items)))
            .Where(w => w.Weight > 0).OrderByDescending(w => w.Weight).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Most)];
    }

    // 0 for a word only this item has, and for one too many have.
    private static float Rarity(int having, int items) =>
        having < 2 || items > FewItems && having > items * MostShare ? 0 : (float)Math.Log(1 + (double)items / having);

    private static void Add(Dictionary<string, float> weights, string? text, float weight)
    {
        if (text is null)
            return;
        foreach (var stem in Words.Tokens(text.Length <= MostRead ? text : text[..MostRead]).Where(t => !Words.IsSmall(t)).Select(Words.Stem).Where(s => s.Length >= ShortestStem))
            weights[stem] = weights.GetValueOrDefault(stem) + weight;
    }
}
