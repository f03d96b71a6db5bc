using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Cabinet.SignOut;

/// <summary>Ends the session. Only by a button: a link or a picture elsewhere must not sign anybody out.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(EndSession end, ICurrentUser user) : HubPage
{
    public void OnGet() { }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (user.Id is { } me)
            await end.Run(me, User.SessionId(), cancel);
        await HttpContext.SignOutHere();
        return LocalRedirect(Language.Path("/", Language.Current));
    }
}
