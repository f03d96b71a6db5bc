using System.Globalization;
using System.Security.Claims;
using Hub.Cabinet.People;
using Hub.Cabinet.SecondFactor;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Sessions;

/// <summary>How a signed-in person is recognised: the cookie says which session, the database says whose, and what they may.</summary>
internal static class Session
{
    public const string Cookie = "hub";

    /// <summary>How long a session lives that nobody uses.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(14);

    /// <summary>How long a session lives however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Cookie;
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
            OnRedirectToAccessDenied = Deny,
        };
    }

    /// <summary>Ends the session when it was ended elsewhere, the account is gone or its password changed; otherwise adds what the person may now.</summary>
    private static async Task Recognise(CookieValidatePrincipalContext context)
    {
        var (services, cancel) = (context.HttpContext.RequestServices, context.HttpContext.RequestAborted);
        var stamp = context.Principal!.FindFirstValue(SessionClaims.Stamp);
        var known = Guid.TryParse(context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            & Guid.TryParse(context.Principal!.FindFirstValue(SessionClaims.Session), out var session);
        var proven = known ? await services.GetRequiredService<LiveSessions>().Find(session, id, cancel) : null;
        var snapshot = proven is null ? null : await services.GetRequiredService<PersonSnapshots>().Of(id, cancel);
        if (snapshot is null || snapshot.SecurityStamp != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, HubClaims.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, id.ToString()));
        identity.AddClaim(new(SessionClaims.Session, session.ToString()));
        identity.AddClaim(new(SessionClaims.Proven, proven!.Value.UtcTicks.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(snapshot.Claims());
        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A script cannot follow a redirect to a form; it shows that the session is over.
        if (context.Request.IsOfScript())
            return Answer(context.Response, StatusCodes.Status401Unauthorized);
        // The framework writes the host as the request named it, which anybody can forge.
        context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }

    /// <summary>An administrator without a second factor is led to it; everybody else is told no.</summary>
    private static Task Deny(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!context.HttpContext.User.HasClaim(c => c.Type == SecondFactorRule.Claim) || !HttpMethods.IsGet(context.Request.Method))
            return Answer(context.Response, StatusCodes.Status403Forbidden);
        context.Response.Redirect(Language.Path("/cabinet/secondfactor", Language.Current));
        return Task.CompletedTask;
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}

/// <summary>What a session's cookie and its requests say beside the kernel's claims.</summary>
internal static class SessionClaims
{
    /// <summary>Ends all sessions when it changes.</summary>
    public const string Stamp = "hub:stamp";

    /// <summary>Id of the session.</summary>
    public const string Session = "hub:session";

    /// <summary>When the person last proved who they are, in ticks (UTC).</summary>
    public const string Proven = "hub:proven";

    /// <summary>The session of the request; empty when the person is recognised otherwise.</summary>
    public static Guid SessionId(this ClaimsPrincipal person) =>
        Guid.TryParse(person.FindFirstValue(Session), out var id) ? id : Guid.Empty;

    /// <summary>What goes into the cookie: whose and which session. Nothing that can go stale.</summary>
    public static ClaimsPrincipal Principal(Person person, SessionRow session) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(Stamp, person.SecurityStamp ?? ""), new(Session, session.Id.ToString())],
        IdentityConstants.ApplicationScheme));
}
