namespace Hub.Practices.Reading;

/// <summary>Rows that contain what was asked: at all, and in exactly the typed form.</summary>
internal sealed record Found(Bits Any, Bits Exact);

/// <summary>
/// Which practices contain a word. Made once from all rows; rows changed since lie beside and are read directly,
/// until there are so many that the whole is made anew.
/// </summary>
internal sealed class WordIndex
{
    public const int MostChanged = 1000;

    private readonly Vocabulary vocabulary;
    private readonly byte[][] rows;
    private readonly byte[]?[] postings;
    private readonly HashSet<int> changed;

    private WordIndex(Vocabulary vocabulary, byte[][] rows, byte[]?[] postings, HashSet<int> changed) =>
        (this.vocabulary, this.rows, this.postings, this.changed) = (vocabulary, rows, postings, changed);

    public Vocabulary Vocabulary => vocabulary;

    public static WordIndex Make(Vocabulary vocabulary, byte[][] rows)
    {
        var lists = new List<byte>?[vocabulary.Count + 1];
        var lasts = new int[vocabulary.Count + 1];
        for (var row = 0; row < rows.Length; row++)
            for (var at = 0; at < rows[row].Length;)
                if (WordRow.Read(rows[row], ref at) is var word and > 0 && lasts[word] != row + 1)
                {
                    // Rows are written as distances, which are small: a byte each for the common words.
                    WordRow.Write(lists[word] ??= new(2), row + 1 - lasts[word]);
                    lasts[word] = row + 1;
                }
        return new(vocabulary, rows, [.. lists.Select(l => l?.ToArray())], []);
    }

    /// <summary>The index with some rows changed or added.</summary>
    public WordIndex With(IReadOnlyDictionary<int, byte[]> words, int length)
    {
        var all = rows;
        Array.Resize(ref all, length);
        if (ReferenceEquals(all, rows))
            all = (byte[][])rows.Clone();
        for (var row = rows.Length; row < length; row++)
            all[row] = [];
        foreach (var (row, bytes) in words)
            all[row] = bytes;
        var now = new HashSet<int>(changed.Concat(words.Keys));
        return now.Count > MostChanged ? Make(vocabulary, all) : new(vocabulary, all, postings, now);
    }

    public Found Find(IReadOnlyList<Term> terms)
    {
        Found? all = null;
        foreach (var term in terms)
        {
            var found = term.IsPhrase ? Phrase(term) : Word(term, isLast: ReferenceEquals(term, terms[^1]));
            if (all is null)
                all = found;
            else
            {
                all.Any.And(found.Any);
                all.Exact.And(found.Exact);
            }
            if (all.Any.IsEmpty)
                break;
        }
        return all!;
    }

    private Found Word(Term term, bool isLast)
    {
        var number = vocabulary.Number(term.Words[0]);
        var forms = vocabulary.Forms(term.Words[0]);
        if (forms.Length == 0 && isLast)
            forms = vocabulary.Beginning(term.Words[0]);
        return new(RowsWith(forms), RowsWith(number == 0 ? [] : [number]));
    }

    private Found Phrase(Term term)
    {
        var phrase = term.Words.Select(vocabulary.Number).ToArray();
        var found = RowsWith(phrase[..1]);
        foreach (var number in phrase.Skip(1))
            found.And(RowsWith([number]));
        foreach (var row in found.Rows().ToList())
            found[row] = WordRow.HasPhrase(rows[row], phrase);
        return new(found, Copy(found));
    }

    private Bits Copy(Bits bits)
    {
        var copy = new Bits(rows.Length);
        foreach (var row in bits.Rows())
            copy[row] = true;
        return copy;
    }

    private Bits RowsWith(int[] anyOf)
    {
        var found = new Bits(rows.Length);
        foreach (var number in anyOf)
            if (number < postings.Length && postings[number] is { } list)
                for (int at = 0, row = -1; at < list.Length;)
                    found[row += WordRow.Read(list, ref at)] = true;
        foreach (var row in changed)
            found[row] = WordRow.Has(rows[row], anyOf);
        return found;
    }
}
