using Hub.SharedKernel.Data;
using Microsoft.Extensions.Configuration;

namespace Hub.Cabinet.Personal;

/// <summary>Where the archives lie: in the data folder, under names that say nothing about whose they are.</summary>
internal sealed class ExportFolder(IConfiguration settings)
{
    private readonly string folder = Path.Combine(Engine.DataFolder(settings), "exports");

    public string PathOf(Guid export) => Path.Combine(folder, $"{export:N}.zip");

    /// <summary>A file to be written; it becomes the archive when it is whole.</summary>
    public FileStream Begin(Guid export)
    {
        Directory.CreateDirectory(folder);
        return new FileStream($"{PathOf(export)}.{Guid.NewGuid():N}.part", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public IEnumerable<(Guid? Export, string Path, DateTime WrittenAt)> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder).Select(path => (Named(path), path, File.GetLastWriteTimeUtc(path)))
        : [];

    private static Guid? Named(string path) => Guid.TryParseExact(Path.GetFileNameWithoutExtension(path), "N", out var id) ? id : null;
}
