using System.Globalization;
using Hub.SharedKernel.Data;
using Microsoft.Extensions.Configuration;

namespace Hub.SharedKernel.Exchange;

/// <summary>Checked files that wait a day to be saved, so that nobody has to send them twice. A file is seen only by who sent it.</summary>
/// <param name="settings">Where the portal's data lies.</param>
/// <param name="time">The clock.</param>
public sealed class StagedFiles(IConfiguration settings, TimeProvider time)
{
    private static readonly TimeSpan kept = TimeSpan.FromDays(1);

    private readonly string folder = Path.Combine(Engine.DataFolder(settings), "imports");

    /// <summary>Keeps a file.</summary>
    /// <param name="person">Who sent it.</param>
    /// <param name="file">Its bytes; read to the end, not closed.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>The id under which the person finds it.</returns>
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
    /// <param name="person">Who sent it.</param>
    /// <param name="id">What <see cref="Add"/> answered.</param>
    public FileStream? Open(Guid person, Guid id)
    {
        var path = PathOf(person, id);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true) : null;
    }

    /// <summary>Throws a file away; one that is gone already is no mistake.</summary>
    /// <param name="person">Who sent it.</param>
    /// <param name="id">What <see cref="Add"/> answered.</param>
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
