using System.Reflection;
using System.Text;
using System.Text.Json;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hub.Backups;

/// <summary>
/// Takes a backup of everything that cannot be made anew while the portal runs: tables of all modules first, then what the data folder keeps,
/// then the uploaded files. Files never change and are stored before a row names them, so all of the tables' moment are there.
/// </summary>
internal sealed class TakeBackup(
    ModuleDatabases databases, IEnumerable<HubModule> modules, IServiceScopeFactory scopes, IFileStore files, IConfiguration settings, TimeProvider time)
{
    private const string Work = "work";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private static readonly JsonWriterOptions json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="folder">A folder that is empty or not there.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Ends the work; nothing is left.</param>
    /// <exception cref="RuleViolation">The folder or the portal is not fit for it.</exception>
    public async Task<Manifest> Run(string folder, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        folder = Path.GetFullPath(folder);
        if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new RuleViolation("Backup.FolderTaken", null, folder);
        if (IsWithin(folder, files.Place))
            throw new RuleViolation("Backup.FolderInFiles", null, folder);
        MakeFolder(folder);
        try
        {
            return await Write(folder, progress, cancel);
        }
        catch
        {
            // What is unfinished has no seal and would be refused; but nobody is to wonder what it is.
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private async Task<Manifest> Write(string folder, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        var taken = time.GetUtcNow();
        var (parts, oneMoment) = await Tables(folder, progress, cancel);
        var kept = await Kept(folder, cancel);
        var manifest = new Manifest
        {
            Format = Manifest.ThisFormat,
            TakenAt = taken,
            Program = Assembly.GetExecutingAssembly().GetName().Version!.ToString(),
            Engine = settings["Hub:Engine"] ?? nameof(EngineKind.Sqlite),
            OneMoment = oneMoment,
            Modules = parts,
            Kept = kept,
            Files = await Files(folder, progress, cancel),
        };
        await Manifest.Write(folder, manifest, cancel);
        return manifest;
    }

    private async Task<(List<ModulePart> Parts, bool OneMoment)> Tables(string folder, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        var work = Directory.CreateDirectory(Path.Combine(folder, Work)).FullName;
        var parts = new List<ModulePart>();
        await using var scope = scopes.CreateAsyncScope();
        bool oneMoment;
        await using (var snapshots = await Snapshots.Take(databases, scope.ServiceProvider, work, cancel))
        {
            oneMoment = snapshots.OneMoment;
            var rows = new Steps(progress, "Backup.Step.Rows", 0);
            foreach (var snapshot in snapshots.All)
                foreach (var table in snapshot.Tables)
                    rows.Total += await snapshot.Count(table, cancel);
            foreach (var snapshot in snapshots.All)
            {
                var migrations = await snapshot.Migrations(cancel);
                var tables = new List<TablePart>();
                foreach (var table in snapshot.Tables)
                    tables.Add(await Table(folder, snapshot, table, rows, cancel));
                parts.Add(new(snapshot.Module, migrations, tables));
            }
        }
        Directory.Delete(work, recursive: true);
        return (parts, oneMoment);
    }

    private static async Task<TablePart> Table(string folder, Snapshot snapshot, ITable table, Steps rows, CancellationToken cancel)
    {
        var columns = table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
        var cells = columns.ConvertAll(c => Cell.For(c.ProviderClrType));
        var count = 0L;
        await using var file = SealedFile.At(TablePart.PathIn(folder, snapshot.Module, table.Name));
        await using (var packed = new System.IO.Compression.GZipStream(file.Content, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            using var line = new Utf8JsonWriter(packed, json);
            line.WriteStartArray();
            foreach (var (column, cell) in columns.Zip(cells))
                line.WriteStringValue($"{column.Name}:{cell.Name}");
            line.WriteEndArray();
            await foreach (var found in snapshot.Rows(table, columns, cancel))
            {
                NextLine(line, packed);
                line.WriteStartArray();
                for (var at = 0; at < cells.Count; at++)
                    if (await found.IsDBNullAsync(at, cancel))
                        line.WriteNullValue();
                    else
                        cells[at].Write(line, cells[at].Read(found, at));
                line.WriteEndArray();
                count++;
                rows.Next();
            }
            NextLine(line, packed);
        }
        var bytes = await file.Close(cancel);
        return new(table.Name, count, bytes, file.Sha256);
    }

    private static void NextLine(Utf8JsonWriter line, Stream to)
    {
        line.Flush();
        to.WriteByte((byte)'\n');
        line.Reset();
    }

    private async Task<List<KeptPart>> Kept(string folder, CancellationToken cancel)
    {
        var data = Engine.DataFolder(settings);
        var wanted = modules.SelectMany(m => m.KeptFolders).Distinct(StringComparer.Ordinal).Select(f => Path.Combine(data, f)).Where(Directory.Exists)
            .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Where(f => !f.EndsWith(".part", StringComparison.Ordinal))
            .Append(Path.Combine(data, ModuleSwitches.FileName)).Order(StringComparer.Ordinal);
        var kept = new List<KeptPart>();
        foreach (var file in wanted)
        {
            var part = new KeptPart(Path.GetRelativePath(data, file).Replace('\\', '/'), 0, "");
            try
            {
                await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, useAsync: true);
                var (bytes, sha256) = await SealedFile.Copy(from, part.In(Path.Combine(folder, "kept")), cancel);
                kept.Add(part with { Bytes = bytes, Sha256 = sha256 });
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Its days were over meanwhile.
            }
        }
        return kept;
    }

    private async Task<FilesPart> Files(string folder, IProgress<WorkStep> progress, CancellationToken cancel)
    {
        var (count, bytes, damaged) = (0L, 0L, new Dictionary<string, string>());
        var steps = new Steps(progress, "Backup.Step.Files", files.All().LongCount());
        await using var list = SealedFile.At(Path.Combine(folder, FilesPart.ListName));
        foreach (var sha256 in files.All())
        {
            await using var from = files.Open(sha256);
            if (from is null)
                continue;
            var (length, found) = await SealedFile.Copy(from, FilesPart.PathIn(folder, sha256), cancel);
            if (found != sha256)
                damaged.Add(sha256, found);
            await list.Content.WriteAsync(Encoding.ASCII.GetBytes($"{sha256} {length}\n"), cancel);
            (count, bytes) = (count + 1, bytes + length);
            steps.Next();
        }
        await list.Close(cancel);
        return new(count, bytes, list.Sha256) { Damaged = damaged };
    }

    private static bool IsWithin(string folder, string? other) =>
        other is not null && (folder + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(other) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // A backup holds everybody's personal data.
    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);
    }
}
