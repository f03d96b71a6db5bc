using System.Globalization;
using Hub.Discovery.Projection;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = System.IO.Directory;

namespace Hub.Discovery.Indexing;

/// <summary>
/// One index on disk, open for writing and searching. What it holds and up to which change it holds it are committed together,
/// so that after a crash it goes on where the disk left off.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private readonly FSDirectory files;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    private bool isClosed;

    private IndexFolder(string path, SegmentColumns.Cache columns, Func<IndexWriter, IndexMark> mark)
    {
        Folder = path;
        // Two hosts never share a folder (see IndexSlot), and a lock left by a killed one would only be in the way.
        files = FSDirectory.Open(new DirectoryInfo(path), NoLockFactory.GetNoLockFactory());
        try
        {
            writer = new IndexWriter(files, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                RAMBufferSizeMB = 48,
                Similarity = IndexSimilarity,
            });
            Mark = mark(writer);
            searchers = new SearcherManager(writer, true, new Warm(columns));
        }
        catch
        {
            writer?.Dispose(waitForMerges: false);
            files.Dispose();
            throw;
        }
    }

    // Items' texts differ much in length: BM25 with less weight on it than usual, since a long description is no worse an answer.
    public static Similarity IndexSimilarity { get; } = new BM25Similarity(1.2f, 0.5f);

    public string Folder { get; }

    public IndexMark Mark { get; private set; }

    public bool HasUncommitted => writer.HasUncommittedChanges();

    /// <summary>Whether its files still lie where they were made.</summary>
    public bool IsThere => Directory.Exists(Folder) && Directory.EnumerateFiles(Folder, "segments*").Any();

    public static IndexFolder Create(string path, int generation, SegmentColumns.Cache columns)
    {
        Directory.CreateDirectory(path);
        var made = new IndexFolder(path, columns, _ => new(generation, 0, IsComplete: false));
        made.Commit();
        return made;
    }

    /// <summary>Opens what lies in the folder.</summary>
    /// <returns>Null when it is of another version, damaged or no index.</returns>
    public static IndexFolder? Open(string path, SegmentColumns.Cache columns, out Exception? damage)
    {
        damage = null;
        try
        {
            using (var look = FSDirectory.Open(new DirectoryInfo(path), NoLockFactory.GetNoLockFactory()))
            {
                if (!DirectoryReader.IndexExists(look))
                    return null;
                using var reader = DirectoryReader.Open(look);
                if (IndexMark.Read(reader.IndexCommit.UserData) is null)
                    return null;
                foreach (var leaf in reader.Leaves)
                    leaf.AtomicReader.CheckIntegrity();
            }
            return new IndexFolder(path, columns, writer => IndexMark.Read(writer.CommitData)!);
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            damage = failure;
            return null;
        }
    }

    /// <summary>What reading a damaged or vanished file throws: besides the library's own exception whatever its decoders meet.</summary>
    public static bool IsDamage(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ArgumentException or IndexOutOfRangeException or OverflowException
            or InvalidOperationException or NullReferenceException or OutOfMemoryException or FormatException;

    /// <summary>Writes rows of the table; to be seen after <see cref="Refresh"/>, to last after <see cref="Commit"/>.</summary>
    public void Write(IEnumerable<Item> rows, Searching.ModuleNames names)
    {
        foreach (var item in rows)
            if (item.IsWithdrawn)
                writer.DeleteDocuments(ItemDocument.Identity(item));
            else
                writer.UpdateDocument(ItemDocument.Identity(item), ItemDocument.Of(item, names));
    }

    /// <summary>Says up to which change the index holds everything.</summary>
    public void Reached(long change, bool isComplete) => Mark = Mark with { Change = change, IsComplete = isComplete };

    public void Refresh() => searchers.MaybeRefreshBlocking();

    public void Commit()
    {
        writer.SetCommitData(Mark.Written());
        writer.Commit();
    }

    public IndexSearcher Acquire() => searchers.Acquire();

    public void Release(IndexSearcher searcher) => searchers.Release(searcher);

    /// <summary>Closes it; what was written since the last commit is dropped.</summary>
    public void Dispose()
    {
        if (isClosed)
            return;
        isClosed = true;
        searchers.Dispose();
        try
        {
            writer.Rollback();
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            // Its files are gone: there is nothing left to close.
        }
        files.Dispose();
    }

    private sealed class Warm(SegmentColumns.Cache columns) : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader)
        {
            foreach (var leaf in reader.Leaves)
                columns.Of(leaf.AtomicReader);
            return new IndexSearcher(reader) { Similarity = IndexSimilarity };
        }
    }
}

/// <summary>What an index is: made at which request to make it anew, and up to which change it holds everything.</summary>
internal sealed record IndexMark(int Generation, long Change, bool IsComplete)
{
    public static IndexMark? Read(IDictionary<string, string> written) =>
        written.TryGetValue("version", out var version) && version == IndexFields.Version
        && int.TryParse(written["generation"], CultureInfo.InvariantCulture, out var generation)
        && long.TryParse(written["change"], CultureInfo.InvariantCulture, out var change)
            ? new(generation, change, written["complete"] == "yes")
            : null;

    public Dictionary<string, string> Written() => new()
    {
        ["version"] = IndexFields.Version,
        ["generation"] = Generation.ToString(CultureInfo.InvariantCulture),
        ["change"] = Change.ToString(CultureInfo.InvariantCulture),
        ["complete"] = IsComplete ? "yes" : "no",
    };
}
