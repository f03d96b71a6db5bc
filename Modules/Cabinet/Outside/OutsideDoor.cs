using System.Security.Claims;
using System.Text.Json;
using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Hub.Cabinet.Outside;

/// <summary>The way out to a provider and back: what is asked, what came back, and a sentence for whatever goes wrong.</summary>
internal sealed class OutsideDoor(OutsideProviders providers, IHttpContextAccessor accessor, ILogger<OutsideDoor> log)
{
    /// <summary>Marks a journey whose purpose is to prove anew who somebody is.</summary>
    public const string Prove = "hub:prove";

    private const string ReturnUrl = "hub:return";

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Sends the browser to the provider.</summary>
    /// <returns>False when the provider does not answer.</returns>
    public async Task<bool> Leave(OutsideProvider provider, string? returnUrl, bool prove)
    {
        var journey = new AuthenticationProperties { RedirectUri = Language.Path("/cabinet/outside", Language.Current) };
        if (!string.IsNullOrEmpty(returnUrl))
            journey.Items[ReturnUrl] = returnUrl;
        if (prove)
            journey.Items[Prove] = "1";
        try
        {
            await Context.ChallengeAsync(provider.Scheme, journey);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException or TaskCanceledException && !Context.Response.HasStarted)
        {
            log.LogWarning(failure, "The provider {Provider} does not answer", provider.Scheme);
            return false;
        }
    }

    /// <summary>Whom a provider named in this browser within the last minutes; null when none did.</summary>
    public async Task<OutsideIdentity?> Came()
    {
        var came = await Context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (came is not { Succeeded: true, Principal: var named, Properties: var journey }
            || providers.Find(Scheme(journey)) is not { } provider)
            return null;
        string Said(string claim) => named.FindFirstValue(claim) ?? "";
        return new(provider, Said("sub"), Said("name"), Said("email"), journey!.Items.ContainsKey(Prove),
            journey.Items.TryGetValue(ReturnUrl, out var back) ? back : null);
    }

    /// <summary>What the provider said is used up.</summary>
    public Task Forget() => Context.SignOutAsync(IdentityConstants.ExternalScheme);

    public static Task Cancel(AccessDeniedContext context)
    {
        Tell(context, context.Properties, OutsideProblem.Cancelled);
        return Task.CompletedTask;
    }

    public static Task Refuse(RemoteFailureContext context)
    {
        var failure = context.Failure;
        context.HttpContext.RequestServices.GetRequiredService<ILogger<OutsideDoor>>()
            .LogWarning(failure, "A sign-in with {Provider} failed", context.Scheme.Name);
        Tell(context, context.Properties, Causes(failure).Select(Problem).FirstOrDefault(p => p is not null) ?? OutsideProblem.Untrusted);
        return Task.CompletedTask;
    }

    private static string? Scheme(AuthenticationProperties? journey) =>
        journey is not null && journey.Items.TryGetValue(".AuthScheme", out var scheme) ? scheme : null;

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            yield return failure;
    }

    private static OutsideProblem? Problem(Exception failure) => failure switch
    {
        UnreadableAnswerException => OutsideProblem.Unreadable,
        SecurityTokenExpiredException => OutsideProblem.Expired,
        OpenIdConnectProtocolException { Message: var said } when said.Contains("Status Code: 5", StringComparison.Ordinal) => OutsideProblem.Down,
        SecurityTokenException or OpenIdConnectProtocolException => OutsideProblem.Untrusted,
        HttpRequestException or TaskCanceledException or IOException or JsonException => OutsideProblem.Down,
        AuthenticationFailureException { Message: var said } when said.Contains("correlation", StringComparison.OrdinalIgnoreCase)
            || said.Contains("state", StringComparison.OrdinalIgnoreCase) => OutsideProblem.Lost,
        _ => null,
    };

    // The way back has no language of its own; the journey has.
    private static void Tell(HandleRequestContext<RemoteAuthenticationOptions> context, AuthenticationProperties? journey, OutsideProblem problem)
    {
        var english = journey?.RedirectUri?.StartsWith(Language.EnPrefix + "/", StringComparison.Ordinal) == true;
        context.Response.Redirect(Language.Path($"/cabinet/outside?problem={problem}", english ? "en" : "uk"));
        context.HandleResponse();
    }
}
