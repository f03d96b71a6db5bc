using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Registry;

/// <summary>An organisation as everybody sees it: what it is, what it belongs to, what it published in any module, and members who agreed to be shown.</summary>
[AllowAnonymous]
internal sealed class OrganisationPage(CabinetDb db, RegistryEntry entry, OrganisationLines lines) : HubPage
{
    private const int NewestItems = 20;
    private const int MostNames = 100;

    public OrganisationLine Organisation { get; private set; } = null!;

    public string NameUk { get; private set; } = "";

    public string? Community { get; private set; }

    public string? Site { get; private set; }

    public string SiteShown => Uri.TryCreate(Site, UriKind.Absolute, out var uri) ? uri.Host + uri.AbsolutePath.TrimEnd('/') : "";

    public OrganisationLine? Parent { get; private set; }

    public IReadOnlyList<OrganisationLine> Children { get; private set; } = [];

    public IReadOnlyList<FormerOnPage> Former { get; private set; } = [];

    public IReadOnlyList<ItemOnPage> Items { get; private set; } = [];

    public bool MoreItems { get; private set; }

    public int MemberCount { get; private set; }

    public IReadOnlyList<string> Members { get; private set; } = [];

    public async Task<IActionResult> OnGet(string key, CancellationToken cancel)
    {
        var (found, movedTo) = await entry.Find(key, cancel);
        if (found is null)
            return NotFound();
        if (movedTo is not null)
            return LocalRedirectPermanent(Language.Path(movedTo, Language.Current));
        (Organisation, NameUk, Community, Site) = (lines.Of(found), found.NameUk, found.Community, found.Site);
        await LoadFamily(found, cancel);
        await LoadMembers(found.Id, cancel);
        var items = await entry.Items(found.Id, 0, NewestItems + 1, cancel);
        (Items, MoreItems) = ([.. items.Take(NewestItems)], items.Count > NewestItems);
        return Page();
    }

    private async Task LoadFamily(Organisation found, CancellationToken cancel)
    {
        var family = await db.Organisations.AsNoTracking().Where(o => o.ParentId == found.Id || o.Id == found.ParentId)
            .OrderBy(o => IsEnglish ? o.OrderEn : o.OrderUk).Take(MostNames + 1).ToListAsync(cancel);
        Parent = family.Where(o => o.Id == found.ParentId).Select(lines.Of).SingleOrDefault();
        Children = [.. family.Where(o => o.ParentId == found.Id).Select(lines.Of)];
        Former = [.. (await db.FormerNames.AsNoTracking().Where(f => f.OrganisationId == found.Id).OrderByDescending(f => f.Until).Take(MostNames).ToListAsync(cancel))
            .Select(f => new FormerOnPage(IsEnglish ? f.NameEn ?? f.NameUk : f.NameUk, f.Code, f.Until))];
    }

    private async Task LoadMembers(Guid id, CancellationToken cancel)
    {
        var members = db.People.AsNoTracking().Where(p => p.Memberships.Any(m => m.OrganisationId == id));
        MemberCount = await members.CountAsync(cancel);
        Members = await members.Where(p => p.ShowsMembership).OrderBy(p => p.NameOrder).Select(p => p.Name).Take(MostNames).ToListAsync(cancel);
    }
}
