using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Ledger;

/// <summary>How many entries there are; has no form, so it is kept for visitors.</summary>
[AllowAnonymous]
internal sealed class IndexModel(LedgerDb db) : HubPage
{
    public int Entries { get; private set; }

    public async Task OnGet(CancellationToken cancel) => Entries = await db.Entries.CountAsync(cancel);
}
