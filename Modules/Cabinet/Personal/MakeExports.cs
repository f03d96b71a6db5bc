using System.IO.Compression;
using Hub.Cabinet.Notices;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Cabinet.Personal;

/// <summary>Makes the archives people asked for, each module adding its part, and throws away those whose time is over.</summary>
internal sealed class MakeExports(
    CabinetDb db, IEnumerable<HubModule> modules, ExportFolder folder, NoticeBoard board, ModuleTexts texts, IServiceScopeFactory scopes,
    TimeProvider time, ILogger<MakeExports> log) : IJob
{
    private const int Batch = 20;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken cancel)
    {
        await ThrowAwayOld(cancel);
        var due = await db.DataExports.AsNoTracking().Where(DataExport.Due(time.GetUtcNow())).OrderBy(e => e.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var export in due)
            await Make(export, cancel);
    }

    private async Task Make(DataExport export, CancellationToken cancel)
    {
        var lease = time.GetUtcNow() + Lease;
        if (await db.DataExports.Where(e => e.Id == export.Id && e.Attempts == export.Attempts && e.ReadyAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Attempts, export.Attempts + 1).SetProperty(e => e.DueAt, lease), cancel) == 0)
            return;
        try
        {
            await Keep(export, await Write(export, cancel), cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Export {Export} could not be made, attempt {Attempt}", export.Id, export.Attempts + 1);
            var next = time.GetUtcNow() + TimeSpan.FromMinutes(Math.Pow(4, export.Attempts));
            await db.DataExports.Where(e => e.Id == export.Id && e.ReadyAt == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.DueAt, next), cancel);
        }
    }

    private async Task<long> Write(DataExport export, CancellationToken cancel)
    {
        string part;
        long bytes;
        await using (var file = folder.Begin(export.Id))
        {
            part = file.Name;
            await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await Introduce(zip, cancel);
                foreach (var module in modules.OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await module.WritePersonalData(new PersonalDataArchive(zip, module.Name, export.PersonId), scope.ServiceProvider, cancel);
                }
            }
            bytes = file.Length;
        }
        File.Move(part, folder.PathOf(export.Id), overwrite: true);
        return bytes;
    }

    private async Task Introduce(ZipArchive zip, CancellationToken cancel)
    {
        await using var entry = zip.CreateEntry("README.txt").Open();
        await using var text = new StreamWriter(entry);
        await text.WriteAsync($"{texts.In("uk", CabinetModule.Key, "Export.Readme")}\n\n{texts.In("en", CabinetModule.Key, "Export.Readme")}\n".AsMemory(), cancel);
    }

    private async Task Keep(DataExport made, long bytes, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var export = await db.DataExports.SingleOrDefaultAsync(e => e.Id == made.Id, cancel);
        if (export is null || await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == made.PersonId, cancel) is not { } person)
            return;
        var now = time.GetUtcNow();
        export.Ready(bytes, now);
        string In(string language) => texts.In(language, CabinetModule.Key, "Notice.ExportReady");
        board.Tell(person, new(CabinetModule.Key, "Notice.ExportReady", In("uk"), In("en"), "/cabinet/personal/export"), export.Id, now);
        await db.SaveChangesAsync(cancel);
    }

    private async Task ThrowAwayOld(CancellationToken cancel)
    {
        var (now, began) = (time.GetUtcNow(), time.GetUtcNow() - Lease - Lease);
        await db.DataExports.Where(e => e.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        var files = folder.Files().ToList();
        if (files.Count == 0)
            return;
        var kept = await db.DataExports.Select(e => e.Id).ToHashSetAsync(cancel);
        // Also what a host that died left unfinished, and archives of people who are gone.
        foreach (var (export, path, writtenAt) in files)
            if (export is { } id ? !kept.Contains(id) : writtenAt < began.UtcDateTime)
                File.Delete(path);
    }
}
