using Hub.Cabinet.People;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Cabinet.SignOut;

/// <summary>Ends the session. Only by a button: a link or a picture elsewhere must not sign anybody out.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(SignInManager<Person> sessions) : HubPage
{
    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        await sessions.SignOutAsync();
        return LocalRedirect(Language.Path("/", Language.Current));
    }
}
