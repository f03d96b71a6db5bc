using System.Collections.Frozen;
using System.Globalization;

namespace Hub.SharedKernel.Text;

/// <summary>
/// Takes the inflection off a normalised Ukrainian word by a learned table of endings (<c>uk-endings.tsv</c>) and a short list
/// of irregular words frequent on the portal (<c>uk-irregular.tsv</c>).
/// </summary>
internal static class UkrainianStemmer
{
    private const int LongestEnding = 9;
    private const int ShortestStem = 2;
    private const string Vowels = "аеєиіїоуюя";

    private static readonly FrozenDictionary<string, int> Endings =
        Rows("uk-endings.tsv").ToFrozenDictionary(r => r[0], r => int.Parse(r[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Irregular =
        Rows("uk-irregular.tsv")
            .SelectMany(r => r[1].Split(' ').Select(form => (form, stem: r[0])))
            .ToFrozenDictionary(pair => pair.form, pair => pair.stem, StringComparer.Ordinal);

    public static string Stem(string word) =>
        Irregular.TryGetValue(word, out var stem) ? stem : FoldLast(DropFleetingVowel(FoldDouble(DropSoftEnd(Cut(word)))));

    private static string Cut(string word)
    {
        var endings = Endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestEnding, word.Length - ShortestStem); length > 0; length--)
        {
            if (!endings.TryGetValue(word.AsSpan(word.Length - length), out var cut)) continue;
            if (word.Length - cut >= ShortestStem) return word[..^cut];
        }

        return word;
    }

    private static string DropSoftEnd(string stem)
    {
        var end = stem.Length;
        while (end > ShortestStem && stem[end - 1] is 'ь' or 'й' or '\'') end--;
        return stem[..end];
    }

    // об'єднання – об'єднань, рішення – рішень: the doubled consonant is single in the genitive plural.
    private static string FoldDouble(string stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && IsConsonant(stem[^1]) ? stem[..^1] : stem;

    private static string DropFleetingVowel(string stem) =>
        stem.Length >= 4 && stem[^2] is 'о' or 'е' or 'є' && IsConsonant(stem[^1]) && IsConsonant(stem[^3])
            ? string.Concat(stem.AsSpan(0, stem.Length - 2), stem.AsSpan(stem.Length - 1))
            : stem;

    private static string FoldLast(string stem)
    {
        if (stem.Length <= ShortestStem) return stem;
        var folded = stem[^1] switch
        {
            'з' or 'ж' => 'г',
            'ц' or 'ч' => 'к',
            'с' or 'ш' or 'щ' => 'х',
            var other => other,
        };
        return folded == stem[^1] ? stem : stem[..^1] + folded;
    }

    private static bool IsConsonant(char c) => !Vowels.Contains(c);

    private static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(UkrainianStemmer).Assembly.GetManifestResourceStream($"Hub.SharedKernel.Text.{file}")
            ?? throw new InvalidOperationException($"The table {file} is not built into the kernel.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
        }
    }
}
