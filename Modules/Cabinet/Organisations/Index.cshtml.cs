using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations;

/// <summary>Where the person works: their organisations, and a search for one to join.</summary>
[Authorize]
internal sealed class OrganisationsPage(
    CabinetDb db, JoinOrganisation join, LeaveOrganisation leave, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<OrganisationLine> Mine { get; private set; } = [];

    public IReadOnlyList<OrganisationLine> Found { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostJoin(Guid id, CancellationToken cancel)
    {
        await join.Run(user.RequiredId, id, cancel);
        Done = texts["Organisation.Joined"];
        return RedirectToPage(new { q = (string?)null });
    }

    public async Task<IActionResult> OnPostLeave(Guid id, CancellationToken cancel)
    {
        await leave.Run(user.RequiredId, id, cancel);
        Done = texts["Organisation.Left"];
        return RedirectToPage(new { q = (string?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        Mine = Lines(await db.Memberships.AsNoTracking().Where(m => m.PersonId == user.RequiredId)
            .OrderBy(m => m.Since).Select(m => m.Organisation).Take(Most).ToListAsync(cancel));
        if (string.IsNullOrWhiteSpace(Q))
            return;
        var (code, words) = (Edrpou.Normalise(Q), Person.Folded(Q.Trim()));
        Found = Lines(await db.Organisations.AsNoTracking().Where(o => o.Code == code || o.NameToSearch.Contains(words))
            .OrderBy(o => o.NameToSearch).Take(Most).ToListAsync(cancel)).Where(o => Mine.All(m => m.Id != o.Id)).OrderBy(o => o.Name, UkrainianOrder.Comparer).ToList();
    }

    private IReadOnlyList<OrganisationLine> Lines(IEnumerable<Organisation> organisations) =>
        [.. organisations.Select(o => new OrganisationLine(o.Id, IsEnglish && o.NameEn is not null ? o.NameEn : o.NameUk, o.Code,
            texts[$"OrganisationKind.{o.Kind}"], Regions.ByKatottg(o.Region)?.Name(Language.Of(Language.Current))))];
}

/// <summary>An organisation in a list.</summary>
internal sealed record OrganisationLine(Guid Id, string Name, string? Code, string Kind, string? Region);
