using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Cabinet.Organisations.Registry;

/// <summary>Everything an organisation published in any module, newest first.</summary>
[AllowAnonymous]
internal sealed class OrganisationItemsPage(RegistryEntry entry, OrganisationLines lines) : HubPage
{
    private const int Size = 30;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public OrganisationLine Organisation { get; private set; } = null!;

    public IReadOnlyList<ItemOnPage> Items { get; private set; } = [];

    public async Task<IActionResult> OnGet(string key, CancellationToken cancel)
    {
        var (found, movedTo) = await entry.Find(key, cancel);
        if (found is null)
            return NotFound();
        if (movedTo is not null)
            return LocalRedirectPermanent(Language.Path(movedTo + "/items", Language.Current));
        Organisation = lines.Of(found);
        Pages = (await entry.Count(found.Id, cancel) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Items = await entry.Items(found.Id, (Number - 1) * Size, Size, cancel);
        return Page();
    }
}
