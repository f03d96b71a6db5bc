using System.Globalization;
using Hub.SharedKernel.Jobs;

namespace Hub.SharedKernel.Exchange;

/// <summary>What somebody wants imported: a file that was looked at before and waits on the server.</summary>
/// <param name="Staged">The file that waits.</param>
/// <param name="FileName">Its name on the person's computer.</param>
/// <param name="GoodOnly">Save the rows without mistakes.</param>
/// <param name="Publish">Publish at once.</param>
/// <param name="Owner">Who wants it.</param>
public sealed record ImportWish(Guid Staged, string FileName, bool GoodOnly, bool Publish, Guid Owner);

/// <summary>Saves a file that was looked at; after a restart it goes on with the rows not saved yet.</summary>
/// <param name="import">The import.</param>
/// <param name="staged">Files that wait.</param>
public abstract class ImportWork<TRow>(FileImport<TRow> import, StagedFiles staged) : ILongWork where TRow : FileRow, new()
{
    /// <inheritdoc />
    public async Task<WorkResult> Run(WorkRun run, CancellationToken cancel)
    {
        var wish = run.Order<ImportWish>();
        await using var file = staged.Open(wish.Owner, wish.Staged) ?? throw new RuleViolation("Import.StagedGone");
        var report = await import.Run(new ImportOrder
        {
            File = file,
            FileName = wish.FileName,
            Owner = wish.Owner,
            Save = true,
            GoodRowsOnly = wish.GoodOnly,
            Publish = wish.Publish,
            Work = run.Id,
            Progress = progress => run.Report(ImportSteps.Of(progress)),
        }, new ImportReport(), cancel);
        if (report.End != ImportEnd.Saved)
            throw new RuleViolation("Import.RefusedMeanwhile");
        staged.Remove(wish.Owner, wish.Staged);
        return ImportSteps.Result(report);
    }
}

/// <summary>How far an import is, and what came of it, as long work says it.</summary>
internal static class ImportSteps
{
    private const int Kilobyte = 1024;

    public static WorkStep Of(ImportProgress progress) =>
        new(progress.Pass == progress.Passes ? "Import.Step.Save" : "Import.Step.Look", progress.Bytes / Kilobyte, progress.AllBytes / Kilobyte);

    public static WorkResult Result(ImportReport report) => new("Import.Done", [.. new[] { report.Created, report.Changed, report.Unchanged, report.Refused }
        .Select(n => n.ToString(CultureInfo.InvariantCulture))]);
}
