using DiffPlex;
using DiffPlex.Model;

namespace Hub.SharedKernel.Text;

/// <summary>What happened to a piece of text between two versions.</summary>
public enum DiffKind
{
    /// <summary>It is in both.</summary>
    Same,

    /// <summary>It was only in the earlier version.</summary>
    Removed,

    /// <summary>It is only in the later version.</summary>
    Added,
}

/// <summary>A piece of text with what happened to it; plain text, to be encoded by the page like any other.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Text">The piece, never empty.</param>
public sealed record DiffSegment(DiffKind Kind, string Text);

/// <summary>
/// Word-level differences of two versions of a text. The same and removed pieces together are the earlier text, the same and added ones
/// the later. Texts too different to compare word by word within a set amount of work are compared line by line, and failing that, whole.
/// </summary>
public static class TextDiff
{
    // The algorithm takes at most (pieces) × (differences) steps; this many take well under a second.
    private const long MostSteps = 25_000_000;

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The earlier text; null is an empty one.</param>
    /// <param name="after">The later text; null is an empty one.</param>
    /// <returns>Pieces in reading order, neighbours always of different kinds.</returns>
    public static IReadOnlyList<DiffSegment> Compare(string? before, string? after)
    {
        var (old, now) = (before ?? "", after ?? "");
        var found = new DiffSegments();
        foreach (var chunker in new IChunker[] { new WordChunks(), new LineChunks() })
        {
            var (oldPieces, newPieces) = (chunker.Chunk(old), chunker.Chunk(now));
            var head = SameAtStart(oldPieces, newPieces);
            var tail = SameAtEnd(oldPieces, newPieces, head);
            var different = (long)oldPieces.Count + newPieces.Count - 2L * (head + tail);
            if (different * different > MostSteps) continue;
            found.AddAll(DiffKind.Same, oldPieces, 0, head);
            Middle(found, Join(oldPieces, head, tail), Join(newPieces, head, tail), chunker);
            found.AddAll(DiffKind.Same, oldPieces, oldPieces.Count - tail, oldPieces.Count);
            return found.Segments;
        }

        found.Add(DiffKind.Removed, old);
        found.Add(DiffKind.Added, now);
        return found.Segments;
    }

    private static void Middle(DiffSegments found, string old, string now, IChunker chunker)
    {
        var diff = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            found.AddAll(DiffKind.Same, diff.PiecesOld, at, block.DeleteStartA);
            at = block.DeleteStartA + block.DeleteCountA;
            found.AddAll(DiffKind.Removed, diff.PiecesOld, block.DeleteStartA, at);
            found.AddAll(DiffKind.Added, diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
        }

        found.AddAll(DiffKind.Same, diff.PiecesOld, at, diff.PiecesOld.Count);
    }

    private static int SameAtStart(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var same = 0;
        while (same < old.Count && same < now.Count && old[same] == now[same]) same++;
        return same;
    }

    private static int SameAtEnd(IReadOnlyList<string> old, IReadOnlyList<string> now, int head)
    {
        var same = 0;
        while (same < Math.Min(old.Count, now.Count) - head && old[^(same + 1)] == now[^(same + 1)]) same++;
        return same;
    }

    private static string Join(IReadOnlyList<string> pieces, int head, int tail) =>
        string.Concat(pieces.Skip(head).Take(pieces.Count - head - tail));
}
