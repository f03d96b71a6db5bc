namespace Hub.SharedKernel.Exchange;

/// <summary>How an import ended.</summary>
public enum ImportEnd
{
    /// <summary>Only looked at; nothing saved.</summary>
    Checked,
    /// <summary>Everything asked for is saved.</summary>
    Saved,
    /// <summary>Mistakes were found and nothing was saved.</summary>
    Refused,
}

/// <summary>What an import did or would do: counts, and the first mistakes; all of them go to whoever listens.</summary>
/// <param name="hear">Hears every mistake as it is found.</param>
public sealed class ImportReport(Action<Mistake>? hear = null)
{
    /// <summary>As many mistakes as a person reads at once.</summary>
    public const int Shown = 200;

    private readonly List<Mistake> first = [];
    private bool silent;

    /// <summary>Rows read, without mistakes of the file itself.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows that are new.</summary>
    public int Created { get; private set; }

    /// <summary>Rows that change something.</summary>
    public int Changed { get; private set; }

    /// <summary>Rows that are already so.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Rows with mistakes.</summary>
    public int Refused { get; private set; }

    /// <summary>Rows readers see at once.</summary>
    public int Published { get; private set; }

    /// <summary>Mistakes of all kinds.</summary>
    public int MistakeCount { get; private set; }

    /// <summary>Whether the file itself or its headings are wrong.</summary>
    public bool FileIsWrong { get; private set; }

    /// <summary>How it ended.</summary>
    public ImportEnd End { get; set; }

    /// <summary>The first mistakes, as many as <see cref="Shown"/>.</summary>
    public IReadOnlyList<Mistake> First => first;

    /// <summary>The second look at the same file counts anew and repeats no sentence.</summary>
    public void StartAgain()
    {
        (Rows, Created, Changed, Unchanged, Refused, Published) = (0, 0, 0, 0, 0, 0);
        silent = MistakeCount > 0;
    }

    /// <summary>The counts as one line, and back: what a broken-off import has saved.</summary>
    public string Counts
    {
        get => string.Join(' ', Rows, Created, Changed, Unchanged, Refused, Published);
        set
        {
            var counts = Array.ConvertAll(value.Split(' '), int.Parse);
            (Rows, Created, Changed, Unchanged, Refused, Published) = (counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
        }
    }

    /// <summary>Counts a row and takes its mistakes.</summary>
    /// <param name="row">The row.</param>
    public void Add(FileRow row)
    {
        FileIsWrong |= row.IsOfFile;
        if (!row.IsOfFile)
            Rows++;
        if (row.Mistakes.Count == 0)
            return;
        if (!row.IsOfFile)
            Refused++;
        foreach (var mistake in row.Mistakes)
            Add(mistake);
    }

    private void Add(Mistake mistake)
    {
        if (silent)
            return;
        MistakeCount++;
        if (first.Count < Shown)
            first.Add(mistake);
        hear?.Invoke(mistake);
    }

    /// <summary>Counts what a row without mistakes does.</summary>
    /// <param name="effect">What it does.</param>
    /// <param name="published">Whether readers see it at once.</param>
    public void Count(RowEffect effect, bool published)
    {
        if (effect == RowEffect.New)
            Created++;
        else if (effect == RowEffect.Change)
            Changed++;
        else
            Unchanged++;
        if (published && effect != RowEffect.None)
            Published++;
    }
}

/// <summary>What a row does to what is stored.</summary>
public enum RowEffect
{
    /// <summary>It is already so.</summary>
    None,
    /// <summary>It adds something.</summary>
    New,
    /// <summary>It changes something.</summary>
    Change,
}

/// <summary>How far an import is.</summary>
/// <param name="Pass">1 of <paramref name="Passes"/>: looking; the last one saves.</param>
/// <param name="Passes">1 or 2.</param>
/// <param name="Rows">Rows read in this pass.</param>
/// <param name="Bytes">Bytes read in this pass.</param>
/// <param name="AllBytes">Bytes of the file.</param>
public sealed record ImportProgress(int Pass, int Passes, int Rows, long Bytes, long AllBytes);

/// <summary>What is wanted of an import.</summary>
public sealed record ImportOrder
{
    /// <summary>Largest file read when no setting says otherwise, in bytes.</summary>
    public const long UsualMostBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>Rows decided and saved together where an import does not say otherwise.</summary>
    public const int UsualBatch = 500;

    /// <summary>The file; it is read twice when all rows or none are to be saved.</summary>
    public required Stream File { get; init; }

    /// <summary>Its name, for the audit.</summary>
    public required string FileName { get; init; }

    /// <summary>Who imports, and whose the new items are where items belong to people; null when the operator of the portal imports, who may change anybody's.</summary>
    public Guid? Owner { get; init; }

    /// <summary>False: only look.</summary>
    public bool Save { get; init; }

    /// <summary>Save the rows without mistakes; otherwise all rows or none.</summary>
    public bool GoodRowsOnly { get; init; }

    /// <summary>Publish at once what was reviewed elsewhere.</summary>
    public bool Publish { get; init; }

    /// <summary>Id under which it remembers what it has saved, so that it goes on there after a restart; null: nobody will go on.</summary>
    public Guid? Work { get; init; }

    /// <summary>Largest file taken, in bytes.</summary>
    public long MostBytes { get; init; } = UsualMostBytes;

    /// <summary>The folder in which files named by a path lie; null when none may be named so.</summary>
    public string? Folder { get; init; }

    /// <summary>Hears how far it is.</summary>
    public Action<ImportProgress>? Progress { get; init; }
}
