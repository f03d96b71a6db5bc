using System.Security.Cryptography;

namespace Hub.Backups;

/// <summary>A file of a backup on its way to the disk: when it is closed its hash is known and its bytes are safe.</summary>
internal sealed class SealedFile : IAsyncDisposable
{
    private readonly FileStream file;
    private readonly SHA256 sha = SHA256.Create();
    private readonly CryptoStream hashing;

    private SealedFile(FileStream file) => (this.file, hashing) = (file, new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true));

    public Stream Content => hashing;

    public long Bytes { get; private set; }

    public static SealedFile At(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 128 * 1024, useAsync: true));
    }

    /// <summary>Takes the whole of a stream.</summary>
    /// <returns>Bytes and hash of what was taken.</returns>
    public static async Task<(long Bytes, string Sha256)> Copy(Stream from, string path, CancellationToken cancel)
    {
        await using var to = At(path);
        await from.CopyToAsync(to.Content, cancel);
        return (await to.Close(cancel), to.Sha256);
    }

    public string Sha256 => Convert.ToHexStringLower(sha.Hash!);

    public async Task<long> Close(CancellationToken cancel)
    {
        await hashing.FlushFinalBlockAsync(cancel);
        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return Bytes = file.Length;
    }

    public static async Task<string> HashOf(string path, CancellationToken cancel)
    {
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: true);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await hashing.DisposeAsync();
        await file.DisposeAsync();
        sha.Dispose();
    }
}
