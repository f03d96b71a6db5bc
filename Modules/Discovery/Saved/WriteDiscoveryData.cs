using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Saved;

/// <summary>What Discovery holds about a person: what they follow, what waits for a mail, what they were told. Keys of addresses stay here.</summary>
internal sealed class WriteDiscoveryData(DiscoveryDb db)
{
    public async Task Run(PersonalDataArchive archive, CancellationToken cancel)
    {
        var me = archive.PersonId;
        await archive.AddList("saved-searches", db.SavedQueries.AsNoTracking().Where(q => q.PersonId == me).OrderBy(q => q.CreatedAt)
            .Select(q => new { q.Id, q.Name, q.Query, q.Language, q.Pace, q.CreatedAt, q.PausedAt, q.ToldAt, q.FeedMadeAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("found", db.Found.AsNoTracking().Where(f => db.SavedQueries.Any(q => q.Id == f.QueryId && q.PersonId == me)).OrderBy(f => f.FoundAt)
            .Select(f => new { f.QueryId, f.Module, f.Kind, f.ItemId, f.FoundAt }).AsAsyncEnumerable(), cancel);
        await archive.AddList("told", db.Told.AsNoTracking().Where(t => t.PersonId == me).OrderBy(t => t.ToldAt)
            .Select(t => new { t.Module, t.Kind, t.ItemId, t.ToldAt }).AsAsyncEnumerable(), cancel);
    }
}
