using System.Text.Json;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.PersonalData;

/// <summary>What the library holds about a person: documents they proposed, drafts too, their files, requests and deeds.</summary>
internal sealed class WriteLibraryData(LibraryDb db, IFileStore files)
{
    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        var me = archive.PersonId;
        await archive.AddList("documents", Documents(me), cancel);
        await Files(archive, me, cancel);
        await archive.AddList("access-requests", db.AccessRequests.AsNoTracking().Where(r => r.PersonId == me).OrderBy(r => r.At)
            .Select(r => new { r.FileId, r.Purpose, r.At, r.State, r.Reason, r.DecidedAt, r.Until }).AsAsyncEnumerable(), cancel);
        await archive.AddList("access-decisions", db.AccessRequests.AsNoTracking().Where(r => r.DecidedBy == me).OrderBy(r => r.DecidedAt)
            .Select(r => new { r.FileId, r.State, r.Reason, r.DecidedAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("history", db.Timeline.AsNoTracking().Where(t => t.PersonId == me).OrderBy(t => t.At)
            .Select(t => new { t.DocumentId, t.Action, t.Note, t.At }).AsAsyncEnumerable(), cancel);
    }

    private async IAsyncEnumerable<object> Documents(Guid me)
    {
        await foreach (var d in db.Documents.AsNoTracking().Where(d => d.ProposedBy == me).OrderBy(d => d.CreatedAt).AsAsyncEnumerable())
            yield return new { d.Id, d.ConceptId, d.Number, d.State, d.CreatedAt, d.SavedAt, d.ProposedAt, d.PublishedAt, d.ReturnReason, Content = JsonSerializer.Deserialize<JsonElement>(d.ContentJson) };
    }

    private async Task Files(PersonalDataArchive archive, Guid me, CancellationToken cancel)
    {
        var mine = await db.Files.AsNoTracking().Where(f => f.AddedBy == me).OrderBy(f => f.AddedAt).ToListAsync(cancel);
        var paths = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in mine.DistinctBy(f => f.Sha256))
        {
            await using var content = files.Open(file.Sha256);
            paths[file.Sha256] = content is null ? null : await archive.AddFile(file.Name, content, cancel);
        }
        await archive.AddList("files", mine.Select(f => new { f.DocumentId, f.Name, f.ContentType, f.About, f.AddedAt, Path = paths[f.Sha256] }).ToAsyncEnumerable(), cancel);
    }
}
