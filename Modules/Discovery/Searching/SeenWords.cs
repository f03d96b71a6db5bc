using System.Collections.Concurrent;
using Hub.SharedKernel.Text;

namespace Hub.Discovery.Searching;

/// <summary>Words as they stand in texts with what analysis makes of them: a language has few words that are met often, and they are analysed once.</summary>
internal static class SeenWords
{
    private const int Most = 100_000;

    private static readonly ConcurrentDictionary<string, (string Token, string Stem)[]> seen = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, (string Token, string Stem)[]>.AlternateLookup<ReadOnlySpan<char>> bySpan = seen.GetAlternateLookup<ReadOnlySpan<char>>();

    // The dictionary counts itself by locking; a number beside it is enough.
    private static int count;

    public static (string Token, string Stem)[] Of(ReadOnlySpan<char> word)
    {
        if (bySpan.TryGetValue(word, out var known))
            return known;
        var text = word.ToString();
        var made = Words.Tokens(text).Select(t => (t, Words.Stem(t))).ToArray();
        if (count < Most && seen.TryAdd(text, made))
            Interlocked.Increment(ref count);
        return made;
    }
}
