using Hub.Library.Proposing;
using Hub.SharedKernel;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Web;

namespace Hub.Library.Exchange;

/// <summary>
/// Takes in the files rows name: from the folder beside the list, or from an address in the web. A look only judges them. Bytes lie in the store
/// under their hash, so that those of a list that is refused afterwards are nobody's and do no harm.
/// </summary>
internal sealed class TakeFiles(IFileStore store, RemoteFiles remote)
{
    /// <summary>Files taken from the web for a list sent to a page, which somebody waits for.</summary>
    public const int MostOnPage = 50;

    private const int AtOnce = 4;

    public async Task Run(IEnumerable<DocumentPlan> plans, ImportOrder order, ImportFrame frame, CancellationToken cancel)
    {
        var wanted = plans.Where(p => p.Row.Mistakes.Count == 0).SelectMany(p => p.Files.New.Select(f => (p.Row, File: f)))
            .Where(w => !frame.Taken.ContainsKey((w.Row.Number, w.File.Number))).ToList();
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (w, stop) =>
        {
            var column = DocumentColumns.FileColumn(w.File.Number, "source");
            try
            {
                var stored = await Take(w.File.Cells.Source, order, frame, stop);
                lock (frame.Taken)
                    Note(w.Row, w.File, stored, frame);
            }
            catch (RuleViolation refused)
            {
                lock (frame.Taken)
                    w.Row.Wrong(column, refused.Key, refused.Details);
            }
        });
    }

    private static void Note(DocumentRow row, PlannedFile file, StoredFile stored, ImportFrame frame)
    {
        frame.Taken[(row.Number, file.Number)] = stored;
        if (file.Cells.Sha256 != "" && file.Cells.Sha256 != stored.Sha256)
            row.Wrong(DocumentColumns.FileColumn(file.Number, "sha256"), "Import.FileDiffers", file.Number);
        if (frame.Taken.Any(t => t.Key.Row == row.Number && t.Key.File != file.Number && t.Value.Sha256 == stored.Sha256))
            row.Wrong(DocumentColumns.FileColumn(file.Number, "source"), "File.Twice", stored.SafeName);
    }

    private async Task<StoredFile> Take(string source, ImportOrder order, ImportFrame frame, CancellationToken cancel)
    {
        if (WebAddress.TryRead(source, out var address))
        {
            if (order.Folder is null && frame.Remote() > MostOnPage)
                throw new RuleViolation("Import.TooManyRemote", null, MostOnPage);
            return await remote.Take(address, (body, name, stop) => Keep(body, name, order, stop), cancel);
        }
        await using var file = Open(source, order.Folder);
        return await Keep(file, Path.GetFileName(source), order, cancel);
    }

    private Task<StoredFile> Keep(Stream body, string name, ImportOrder order, CancellationToken cancel) =>
        order.Save ? store.Save(body, name, FileLimits.Rules, cancel) : store.Check(body, name, FileLimits.Rules, cancel);

    /// <summary>A file inside the folder; nothing outside it is opened, whatever the path or a link says.</summary>
    private static FileStream Open(string source, string? folder)
    {
        if (folder is null)
            throw new RuleViolation("Import.NoFolder");
        var parts = source.Split('/', '\\');
        if (source.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(source) || parts.Any(p => p is "" or "." or ".." || p.Contains(':', StringComparison.Ordinal)))
            throw new RuleViolation("Import.PathOutside", null, Mistake.Quote(source));
        var path = Path.GetFullPath(folder);
        foreach (var part in parts)
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null || new DirectoryInfo(path).LinkTarget is not null)
                throw new RuleViolation("Import.PathOutside", null, Mistake.Quote(source));
        }
        if (!File.Exists(path))
            throw new RuleViolation("Import.FileNotFound", null, Mistake.Quote(source));
        try
        {
            return new FileStream(path, FileMode.Open, System.IO.FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RuleViolation("Import.FileNotFound", null, Mistake.Quote(source));
        }
    }
}
