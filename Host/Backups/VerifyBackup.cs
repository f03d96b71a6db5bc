using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;

namespace Hub.Backups;

/// <summary>Reads a whole backup again: every byte of it must be the one that was written.</summary>
internal sealed class VerifyBackup
{
    /// <exception cref="RuleViolation">It is damaged, unfinished or not there; the sentence names the file.</exception>
    public async Task<Manifest> Run(string folder, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        var manifest = await Manifest.Read(folder, cancel);
        var steps = new Steps(progress, "Backup.Step.Verify", manifest.Modules.Sum(m => m.Tables.Count) + manifest.Kept.Count + manifest.Files.Count);
        foreach (var module in manifest.Modules)
            foreach (var table in module.Tables)
            {
                await Verify(folder, TablePart.PathIn(folder, module.Name, table.Name), table.Sha256, cancel);
                steps.Next();
            }
        foreach (var kept in manifest.Kept)
        {
            await Verify(folder, kept.In(Path.Combine(folder, "kept")), kept.Sha256, cancel);
            steps.Next();
        }
        await Verify(folder, Path.Combine(folder, FilesPart.ListName), manifest.Files.ListSha256, cancel);
        await foreach (var sha256 in Files(folder, cancel))
        {
            await Verify(folder, FilesPart.PathIn(folder, sha256), manifest.Files.Damaged.GetValueOrDefault(sha256, sha256), cancel);
            steps.Next();
        }
        return manifest;
    }

    /// <summary>Hashes of the files a backup holds, as its list names them.</summary>
    public static async IAsyncEnumerable<string> Files(string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, FilesPart.ListName), cancel))
            yield return line.Length > 64 && line[..64].All(char.IsAsciiHexDigitLower) ? line[..64] : throw new RuleViolation("Backup.Damaged", null, FilesPart.ListName);
    }

    private static async Task Verify(string folder, string path, string sha256, CancellationToken cancel)
    {
        var name = Path.GetRelativePath(folder, path);
        if (!File.Exists(path))
            throw new RuleViolation("Backup.FileMissing", null, name);
        if (await SealedFile.HashOf(path, cancel) != sha256)
            throw new RuleViolation("Backup.Damaged", null, name);
    }
}
