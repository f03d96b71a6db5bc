using Hub.SharedKernel.Data;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Mail;
using Microsoft.Extensions.Options;

namespace Hub.Checks;

/// <summary>Folders the portal writes to and reads from: rights, room, and that nobody outside can read them.</summary>
internal sealed class PlaceChecks(
    IConfiguration settings, IHostEnvironment environment, IOptions<FileStoreOptions> files, IOptions<MailOptions> mail, Machine machine, TimeProvider time)
{
    private const long Megabyte = 1024 * 1024, Enough = 200 * Megabyte;
    private const int UploadsThatMustFit = 3;
    private static readonly TimeSpan ClocksMayDiffer = TimeSpan.FromSeconds(30);

    public IEnumerable<Finding> Look()
    {
        var data = Engine.DataFolder(settings);
        var pages = Path.Combine(environment.ContentRootPath, "wwwroot");
        foreach (var (setting, folder) in new[] { ("Hub:Data", data), ("Hub:Files:Root", files.Value.Root), ("Mail:Folder", mail.Value.Folder) }.DistinctBy(f => f.Item2))
        {
            if (IsWithin(folder, pages))
                yield return new("FolderIsPublic", setting, folder, pages);
            else if (File.Exists(folder))
                yield return new("FolderIsFile", setting, folder);
            else if (machine.TryWriting(folder) is { Why: { } why })
                yield return new("FolderReadOnly", setting, folder, why);
        }
        foreach (var finding in Room(data).Concat(FileClock(data)))
            yield return finding;
        if (settings["Hub:Data"] is { } written && !Path.IsPathRooted(written) && environment.IsProduction())
            yield return Finding.Hint("DataIsRelative", written, data);
        if (!File.Exists(Path.Combine(pages, "assets", "hub.css")))
            yield return new("NoAssets", pages);
        if (SharedFilesForgotten())
            yield return Finding.Hint("FilesNotShared", files.Value.Root);
    }

    private IEnumerable<Finding> Room(string data)
    {
        foreach (var (setting, folder) in new[] { ("Hub:Data", data), ("Hub:Files:Root", files.Value.Root) }.Where(f => Directory.Exists(f.Item2)))
        {
            var free = machine.Free(folder);
            if (free < Enough)
                yield return new("DiskFull", setting, folder, free / Megabyte, Enough / Megabyte);
            else if (free < UploadsThatMustFit * files.Value.MaxBytes)
                yield return new("UploadsTooLarge", files.Value.MaxBytes / Megabyte, folder, free / Megabyte);
            else
                continue;
            yield break;
        }
    }

    // A shared folder has a clock of its own.
    private IEnumerable<Finding> FileClock(string data)
    {
        if (machine.TryWriting(data).WrittenAt is { } written && (written - time.GetUtcNow()).Duration() > ClocksMayDiffer)
            yield return new("FileClock", data, Math.Round((written - time.GetUtcNow()).TotalSeconds));
    }

    private bool SharedFilesForgotten() =>
        Enum.TryParse<EngineKind>(settings["Hub:Engine"], ignoreCase: true, out var kind) && kind != EngineKind.Sqlite && settings["Hub:Files:Root"] is null;

    private static bool IsWithin(string folder, string other) => (folder + Path.DirectorySeparatorChar).StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
