using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Proposing;
using Hub.SharedKernel.Exchange;
using FileAccess = Hub.Library.Files.FileAccess;

namespace Hub.Library.Exchange;

/// <summary>A file as the row wants it.</summary>
/// <param name="Number">Its number in the row.</param>
/// <param name="There">The file of the version, if it is there already.</param>
/// <param name="Cells">What the row says.</param>
internal sealed record PlannedFile(int Number, DocumentFile? There, FileCells Cells, FileAccess Access, DateOnly? Until, string About)
{
    public bool IsChanged => There is not null && (There.Access != Access || There.EmbargoUntil != Until || There.About != About);
}

/// <summary>Files of a version: which stay, come and go, and who may take them. Files of a public version are what people cited: they only change who may take them.</summary>
internal sealed partial class PlannedFiles(DocumentRow row)
{
    public IReadOnlyList<PlannedFile> All { get; private set; } = [];
    public IReadOnlyList<DocumentFile> Gone { get; private set; } = [];

    /// <summary>The file speaks of files at all; otherwise they stay as they are.</summary>
    public bool AreNamed { get; private set; }

    public int Count { get; private set; }

    public IEnumerable<PlannedFile> New => All.Where(f => f.There is null);
    public bool AreChanged => AreNamed && (Gone.Count > 0 || All.Any(f => f.There is null || f.IsChanged));

    public void Decide(Document? target, bool nextVersion, bool isPublic, KnownDocuments known, ImportFrame frame)
    {
        var there = target is null ? [] : known.Files[target.Id].ToList();
        AreNamed = row.Shape.HasNumbered("file");
        Count = AreNamed ? row.Files.Count : there.Count;
        if (!AreNamed)
            return;
        var left = there.ToList();
        var all = new List<PlannedFile>();
        foreach (var (number, cells) in row.Files)
        {
            var kept = left.Find(f => Is(f, cells));
            if (kept is not null)
                left.Remove(kept);
            all.Add(Read(number, cells, kept, frame));
        }
        (All, Gone) = (all, left);
        if (isPublic && (left.Count > 0 || all.Exists(f => f.There is null)))
            row.Wrong(DocumentColumns.FileColumn(all.Find(f => f.There is null)?.Number ?? 1, "source"), "Import.FilesOfPublished", target!.Number + 1);
        // A next version begins with copies; what it leaves out is simply not copied.
        if (nextVersion)
            Gone = [];
    }

    private PlannedFile Read(int number, FileCells cells, DocumentFile? kept, ImportFrame frame)
    {
        var access = cells.Access == "" ? cells.EmbargoUntil == "" ? kept is null || row.Shape.Has(DocumentColumns.FileColumn(number, "access")) ? FileAccess.Public : kept.Access : FileAccess.Embargo
            : CellText.Choice<FileAccess>(cells.Access);
        if (access is null)
            row.Wrong(DocumentColumns.FileColumn(number, "access"), "Import.Unknown.access", Mistake.Quote(cells.Access), string.Join(", ", CellText.Codes<FileAccess>()));
        var until = access == FileAccess.Embargo ? CellText.Date(cells.EmbargoUntil) is { Day: not null } date ? date.First : kept?.EmbargoUntil : null;
        if (access == FileAccess.Embargo && !(kept is not null && kept.EmbargoUntil == until && until is not null) && (until is null || until <= frame.Today))
            row.Wrong(DocumentColumns.FileColumn(number, "embargo_until"), "File.EmbargoNeeded");
        if (cells.About.Length > Limits.Line)
            row.Wrong(DocumentColumns.FileColumn(number, "about"), "Check.TooLong", "text:File.About", Limits.Line);
        if (kept is null)
            CheckSource(number, cells, frame);
        var about = row.Shape.Has(DocumentColumns.FileColumn(number, "about")) || kept is null ? cells.About : kept.About;
        return new(number, kept, cells, access ?? FileAccess.Public, until, about);
    }

    private void CheckSource(int number, FileCells cells, ImportFrame frame)
    {
        if (cells.Source == "")
            row.Wrong(DocumentColumns.FileColumn(number, "source"), "Import.FileSourceNeeded", number);
        else if (cells.Source.Contains("://", StringComparison.Ordinal) && CellChecks.OfAddress(cells.Source) is ({ } key, var arguments))
            row.Wrong(DocumentColumns.FileColumn(number, "source"), key, arguments);
        if (cells.Sha256 != "" && !Sum().IsMatch(cells.Sha256))
            row.Wrong(DocumentColumns.FileColumn(number, "sha256"), "Import.BadSum", Mistake.Quote(cells.Sha256));
        if (frame.Taken.GetValueOrDefault((row.Number, number)) is { } taken && cells.Sha256 != "" && taken.Sha256 != cells.Sha256)
            row.Wrong(DocumentColumns.FileColumn(number, "sha256"), "Import.FileDiffers", number);
    }

    /// <summary>The same bytes, or the address the portal itself gave the file.</summary>
    private static bool Is(DocumentFile file, FileCells cells) => cells.Sha256 != ""
        ? file.Sha256 == cells.Sha256
        : Own().Match(cells.Source) is { Success: true } own && own.Groups[1].Value.Equals(file.Id.ToString("D", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();

    [GeneratedRegex("/library/files/([0-9a-fA-F-]{36})(/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Own();
}
