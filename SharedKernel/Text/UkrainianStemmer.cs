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

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Cuts = Endings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string> Irregular =
        Rows("uk-irregular.tsv")
            .SelectMany(r => r[1].Split(' ').Select(form => (form, stem: r[0])))
            .ToFrozenDictionary(pair => pair.form, pair => pair.stem, StringComparer.Ordinal);

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var stem)) return stem;
        var letters = word.Length <= 2 * Words.LongestToken ? stackalloc char[word.Length] : new char[word.Length];
        word.CopyTo(letters);
        letters = DropFleetingVowel(FoldDouble(DropSoftEnd(Cut(letters))));
        FoldLast(letters);
        return letters.SequenceEqual(word) ? word : letters.ToString();
    }

    private static Span<char> Cut(Span<char> word)
    {
        for (var length = Math.Min(LongestEnding, word.Length - ShortestStem); length > 0; length--)
            if (Cuts.TryGetValue(word[^length..], out var cut) && word.Length - cut >= ShortestStem)
                return word[..^cut];
        return word;
    }

    private static Span<char> DropSoftEnd(Span<char> stem)
    {
        while (stem.Length > ShortestStem && stem[^1] is 'ь' or 'й' or '\'') stem = stem[..^1];
        return stem;
    }

    // об'єднання – об'єднань, рішення – рішень: the doubled consonant is single in the genitive plural.
    private static Span<char> FoldDouble(Span<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && IsConsonant(stem[^1]) ? stem[..^1] : stem;

    private static Span<char> DropFleetingVowel(Span<char> stem)
    {
        if (stem.Length < 4 || stem[^2] is not ('о' or 'е' or 'є') || !IsConsonant(stem[^1]) || !IsConsonant(stem[^3])) return stem;
        stem[^2] = stem[^1];
        return stem[..^1];
    }

    private static void FoldLast(Span<char> stem)
    {
        if (stem.Length <= ShortestStem) return;
        stem[^1] = stem[^1] switch
        {
            'з' or 'ж' => 'г',
            'ц' or 'ч' => 'к',
            'с' or 'ш' or 'щ' => 'х',
            var other => other,
        };
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
