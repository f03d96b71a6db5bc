using Hub.Cabinet.Organisations;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Roles;

/// <summary>All grants of all roles: who gave what to whom, when, why and until when.</summary>
[RequirePermission(RoleCatalog.People)]
internal sealed class GrantsPage(
    CabinetDb db, RoleCatalog roles, GrantLines lines, LoadedModules modules, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Size = 30;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Module { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<GrantLine> Lines { get; private set; } = [];

    public string Query => Request.QueryString.Value ?? "";

    public IReadOnlyList<Choice> ModuleChoices => [.. roles.All.Select(r => r.Module).Distinct().Select(m => new Choice(m, modules.TitleOf(m, Language.Current)))];

    public IReadOnlyList<Choice> RoleChoices => [.. roles.All.Select(r => new Choice(r.Role.Key, roles.NameOf(r.Role.Key, Language.Current)))];

    public IReadOnlyList<Choice> RegionChoices => AddPage.RegionChoices;

    public IReadOnlyList<Choice> StateChoices => [.. GrantFilter.States.Select(s => new Choice(s, texts["Grants.State." + s]))];

    public async Task OnGet(CancellationToken cancel)
    {
        var filter = new GrantFilter { Q = Q, Module = Module, Role = Role, Organisation = Organisation, Region = Region, State = State };
        var chosen = filter.In(db, roles, time.GetUtcNow());
        Total = await chosen.CountAsync(cancel);
        Pages = (Total + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Lines = await lines.Of(await chosen.OrderByDescending(g => g.GrantedAt).ThenByDescending(g => g.Id)
            .Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel), cancel);
    }
}
