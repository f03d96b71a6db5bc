using System.Globalization;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.Configuration;

namespace Hub.Practices.Exchange;

/// <summary>Checked files that wait a day to be saved, so that nobody has to send them twice. A file is seen only by who sent it.</summary>
internal sealed class StagedFiles(IConfiguration settings, TimeProvider time)
{
    private static readonly TimeSpan kept = TimeSpan.FromDays(1);

    private readonly string folder = Path.Combine(Engine.DataFolder(settings), "imports");

    public async Task<Guid> Add(Guid person, Stream file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        RemoveOld();
        var id = Guid.NewGuid();
        await using var to = new FileStream(PathOf(person, id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        await file.CopyToAsync(to, cancel);
        return id;
    }

    /// <summary>The file; null when there is none of this person under this id.</summary>
    public FileStream? Open(Guid person, Guid id)
    {
        var path = PathOf(person, id);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true) : null;
    }

    public void Remove(Guid person, Guid id) => File.Delete(PathOf(person, id));

    private string PathOf(Guid person, Guid id) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{person:N}-{id:N}.import"));

    private void RemoveOld()
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.import"))
            if (File.GetLastWriteTimeUtc(path) < time.GetUtcNow() - kept)
                File.Delete(path);
    }
}
