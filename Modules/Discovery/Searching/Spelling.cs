using System.Text;

namespace Hub.Discovery.Searching;

/// <summary>Other ways the same keys or sounds are written.</summary>
internal static class Spelling
{
    // The same keys of the Ukrainian and the US layout.
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
    private const string Cyrillic = "йцукенгшщзхїфівапролджєячсмитьбю'ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ'";

    private const int MostCandidates = 64;

    // Official transliteration read backwards, and how people write names without knowing it. The longest beginning is tried first.
    private static readonly (string Latin, string[] Cyrillic)[] sounds =
    [
        ("shch", ["щ"]), ("zgh", ["зг"]), ("kh", ["х"]), ("ts", ["ц"]), ("ch", ["ч"]), ("sh", ["ш"]), ("zh", ["ж"]),
        ("ye", ["є"]), ("yi", ["ї"]), ("yu", ["ю"]), ("ya", ["я"]), ("ie", ["є"]), ("iu", ["ю"]), ("ia", ["я"]), ("iy", ["ій"]), ("yy", ["ий"]),
        ("a", ["а"]), ("b", ["б"]), ("c", ["к", "ц"]), ("d", ["д"]), ("e", ["е"]), ("f", ["ф"]), ("g", ["г"]), ("h", ["г"]), ("i", ["і", "й", "ї"]),
        ("j", ["й", "ж"]), ("k", ["к"]), ("l", ["л", "ль"]), ("m", ["м"]), ("n", ["н", "нь"]), ("o", ["о"]), ("p", ["п"]), ("q", ["к"]), ("r", ["р"]),
        ("s", ["с", "сь"]), ("t", ["т"]), ("u", ["у"]), ("v", ["в"]), ("w", ["в"]), ("x", ["кс"]), ("y", ["и", "й"]), ("z", ["з"]),
    ];

    /// <summary>What would have been typed with the other keyboard layout; null when that makes no difference.</summary>
    public static string? OtherLayout(string typed)
    {
        var latin = typed.Count(char.IsAsciiLetter);
        var cyrillic = typed.Count(c => c is >= 'Ѐ' and <= 'ӿ');
        if (latin + cyrillic == 0)
            return null;
        var (from, to) = latin > cyrillic ? (Latin, Cyrillic) : (Cyrillic, Latin);
        return string.Concat(typed.Select(c => from.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? to[at] : c));
    }

    /// <summary>Ukrainian words a Latin one may stand for, by sound.</summary>
    public static IReadOnlyCollection<string> InCyrillic(string latin)
    {
        var made = new List<StringBuilder> { new() };
        for (var i = 0; i < latin.Length;)
        {
            var (letters, written) = Array.Find(sounds, s => latin.AsSpan(i).StartsWith(s.Latin, StringComparison.Ordinal));
            if (letters is null)
                return [];
            made = [.. made.SelectMany(m => written.Select(w => new StringBuilder(m.ToString()).Append(w))).Take(MostCandidates)];
            i += letters.Length;
        }
        return [.. made.Select(m => m.ToString())];
    }
}
