using Hub.SharedKernel.Text;

namespace Hub.Discovery.Searching;

/// <summary>The synonyms as searches use them: by stems, so that every form of a word has them.</summary>
internal sealed class SynonymTable
{
    public static readonly SynonymTable Empty = new([]);

    private readonly Dictionary<string, List<Member>> byFirst = new(StringComparer.Ordinal);

    /// <param name="groups">Each a list of words and phrases that mean the same.</param>
    public SynonymTable(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
        {
            var members = group.Select(text => Words.Tokens(text).ToArray()).Where(t => t.Length > 0)
                .Select(tokens => (Tokens: tokens, Stems: tokens.Select(Words.Stem).ToArray())).ToList();
            foreach (var (tokens, stems) in members)
            {
                if (!byFirst.TryGetValue(stems[0], out var there))
                    byFirst[stems[0]] = there = [];
                there.Add(new(stems, [.. members.Where(m => !m.Stems.SequenceEqual(stems)).Select(m => m.Tokens)]));
            }
        }
        foreach (var there in byFirst.Values)
            there.Sort((one, other) => other.Stems.Length.CompareTo(one.Stems.Length));
    }

    /// <summary>The longest known word or phrase that begins at a place of the query.</summary>
    /// <returns>How many words it has, and what else means the same; 0 when there is none.</returns>
    public (int Length, IReadOnlyList<string[]> Others) At(IReadOnlyList<string> stems, int place)
    {
        if (!byFirst.TryGetValue(stems[place], out var there))
            return (0, []);
        var longest = there.Find(m => Fits(m.Stems, stems, place));
        if (longest is null)
            return (0, []);
        // One phrase may stand in several groups.
        return (longest.Stems.Length, [.. there.Where(m => m.Stems.SequenceEqual(longest.Stems)).SelectMany(m => m.Others)]);
    }

    private static bool Fits(string[] member, IReadOnlyList<string> stems, int place)
    {
        if (place + member.Length > stems.Count)
            return false;
        for (var i = 0; i < member.Length; i++)
            if (member[i] != stems[place + i])
                return false;
        return true;
    }

    private sealed record Member(string[] Stems, IReadOnlyList<string[]> Others);
}
