using Hub.SharedKernel.Jobs;

namespace Hub.Backups;

/// <summary>Counts the pieces of a stage and tells now and then.</summary>
internal sealed class Steps(IProgress<WorkStep> progress, string textKey, long total)
{
    private const int Often = 256;
    private long done;

    public long Total { get; set; } = total;

    public void Next(long pieces = 1)
    {
        var before = done;
        done += pieces;
        if (before / Often != done / Often || done == Total)
            progress.Report(new(textKey, done, Total));
    }
}
