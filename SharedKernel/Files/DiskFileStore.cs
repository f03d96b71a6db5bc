using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.SharedKernel.Files;

/// <summary>The store as a folder: <c>ab/cd/abcd…</c> for kept files, <c>incoming</c> for those on their way.</summary>
internal sealed class DiskFileStore : IFileStore
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);
    private readonly FileStoreOptions _options;
    private readonly string _incoming;
    private readonly Clamd _clamd;

    public DiskFileStore(IOptions<FileStoreOptions> options, TimeProvider time, ILogger<Clamd>? log = null)
    {
        _options = options.Value;
        _clamd = new Clamd(_options, log);
        _incoming = Path.Combine(_options.Root, "incoming");
        Directory.CreateDirectory(_incoming);
        SweepAbandoned(time.GetUtcNow() - AbandonedAfter);
    }

    public Task<StoredFile> Save(Stream content, string fileName, FileRules rules, CancellationToken cancel) => Receive(content, fileName, rules, keep: true, cancel);

    public Task<StoredFile> Check(Stream content, string fileName, FileRules rules, CancellationToken cancel) => Receive(content, fileName, rules, keep: false, cancel);

    private async Task<StoredFile> Receive(Stream content, string fileName, FileRules rules, bool keep, CancellationToken cancel)
    {
        var refusal = new Refusal(FileNames.Safe(fileName), rules.Field);
        var limit = Math.Min(rules.MaxBytes ?? long.MaxValue, _options.MaxBytes);
        if (content.CanSeek && content.Length - content.Position > limit) throw IncomingFile.TooLarge(limit, refusal);

        await using var received = IncomingFile.In(_incoming);
        await received.Receive(content, limit, refusal, cancel);
        var kind = FileInspector.Judge(received.Content, fileName, rules, refusal, cancel);
        await _clamd.Check(received.Content, refusal, cancel);
        return kind.IsImage
            ? await KeepPicture(received, fileName, kind, refusal, keep, cancel)
            : await Keep(received, fileName, kind, null, keep);
    }

    public Stream? Open(string sha256)
    {
        var place = PlaceOf(sha256);
        return File.Exists(place)
            ? new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous)
            : null;
    }

    public bool Delete(string sha256)
    {
        var place = PlaceOf(sha256);
        if (!File.Exists(place)) return false;
        File.Delete(place);
        return true;
    }

    public async Task<FileHealth> Verify(string sha256, CancellationToken cancel)
    {
        await using var content = Open(sha256);
        if (content is null) return FileHealth.Missing;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        return hash == sha256 ? FileHealth.Sound : FileHealth.Damaged;
    }

    public string? Place => _options.Root;

    public IEnumerable<string> All() =>
        from first in Directory.EnumerateDirectories(_options.Root).Order(StringComparer.Ordinal)
        where Path.GetFileName(first).Length == 2
        from second in Directory.EnumerateDirectories(first).Order(StringComparer.Ordinal)
        from file in Directory.EnumerateFiles(second).Order(StringComparer.Ordinal)
        select Path.GetFileName(file) into name
        where IsHash(name)
        select name;

    public async Task PutBack(string sha256, Stream content, CancellationToken cancel)
    {
        var place = PlaceOf(sha256);
        await using var received = IncomingFile.In(_incoming);
        await content.CopyToAsync(received.Content, cancel);
        await received.MoveTo(place);
    }

    private async Task<StoredFile> KeepPicture(IncomingFile received, string fileName, FileKind kind, Refusal refusal, bool keep, CancellationToken cancel)
    {
        await using var cleaned = IncomingFile.In(_incoming);
        var picture = await Pictures.Clean(received.Content, cleaned.Content, kind, refusal, cancel);
        if (!picture.Rewritten) return await Keep(received, fileName, kind, picture, keep);
        await cleaned.Hash(cancel);
        return await Keep(cleaned, fileName, kind, picture, keep);
    }

    private async Task<StoredFile> Keep(IncomingFile file, string fileName, FileKind kind, Picture? picture, bool keep)
    {
        var (sha256, bytes) = (file.Sha256, file.Content.Length);
        var place = PlaceOf(sha256);
        // A file of another length under its name is a damaged one: the sound copy takes its place.
        if (keep && (new FileInfo(place) is not { Exists: true } kept || kept.Length != bytes)) await file.MoveTo(place);
        return new StoredFile(sha256, bytes, kind.ContentType, FileNames.Safe(fileName, kind), picture?.Width, picture?.Height);
    }

    private string PlaceOf(string sha256)
    {
        if (!IsHash(sha256))
            throw new ArgumentException("A stored file is named by 64 small hexadecimal digits.", nameof(sha256));
        return Path.Combine(_options.Root, sha256[..2], sha256[2..4], sha256);
    }

    private static bool IsHash(string? name) => name is { Length: 64 } && name.All(char.IsAsciiHexDigitLower);

    // A host that died while receiving leaves a part behind; a day is longer than any upload.
    private void SweepAbandoned(DateTimeOffset before)
    {
        foreach (var part in Directory.EnumerateFiles(_incoming, "*.part"))
        {
            if (File.GetLastWriteTimeUtc(part) < before.UtcDateTime) File.Delete(part);
        }
    }
}
