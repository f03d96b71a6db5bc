using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Cabinet.Passwords;

/// <summary>
/// Recognises passwords that are tried first: made of nothing but common words, the portal's words, the person's own
/// name, years, keyboard rows and repetitions, in either keyboard layout.
/// </summary>
internal static partial class GuessablePasswords
{
    /// <summary>So many letters must be left when everything common is taken out.</summary>
    private const int Enough = 6;

    private const int FewestDifferent = 5;

    private const string LatinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    private const string UkrainianKeys = "йцукенгшщзхїфівапролджєячсмитьбю'";

    private static readonly string[] Rows =
        ["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхї", "фівапролджє", "ячсмитьбю", "1234567890", "abcdefghijklmnopqrstuvwxyz", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p"];

    private static readonly Lazy<string[]> words = new(Read);

    public static bool Holds(string password, IEnumerable<string?> own)
    {
        var text = Letters(password);
        if (text.Distinct().Count() < FewestDifferent)
            return true;
        var known = words.Value.Concat(own.SelectMany(Parts)).OrderByDescending(w => w.Length).ToList();
        return Rest(text, known).Length < Enough || Rest(Letters(Unmasked(password)), known).Length < Enough;
    }

    private static string Rest(string text, List<string> known)
    {
        foreach (var word in known)
            text = text.Replace(word, " ", StringComparison.Ordinal);
        text = Years().Replace(WithoutRows(text), " ");
        return OnePeriod(text.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>Takes out pieces of four and more keys that lie side by side, in either direction.</summary>
    private static string WithoutRows(string text)
    {
        foreach (var row in Rows.Concat(Rows.Select(r => new string([.. r.Reverse()]))))
            for (var length = row.Length; length >= 4; length--)
                for (var start = 0; start + length <= row.Length; start++)
                    text = text.Replace(row.Substring(start, length), " ", StringComparison.Ordinal);
        return text;
    }

    /// <summary>Of a text that repeats itself, the part that is repeated.</summary>
    private static string OnePeriod(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
                return text[..period];
        return text;
    }

    /// <summary>What carries meaning: letters, digits and pictures, without case, spaces and punctuation.</summary>
    private static string Letters(string text) =>
        string.Concat(text.ToLowerInvariant().EnumerateRunes().Where(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) == UnicodeCategory.OtherSymbol));

    /// <summary>With the usual disguises taken off: p@ssw0rd is password.</summary>
    private static string Unmasked(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
            plain.Append(c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c });
        return plain.ToString();
    }

    private static IEnumerable<string> Parts(string? own) =>
        Words().Split((own ?? "").ToLowerInvariant()).Where(w => w.Length >= 3);

    private static string[] Read()
    {
        using var stream = typeof(GuessablePasswords).Assembly.GetManifestResourceStream("Hub.Cabinet.Passwords.common-words.txt")
            ?? throw new InvalidOperationException("The list common-words.txt is not built into the module.");
        using var reader = new StreamReader(stream);
        var all = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var word = Letters(line);
            if (word.Length < 3)
                continue;
            all.Add(word);
            all.Add(Letters(Retyped(line.ToLowerInvariant())));
        }
        return [.. all.Where(w => w.Length >= 3)];
    }

    /// <summary>The same keys pressed in the other layout: пароль is gfhjkm.</summary>
    private static string Retyped(string word) => string.Concat(word.Select(c =>
        UkrainianKeys.IndexOf(c, StringComparison.Ordinal) is >= 0 and var uk ? LatinKeys[uk]
        : LatinKeys.IndexOf(c, StringComparison.Ordinal) is >= 0 and var latin ? UkrainianKeys[latin] : c));

    [GeneratedRegex(@"(19|20)\d\d|\d{2}")]
    private static partial Regex Years();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex Words();
}
