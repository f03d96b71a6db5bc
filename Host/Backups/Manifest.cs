using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.SharedKernel;
using Hub.SharedKernel.Files;

namespace Hub.Backups;

/// <summary>
/// What a backup holds. It is written last, and its seal after it: a folder without a seal is no backup. The seal reads as
/// <c>sha256sum</c> writes it.
/// </summary>
internal sealed record Manifest
{
    public const string FileName = "manifest.json", SealName = "manifest.sha256", ThisFormat = "hub-backup-1";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string Format { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    public required string Program { get; init; }
    public required string Engine { get; init; }

    /// <summary>Whether all tables of all modules show one and the same moment; otherwise each module shows one of its own.</summary>
    public required bool OneMoment { get; init; }
    public required IReadOnlyList<ModulePart> Modules { get; init; }
    public required FilesPart Files { get; init; }
    public required IReadOnlyList<KeptPart> Kept { get; init; }

    public static async Task Write(string folder, Manifest manifest, CancellationToken cancel)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(manifest, json);
        await WriteDurably(Path.Combine(folder, FileName), text, cancel);
        DurableFolder.Flush(folder);
        await WriteDurably(Path.Combine(folder, SealName + ".new"), Encoding.ASCII.GetBytes(Seal(text)), cancel);
        File.Move(Path.Combine(folder, SealName + ".new"), Path.Combine(folder, SealName));
        DurableFolder.Flush(folder);
    }

    /// <exception cref="RuleViolation">The folder holds no backup, an unfinished one, a damaged one, or one of a newer portal.</exception>
    public static async Task<Manifest> Read(string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RuleViolation("Backup.NotThere", null, folder);
        var (file, seal) = (Path.Combine(folder, FileName), Path.Combine(folder, SealName));
        if (!File.Exists(file) || !File.Exists(seal))
            throw new RuleViolation("Backup.Unfinished", null, folder);
        var text = await File.ReadAllBytesAsync(file, cancel);
        if (!(await File.ReadAllBytesAsync(seal, cancel)).AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Seal(text))))
            throw new RuleViolation("Backup.Damaged", null, FileName);
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(text, json)!;
            return manifest.Format == ThisFormat ? manifest.Checked() : throw new RuleViolation("Backup.OtherFormat", null, manifest.Format);
        }
        catch (JsonException)
        {
            throw new RuleViolation("Backup.Damaged", null, FileName);
        }
    }

    // Names become paths and SQL: whoever can write a manifest can also seal it.
    private Manifest Checked()
    {
        var names = Modules.Select(m => m.Name).Concat(Modules.SelectMany(m => m.Tables).Select(t => t.Name));
        var paths = Kept.SelectMany(k => k.Path.Split('/'));
        return names.All(n => Regex.IsMatch(n, @"\A\w+\z")) && paths.All(p => Regex.IsMatch(p, @"\A[\w-][\w.-]*\z"))
            ? this : throw new RuleViolation("Backup.Damaged", null, FileName);
    }

    private static string Seal(byte[] text) => $"{Convert.ToHexStringLower(SHA256.HashData(text))}  {FileName}\n";

    private static async Task WriteDurably(string path, byte[] text, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew);
        await file.WriteAsync(text, cancel);
        file.Flush(flushToDisk: true);
    }
}

/// <summary>The tables of a module and the migrations that made them.</summary>
internal sealed record ModulePart(string Name, IReadOnlyList<string> Migrations, IReadOnlyList<TablePart> Tables)
{
    public long Rows => Tables.Sum(t => t.Rows);
}

/// <summary>A table: a packed file with a line for its columns and a line for each row.</summary>
internal sealed record TablePart(string Name, long Rows, long Bytes, string Sha256)
{
    public static string PathIn(string folder, string module, string table) => Path.Combine(folder, "tables", module, table + ".jsonl.gz");
}

/// <summary>The uploaded files: each under its hash, all named in a list.</summary>
internal sealed record FilesPart(long Count, long Bytes, string ListSha256)
{
    /// <summary>Files whose bytes no longer had their hash when they were taken, and the hash they had.</summary>
    public IReadOnlyDictionary<string, string> Damaged { get; init; } = new Dictionary<string, string>();

    public const string ListName = "files.txt";

    public static string PathIn(string folder, string sha256) => Path.Combine(folder, "files", sha256[..2], sha256[2..4], sha256);
}

/// <summary>A file of the data folder that cannot be made anew: path in the data folder, with slashes.</summary>
internal sealed record KeptPart(string Path, long Bytes, string Sha256)
{
    public string In(string folder) => System.IO.Path.Combine([folder, .. Path.Split('/')]);
}
