using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;

namespace Hub.Practices.Exchange;

/// <summary>What somebody wants imported: a file that was checked before and waits on the server.</summary>
internal sealed record ImportWish(Guid Staged, string FileName, bool GoodOnly, bool Publish, Guid Owner);

/// <summary>Saves a checked file of practices; after a restart it goes on with the rows not saved yet.</summary>
internal sealed class ImportWork(ImportPractices import, StagedFiles staged) : ILongWork
{
    public const string Kind = "practices.import";
    private const int Kilobyte = 1024;

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
            Progress = p => run.Report(Step(p)),
        }, new ImportReport(), cancel);
        if (report.End != ImportEnd.Saved)
            throw new RuleViolation("Import.RefusedMeanwhile");
        staged.Remove(wish.Owner, wish.Staged);
        return Result(report);
    }

    public static WorkStep Step(ImportProgress progress) =>
        new(progress.Pass == progress.Passes ? "Import.Step.Save" : "Import.Step.Look", progress.Bytes / Kilobyte, progress.AllBytes / Kilobyte);

    public static WorkResult Result(ImportReport report) => new("Import.Done", [.. new[] { report.Created, report.Changed, report.Unchanged, report.Refused }
        .Select(n => n.ToString(CultureInfo.InvariantCulture))]);
}
