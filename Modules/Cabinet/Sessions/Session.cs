using System.Security.Claims;
using Hub.Cabinet.People;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Sessions;

/// <summary>How a signed-in person is recognised: the cookie says who, the database says what they may.</summary>
internal static class Session
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(14);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = SessionCookies.Name;
        options.CookieManager = new SessionCookies();
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // One session for both languages: without it the cookie would belong to /en alone.
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Length;
        options.SlidingExpiration = true;
        options.LoginPath = "/cabinet/signin";
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = Recognise,
            OnRedirectToLogin = AskToSignIn,
            OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>Ends the session when the account is gone or its password changed; otherwise adds what the person may now.</summary>
    private static async Task Recognise(CookieValidatePrincipalContext context)
    {
        var stamp = context.Principal!.FindFirstValue(SessionPrincipal.Stamp);
        var snapshot = Guid.TryParse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await context.HttpContext.RequestServices.GetRequiredService<PersonSnapshots>().Of(id, context.HttpContext.RequestAborted)
            : null;
        if (snapshot is null || snapshot.SecurityStamp != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, HubClaims.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, id.ToString()));
        identity.AddClaims(snapshot.Claims());
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A script cannot follow a redirect to a form; it shows that the session is over.
        if (context.Request.Headers.ContainsKey("X-Hub-Autosave") || context.Request.Headers.ContainsKey("HX-Request"))
            return Answer(context.Response, StatusCodes.Status401Unauthorized);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>What goes into the cookie: who, and the stamp that ends all sessions when it changes. Nothing that can go stale.</summary>
internal sealed class SessionPrincipal : IUserClaimsPrincipalFactory<Person>
{
    public const string Stamp = "hub:stamp";

    public Task<ClaimsPrincipal> CreateAsync(Person user) => Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(Stamp, user.SecurityStamp ?? "")], IdentityConstants.ApplicationScheme)));
}
