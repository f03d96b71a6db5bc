using Hub.Library.Sources;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>Foreign repositories that are harvested.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class SourcesModel(LibraryDb db) : HubPage
{
    private const int Most = 500;

    public IReadOnlyList<HarvestSource> Sources { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) => Sources = await db.Sources.AsNoTracking().OrderBy(s => s.Name).Take(Most).ToListAsync(cancel);
}
