using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Hub.Cabinet.Sessions;

/// <summary>Leaves nothing of a person in the browser they sign out of.</summary>
internal static class LeaveBrowser
{
    public static async Task SignOutHere(this HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Copies of what was typed while the portal could not be reached; pages made for somebody are in no cache anyway.
        context.Response.Headers["Clear-Site-Data"] = "\"storage\"";
    }
}
