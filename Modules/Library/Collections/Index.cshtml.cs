using Hub.Library.Reading;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Collections;

/// <summary>All collections as a tree.</summary>
[AllowAnonymous]
internal sealed class IndexModel(LibraryDb db, DocumentIndex index) : HubPage
{
    public IReadOnlyList<CollectionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var (all, counts) = (await db.Collections.AsNoTracking().ToListAsync(cancel), (await index.Current(cancel)).CountsOf(Facet.Collection));
        Lines = CollectionTree.Lines(all, all.ToDictionary(c => c.Id, c => counts.GetValueOrDefault(c.Slug)));
    }
}
