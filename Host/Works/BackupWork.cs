using System.Globalization;
using Hub.Backups;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Jobs;

namespace Hub.Works;

/// <summary>A backup begun on the page of administration, into a folder of its own under <c>Hub:Backups</c>.</summary>
internal sealed class BackupWork(TakeBackup take, IConfiguration settings) : ILongWork
{
    public static string Folder(IConfiguration settings) =>
        Path.GetFullPath(settings["Hub:Backups"] ?? Path.Combine(Engine.DataFolder(settings), "backups"));

    public async Task<WorkResult> Run(WorkRun run, CancellationToken cancel)
    {
        var folder = Path.Combine(Folder(settings), run.Order<string>());
        // What a host that died has left is no backup.
        if (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, Manifest.SealName)))
            Directory.Delete(folder, recursive: true);
        if (Directory.Exists(folder))
            return new("Works.BackupThere", folder);
        var made = await take.Run(folder, run, cancel);
        return new("Works.BackupDone", folder, Number(made.Modules.Sum(m => m.Rows)), Number(made.Files.Count), Number(made.Files.Damaged.Count));
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
