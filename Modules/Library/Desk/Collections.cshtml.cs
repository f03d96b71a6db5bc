using Hub.Library.Collections;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>The collections for those who keep them.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class CollectionsModel(LibraryDb db) : HubPage
{
    public IReadOnlyList<CollectionLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var counts = await db.CollectionItems.GroupBy(i => i.CollectionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Lines = CollectionTree.Lines(await db.Collections.AsNoTracking().ToListAsync(cancel), counts);
    }
}
