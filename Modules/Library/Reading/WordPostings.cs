namespace Hub.Library.Reading;

/// <summary>Which rows have a stem. Rows are written as distances, which are small: a byte each for common words.</summary>
internal sealed class WordPostings
{
    private readonly Lock one = new();
    private readonly Dictionary<string, Posting> stems = new(StringComparer.Ordinal);

    /// <summary>Rows whose words are known; readers ask only after theirs are.</summary>
    public int Length { get; private set; }

    /// <param name="row">Rows come in their order.</param>
    /// <param name="words">Stems with spaces between, as <see cref="SharedKernel.Text.Words.SearchColumn"/> writes them.</param>
    public void Add(int row, string words)
    {
        lock (one)
        {
            foreach (var part in words.AsSpan().Split(' '))
                if (words[part] is { Length: > 0 } stem)
                {
                    if (!stems.TryGetValue(stem, out var posting))
                        stems[stem] = posting = new();
                    posting.Add(row);
                }
            Length = row + 1;
        }
    }

    /// <summary>Whether each of the first rows has all the stems; null when nothing is asked.</summary>
    public bool[]? Find(IReadOnlyList<string> asked, int rows)
    {
        if (asked.Count == 0)
            return null;
        var seen = new byte[rows];
        lock (one)
            for (var i = 0; i < asked.Count; i++)
                if (stems.TryGetValue(asked[i], out var posting))
                    posting.Count(seen, (byte)i);
        return Array.ConvertAll(seen, times => times == asked.Count);
    }

    private sealed class Posting
    {
        private byte[] bytes = new byte[4];
        private int used;
        private int last = -1;

        public void Add(int row)
        {
            for (var rest = row - last; ; rest >>= 7)
            {
                if (used == bytes.Length)
                    Array.Resize(ref bytes, used * 2);
                bytes[used++] = (byte)(rest > 127 ? rest | 128 : rest);
                if (rest <= 127)
                    break;
            }
            last = row;
        }

        /// <summary>Rows that had all stems before have this one too.</summary>
        public void Count(byte[] seen, byte before)
        {
            for (int at = 0, row = -1; at < used;)
            {
                int distance = 0, shift = 0;
                byte next;
                do
                {
                    next = bytes[at++];
                    distance |= (next & 127) << shift;
                    shift += 7;
                }
                while (next > 127);
                row += distance;
                if (row >= seen.Length)
                    return;
                if (seen[row] == before)
                    seen[row]++;
            }
        }
    }
}
