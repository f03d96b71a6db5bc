using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Asked;

/// <summary>What people look for: first what they do not find.</summary>
[RequirePermission(DiscoveryModule.Tune)]
internal sealed class AskedPage(DiscoveryDb db) : HubPage
{
    private const int Most = 50;

    public IReadOnlyList<AskedWords> NotFoundWords { get; private set; } = [];

    public IReadOnlyList<AskedWords> Popular { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        NotFoundWords = await Top(db.Asked.Where(a => a.Found == 0)).ToListAsync(cancel);
        Popular = await Top(db.Asked.Where(a => a.Found > 0)).ToListAsync(cancel);
    }

    private static IQueryable<AskedWords> Top(IQueryable<AskedWords> asked) => asked.AsNoTracking()
        .Where(a => a.Times >= AskedWords.ShownFrom).OrderByDescending(a => a.Times).ThenBy(a => a.Words).Take(Most);
}
