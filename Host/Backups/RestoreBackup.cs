using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Jobs;
using Hub.Works;
using Microsoft.EntityFrameworkCore;

namespace Hub.Backups;

/// <summary>
/// Makes an empty portal the one of a backup. First everything is verified, then the target is marked in every module's table of migrations,
/// and the mark goes when all is there: a portal that carries it refuses to start, and the same command does it over.
/// </summary>
internal sealed class RestoreBackup(
    VerifyBackup verify, ModuleDatabases databases, IServiceScopeFactory scopes, IServiceProvider services, IFileStore files, WorkBook works,
    IConfiguration settings)
{
    /// <exception cref="RuleViolation">The backup or the target is not fit for it; nothing was changed.</exception>
    public async Task<Manifest> Run(string folder, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        folder = Path.GetFullPath(folder);
        var manifest = await verify.Run(folder, progress, cancel);
        await using var scope = scopes.CreateAsyncScope();
        var targets = Targets(manifest, scope.ServiceProvider);
        foreach (var target in targets)
            target.CheckVersion();
        await NeedEmpty(targets, cancel);

        foreach (var target in targets)
            await target.Mark(cancel);
        foreach (var target in targets)
            await target.MakeTables(cancel);
        await Rows(folder, targets, new Steps(progress, "Backup.Step.RestoreRows", manifest.Modules.Sum(m => m.Rows)), cancel);
        await Files(folder, new Steps(progress, "Backup.Step.RestoreFiles", manifest.Files.Count), cancel);
        foreach (var kept in manifest.Kept)
            await Keep(folder, kept, cancel);
        foreach (var target in targets)
            await target.Unmark(cancel);
        // A backup of an earlier version is whole by now; what newer tables need comes last.
        await databases.Migrate(services, cancel);
        // The very backup is under way in it.
        await works.CancelAll(PortalModule.BackupKind, cancel);
        return manifest;
    }

    private List<RestoreTarget> Targets(Manifest manifest, IServiceProvider scope)
    {
        var known = databases.All.ToDictionary(d => d.Module.Name);
        if (manifest.Modules.Select(m => m.Name).Where(m => !known.ContainsKey(m)).ToList() is { Count: > 0 } missing)
            throw new RuleViolation("Backup.ModuleMissing", null, string.Join(", ", missing));
        return [.. manifest.Modules.Select(m => new RestoreTarget(m, Engine.For(settings, m.Name), known[m.Name].In(scope)))];
    }

    private async Task NeedEmpty(List<RestoreTarget> targets, CancellationToken cancel)
    {
        var (begun, full) = (false, new List<string>());
        foreach (var target in targets)
        {
            var (marked, empty) = await target.State(cancel);
            begun |= marked;
            if (!empty)
                full.Add(target.Module);
        }
        if (begun)
            return;
        if (full.Count > 0)
            throw new RuleViolation("Backup.TargetTaken", null, string.Join(", ", full));
        if (files.All().Any())
            throw new RuleViolation("Backup.FilesTaken", null, files.Place ?? "");
    }

    // Modules in one database are filled together: there all of it comes or nothing.
    private static async Task Rows(string folder, List<RestoreTarget> targets, Steps steps, CancellationToken cancel)
    {
        foreach (var sharing in targets.GroupBy(t => t.Engine))
        {
            await using var connection = sharing.Key.NewConnection();
            await connection.OpenAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            foreach (var target in sharing)
                await target.Fill(folder, connection, transaction, steps, cancel);
            await transaction.CommitAsync(cancel);
        }
    }

    private async Task Files(string folder, Steps steps, CancellationToken cancel)
    {
        await foreach (var sha256 in VerifyBackup.Files(folder, cancel))
        {
            await using var from = File.OpenRead(FilesPart.PathIn(folder, sha256));
            await files.PutBack(sha256, from, cancel);
            steps.Next();
        }
    }

    private async Task Keep(string folder, KeptPart kept, CancellationToken cancel)
    {
        var to = kept.In(Engine.DataFolder(settings));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using (var from = File.OpenRead(kept.In(Path.Combine(folder, "kept"))))
        await using (var file = new FileStream(to + ".part", FileMode.Create))
        {
            await from.CopyToAsync(file, cancel);
            file.Flush(flushToDisk: true);
        }
        File.Move(to + ".part", to, overwrite: true);
    }
}
