namespace Hub.Discovery.Searching;

/// <summary>Other ways the same keys or sounds are written.</summary>
internal static class Spelling
{
    // The same keys of the Ukrainian and the US layout.
    private const string Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
    private const string Cyrillic = "йцукенгшщзхїфівапролджєячсмитьбю'ЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮ'";

    private const int MostCandidates = 64;

    // Official transliteration read backwards, and how people write names without knowing it; the likeliest reading first.
    private static readonly (string Latin, string[] Cyrillic)[] sounds =
    [
        ("shch", ["щ"]), ("zgh", ["зг"]), ("kh", ["х"]), ("ts", ["ц"]), ("ch", ["ч"]), ("sh", ["ш"]), ("zh", ["ж"]),
        ("ye", ["є"]), ("yi", ["ї"]), ("yu", ["ю"]), ("ya", ["я"]), ("ie", ["є"]), ("iu", ["ю"]), ("ia", ["я"]), ("iy", ["ій"]), ("yy", ["ий"]),
        ("a", ["а"]), ("b", ["б"]), ("c", ["к", "ц"]), ("d", ["д"]), ("e", ["е"]), ("f", ["ф"]), ("g", ["г"]), ("h", ["г"]), ("i", ["і", "ї", "й"]),
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
        return string.Concat(typed.Select((c, i) => from.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && IsTyped(typed, i) ? to[at] : c));
    }

    // A sign of its own between spaces is a sign; one that touches letters may be a letter of the other layout.
    private static bool IsTyped(string typed, int i) =>
        char.IsLetter(typed[i]) || i > 0 && char.IsLetter(typed[i - 1]) || i + 1 < typed.Length && char.IsLetter(typed[i + 1]);

    /// <summary>Ukrainian words a Latin one may stand for by sound, the likeliest first.</summary>
    public static IReadOnlyList<string> InCyrillic(string latin)
    {
        // By how many letters are read; each with how unlikely its readings are.
        var made = new List<(string Word, int Cost)>[latin.Length + 1];
        made[0] = [("", 0)];
        for (var at = 0; at < latin.Length; at++)
        {
            if (made[at] is not { } begun)
                continue;
            foreach (var (letters, written) in sounds.Where(s => latin.AsSpan(at).StartsWith(s.Latin, StringComparison.Ordinal)))
            {
                var next = made[at + letters.Length] ??= [];
                next.AddRange(from one in begun.OrderBy(b => b.Cost).Take(MostCandidates)
                              from reading in written.Select((text, order) => (text, order))
                              select (one.Word + reading.text, one.Cost + reading.order));
            }
        }
        return [.. (made[latin.Length] ?? []).OrderBy(m => m.Cost).Take(MostCandidates).Select(m => m.Word).Distinct()];
    }
}
