using System.Text;
using DiffPlex;

namespace Hub.SharedKernel.Text;

/// <summary>Collects pieces of a difference, joining neighbours of one kind.</summary>
internal sealed class DiffSegments
{
    private readonly List<DiffSegment> _done = [];
    private readonly StringBuilder _text = new();
    private DiffKind _kind;

    public IReadOnlyList<DiffSegment> Segments
    {
        get
        {
            Close();
            return _done;
        }
    }

    public void Add(DiffKind kind, string text)
    {
        if (text.Length == 0) return;
        if (kind != _kind) Close();
        _kind = kind;
        _text.Append(text);
    }

    public void AddAll(DiffKind kind, IReadOnlyList<string> pieces, int from, int to)
    {
        for (var i = from; i < to; i++) Add(kind, pieces[i]);
    }

    private void Close()
    {
        if (_text.Length > 0) _done.Add(new DiffSegment(_kind, _text.ToString()));
        _text.Clear();
    }
}

/// <summary>Words, runs of spaces and single signs: put together they are the text.</summary>
internal sealed class WordChunks : IChunker
{
    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            var kind = Kind(text[start]);
            while (kind != 0 && i < text.Length && Kind(text[i]) == kind) i++;
            pieces.Add(text[start..i]);
        }

        return pieces;
    }

    private static int Kind(char c) =>
        char.IsWhiteSpace(c) ? 1
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c) || LetterFolding.IsApostrophe(c) || c is '\u0300' or '\u0301' ? 2
        : 0;
}

/// <summary>Lines with their line ends.</summary>
internal sealed class LineChunks : IChunker
{
    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }
}
