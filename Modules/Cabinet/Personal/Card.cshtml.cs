using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Cabinet.Personal;

/// <summary>A person as everybody sees them.</summary>
[AllowAnonymous]
internal sealed class CardPage(PersonCards cards) : HubPage
{
    public PersonCard? Card { get; private set; }

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel)
    {
        // What a person has just hidden must be hidden at once.
        Response.Headers.CacheControl = "no-store";
        Card = await cards.Of(id, cancel);
        return Card is null ? NotFound() : Page();
    }
}
