using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Roles;

/// <summary>What the person was allowed on this portal: by whom, why, for whom and until when.</summary>
[Authorize]
internal sealed class MyRolesPage(CabinetDb db, GrantLines lines, ICurrentUser user) : HubPage
{
    private const int Most = 100;

    public IReadOnlyList<GrantLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel) => Lines = await lines.Of(await db.Grants.AsNoTracking()
        .Where(g => g.PersonId == user.RequiredId).OrderByDescending(g => g.GrantedAt).Take(Most).ToListAsync(cancel), cancel);
}
