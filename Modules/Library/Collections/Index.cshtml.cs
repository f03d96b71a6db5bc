using Hub.Library.Describing;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Collections;

/// <summary>All collections as a tree.</summary>
[AllowAnonymous]
internal sealed class IndexModel(LibraryDb db) : HubPage
{
    public IReadOnlyList<CollectionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var counts = await db.CollectionItems.Where(i => db.Documents.Any(d => d.ConceptId == i.ConceptId && d.State == DocumentState.Published))
            .GroupBy(i => i.CollectionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Lines = CollectionTree.Lines(await db.Collections.AsNoTracking().ToListAsync(cancel), counts);
    }
}
