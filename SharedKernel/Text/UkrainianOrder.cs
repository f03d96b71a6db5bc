namespace Hub.SharedKernel.Text;

/// <summary>
/// The order of the Ukrainian alphabet (ґ after г, є after е, і ї after и, ь last but two), the same on every machine and engine.
/// Digits come before Ukrainian letters, those before Latin ones; case, apostrophes and hyphens matter only between otherwise equal texts.
/// </summary>
public sealed class UkrainianOrder : IComparer<string?>
{
    private const string Alphabet = "0123456789абвгґдеєжзиіїйклмнопрстуфхцчшщьюяabcdefghijklmnopqrstuvwxyz";

    // Letters of both alphabets are looked up; a comparison is asked thousands of times for one list.
    private static readonly int[] weights = [.. Enumerable.Range(0, 0x530).Select(c => Weigh((char)c))];

    private UkrainianOrder()
    {
    }

    /// <summary>The one comparer.</summary>
    public static UkrainianOrder Comparer { get; } = new();

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int i = 0, j = 0;
        while (true)
        {
            i = SkipSilent(x, i);
            j = SkipSilent(y, j);
            if (i == x.Length || j == y.Length) break;
            var difference = Weight(x[i++]).CompareTo(Weight(y[j++]));
            if (difference != 0) return difference;
        }

        var rest = (x.Length - i).CompareTo(y.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int SkipSilent(string text, int i)
    {
        while (i < text.Length && (LetterFolding.IsApostrophe(text[i]) || text[i] is '\u0300' or '\u0301' or '-' or '«' or '»' or '"')) i++;
        return i;
    }

    private static int Weight(char c) => c < weights.Length ? weights[c] : Weigh(c);

    private static int Weigh(char c)
    {
        if (char.IsWhiteSpace(c)) return -1;
        var lower = char.ToLowerInvariant(c);
        var place = Alphabet.IndexOf(lower, StringComparison.Ordinal);
        return place >= 0 ? place : Alphabet.Length + lower;
    }
}
