using System.Security.Cryptography;

namespace Hub.SharedKernel.Files;

/// <summary>A file on its way in: lies beside the store until it is kept, and vanishes otherwise.</summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private const int Chunk = 128 * 1024;
    private readonly string _path;
    private bool _moved;

    private IncomingFile(string path)
    {
        _path = path;
        Content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Chunk, FileOptions.Asynchronous);
    }

    public FileStream Content { get; }

    public string Sha256 { get; private set; } = "";

    public static IncomingFile In(string folder) => new(Path.Combine(folder, Guid.CreateVersion7().ToString("N") + ".part"));

    /// <summary>Reads the source no further than the limit, so that an endless upload costs neither disk nor memory.</summary>
    public async Task Receive(Stream source, long limit, Refusal refusal, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[Chunk];
        long total = 0;
        while (await source.ReadAsync(chunk, cancel) is var read and > 0)
        {
            total += read;
            if (total > limit) throw TooLarge(limit, refusal);
            hash.AppendData(chunk, 0, read);
            await Content.WriteAsync(chunk.AsMemory(0, read), cancel);
        }

        if (total == 0) throw refusal.Because("Files.Empty");
        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        await Content.FlushAsync(cancel);
    }

    public static RuleViolation TooLarge(long limit, Refusal refusal) =>
        refusal.Because("Files.TooLarge", Math.Round(limit / 1048576m, 1));

    public async Task Hash(CancellationToken cancel)
    {
        Content.Position = 0;
        Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(Content, cancel));
    }

    /// <summary>Gives the file its place: first the bytes reach the disk, then the name.</summary>
    public async Task MoveTo(string place)
    {
        Content.Flush(flushToDisk: true);
        await Content.DisposeAsync();
        var folder = Path.GetDirectoryName(place)!;
        Directory.CreateDirectory(folder);
        File.Move(_path, place, overwrite: true);
        _moved = true;
        DurableFolder.Flush(folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync();
        if (!_moved) File.Delete(_path);
    }
}
