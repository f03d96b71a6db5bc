namespace Hub.Practices.Exchange;

/// <summary>How an import ended.</summary>
internal enum ImportEnd
{
    /// <summary>Only looked at; nothing saved.</summary>
    Checked,
    Saved,
    /// <summary>Mistakes were found and nothing was saved.</summary>
    Refused,
}

/// <summary>What an import did or would do: counts, and the first mistakes; all of them go to whoever listens.</summary>
internal sealed class ImportReport(Action<Mistake>? hear = null)
{
    /// <summary>As many mistakes as a person reads at once.</summary>
    public const int Shown = 200;

    private readonly List<Mistake> first = [];
    private bool silent;

    public int Rows { get; private set; }
    public int Created { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }
    public int Refused { get; private set; }
    public int Published { get; private set; }
    public int MistakeCount { get; private set; }
    public bool FileIsWrong { get; private set; }
    public ImportEnd End { get; set; }
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

    public void Add(PracticeRow row)
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

/// <summary>What a row does to the depository.</summary>
internal enum RowEffect
{
    None,
    New,
    Change,
}

/// <summary>How far an import is.</summary>
/// <param name="Pass">1 of <paramref name="Passes"/>: looking; the last one saves.</param>
/// <param name="Passes">1 or 2.</param>
/// <param name="Rows">Rows read in this pass.</param>
/// <param name="Bytes">Bytes read in this pass.</param>
/// <param name="AllBytes">Bytes of the file.</param>
internal sealed record ImportProgress(int Pass, int Passes, int Rows, long Bytes, long AllBytes);

/// <summary>What is wanted of an import.</summary>
internal sealed record ImportOrder
{
    /// <summary>Largest file read when no setting says otherwise, in bytes.</summary>
    public const long UsualMostBytes = 4L * 1024 * 1024 * 1024;

    /// <summary>The file; it is read twice when all rows or none are to be saved.</summary>
    public required Stream File { get; init; }

    /// <summary>Its name, for the audit.</summary>
    public required string FileName { get; init; }

    /// <summary>Whose the new practices are; null when the operator of the portal imports, who may change anybody's.</summary>
    public Guid? Owner { get; init; }

    /// <summary>False: only look.</summary>
    public bool Save { get; init; }

    /// <summary>Save the rows without mistakes; otherwise all rows or none.</summary>
    public bool GoodRowsOnly { get; init; }

    /// <summary>Publish at once what was reviewed elsewhere.</summary>
    public bool Publish { get; init; }

    /// <summary>Id under which it remembers what it has saved, so that it goes on there after a restart; null: nobody will go on.</summary>
    public Guid? Work { get; init; }

    public long MostBytes { get; init; } = UsualMostBytes;

    public Action<ImportProgress>? Progress { get; init; }
}
