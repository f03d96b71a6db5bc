using System.Collections.Concurrent;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Reading;

/// <summary>Every word of the depository with a number, and which words are forms of one another. Only grows.</summary>
internal sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]> forms = new(StringComparer.Ordinal);
    private int last;

    /// <summary>How many words have numbers; numbers start at 1.</summary>
    public int Count => last;

    /// <summary>Called by one writer at a time.</summary>
    public int Learn(string word)
    {
        if (numbers.TryGetValue(word, out var known))
            return known;
        var number = ++last;
        numbers[word] = number;
        forms.AddOrUpdate(Words.Stem(word), [number], (_, others) => [.. others, number]);
        return number;
    }

    /// <summary>0 for a word nobody used.</summary>
    public int Number(string word) => numbers.GetValueOrDefault(word);

    /// <summary>Numbers of all forms of the word.</summary>
    public int[] Forms(string word) => forms.GetValueOrDefault(Words.Stem(word)) ?? [];

    /// <summary>Numbers of words that begin so: for a word still being typed.</summary>
    public int[] Beginning(string start) =>
        start.Length < 2 ? [] : [.. numbers.Where(n => n.Key.StartsWith(start, StringComparison.Ordinal)).Select(n => n.Value)];
}
