using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Exchange;

/// <summary>A practice as it leaves the depository.</summary>
internal sealed record ExportRow(Guid Id, string? ExternalId, PracticeStatus Status, PracticeContent Content);

/// <summary>
/// Reads chosen practices in batches, so that memory does not grow with their number. Which ones and in which order is settled
/// at the start by the ids of their versions, whose text does not change after publication.
/// </summary>
internal sealed class ExportRows
{
    public const int BatchRows = 200;

    private readonly PracticesDb db;
    private readonly List<Guid> versions;
    private readonly bool everything;

    private ExportRows(PracticesDb db, List<Guid> versions, bool everything) => (this.db, this.versions, this.everything) = (db, versions, everything);

    /// <summary>What readers see of the practices of a query, in its order. A contact without consent is left out.</summary>
    public static async Task<ExportRows> Published(PracticesDb db, IQueryable<Practice> practices, CancellationToken cancel) =>
        new(db, await practices.AsNoTracking().Where(p => p.PublishedVersionId != null && (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated))
            .Select(p => p.PublishedVersionId!.Value).ToListAsync(cancel), everything: false);

    /// <summary>What readers see of the practices with these ids, in the order of the ids.</summary>
    public static async Task<ExportRows> Published(PracticesDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var order = new Dictionary<Guid, Guid>(ids.Count);
        foreach (var some in ids.Chunk(1000))
            foreach (var row in await db.Practices.AsNoTracking()
                .Where(p => some.Contains(p.Id) && p.PublishedVersionId != null && (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated))
                .Select(p => new { p.Id, p.PublishedVersionId }).ToListAsync(cancel))
                order[row.Id] = row.PublishedVersionId!.Value;
        return new(db, [.. ids.Where(order.ContainsKey).Select(id => order[id])], everything: false);
    }

    /// <summary>For the operator: also drafts and contacts without consent; what is withdrawn or rejected stays out.</summary>
    public static async Task<ExportRows> Everything(PracticesDb db, CancellationToken cancel)
    {
        VersionState[] open = [VersionState.Draft, VersionState.Submitted, VersionState.UnderReview, VersionState.Returned];
        return new(db, await db.Versions.AsNoTracking()
            .Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new { Version = v, Practice = p })
            .Where(x => x.Practice.Status != PracticeStatus.Withdrawn
                && (x.Version.Id == x.Practice.PublishedVersionId || x.Practice.PublishedVersionId == null && open.Contains(x.Version.State)))
            .OrderBy(x => x.Practice.Id).Select(x => x.Version.Id).ToListAsync(cancel), everything: true);
    }

    public int Count => versions.Count;

    /// <summary>How many numbered columns the longest lists need.</summary>
    public async Task<ListSizes> Sizes(CancellationToken cancel)
    {
        var sizes = ListSizes.None;
        foreach (var some in versions.Chunk(BatchRows))
            foreach (var content in await db.Versions.AsNoTracking().Where(v => some.Contains(v.Id)).Select(v => v.Content).ToListAsync(cancel))
                sizes = sizes.And(ListSizes.Of(PracticeContent.FromJson(content)));
        return sizes;
    }

    public async IAsyncEnumerable<ExportRow> Read([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in versions.Chunk(BatchRows))
        {
            var found = await db.Versions.AsNoTracking().Where(v => some.Contains(v.Id))
                .Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new { Version = v.Id, v.Content, p.Id, p.ExternalId, p.Status })
                .ToDictionaryAsync(x => x.Version, cancel);
            foreach (var id in some)
                if (found.TryGetValue(id, out var row))
                    yield return new(row.Id, row.ExternalId, row.Status, Shown(PracticeContent.FromJson(row.Content)));
        }
    }

    private PracticeContent Shown(PracticeContent content)
    {
        if (!everything && !content.Contact.Consent)
            content.Contact = new();
        return content;
    }
}
