using System.IdentityModel.Tokens.Jwt;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Hub.Cabinet.Outside;

/// <summary>Teaches the framework the providers that are configured.</summary>
internal static class OutsideSchemes
{
    private const string Back = "/cabinet/signin/back/";

    // By key pairs alone: a shared secret or no signature at all would let others speak for the provider.
    private static readonly string[] signatures = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
    private static readonly TimeSpan ProviderMayTake = TimeSpan.FromSeconds(10);

    public static void Add(IServiceCollection services, AuthenticationBuilder schemes, IConfiguration settings)
    {
        services.AddOptions<OutsideOptions>().Bind(settings.GetSection(OutsideOptions.Section)).ValidateOnStart();
        services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<OutsideOptions>, OutsideOptionsCheck>();
        services.AddSingleton<OutsideProviders>();
        services.AddSingleton(provider => new EncryptedAnswer(EncryptedAnswer.Certificate(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<OutsideOptions>>().Value.IdGovUa)));
        // What a provider said waits here until the person decided what to do with it.
        schemes.AddCookie(IdentityConstants.ExternalScheme, options =>
        {
            options.Cookie.Name = "hub-outside";
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = ProtectedCookies.Lasts;
            options.SlidingExpiration = false;
        });
        var configured = Read(settings);
        foreach (var (key, provider) in configured.OpenId)
            schemes.AddOpenIdConnect(OutsideProviders.OpenId(key), options => Configure(options, key, provider));
        if (configured.IdGovUa.IsOn)
            schemes.AddOAuth<OAuthOptions, IdGovUaHandler>(OutsideProviders.IdGovUa, options => Configure(options, configured.IdGovUa));
    }

    /// <summary>The addresses providers send people back to; the framework answers there before the pages do.</summary>
    public static void Map(IEndpointRouteBuilder routes, OutsideProviders providers)
    {
        foreach (var provider in providers.All)
            routes.MapGet(Back + provider.Scheme, () => Results.NotFound()).AllowAnonymous();
    }

    public static OutsideOptions Read(IConfiguration settings) => settings.GetSection(OutsideOptions.Section).Get<OutsideOptions>() ?? new();

    private static void Configure(OpenIdConnectOptions options, string key, OpenIdOptions provider)
    {
        Share(options, OutsideProviders.OpenId(key));
        (options.Authority, options.ClientId, options.ClientSecret) = (provider.Authority, provider.ClientId, provider.ClientSecret);
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // An answer by a form of another site would need cookies that every site may send.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.ValidAlgorithms = signatures;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.Scope.Add("email");
        options.NonceCookie.Path = "/";
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = BackAddress(context.HttpContext, context.Options);
                if (context.Properties.Items.ContainsKey(OutsideDoor.Prove))
                    (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = ("login", "0");
                return Task.CompletedTask;
            },
            OnTokenValidated = context =>
            {
                if (Doubt(context.SecurityToken, provider.Authority) is { } doubt)
                    context.Fail(doubt);
                return Task.CompletedTask;
            },
            OnRemoteFailure = OutsideDoor.Refuse,
            OnAccessDenied = OutsideDoor.Cancel,
        };
    }

    /// <summary>
    /// What the framework does not ask when the token comes straight from the provider: that it is signed at all, and that the issuer
    /// its metadata name is the one that was configured.
    /// </summary>
    private static SecurityTokenValidationException? Doubt(JwtSecurityToken token, string authority)
    {
        if (token.RawSignature.Length == 0 || !signatures.Contains(token.SignatureAlgorithm))
            return new SecurityTokenInvalidSignatureException($"The ID token is signed by '{token.SignatureAlgorithm}'; it must be signed by a key pair.");
        return token.Issuer.TrimEnd('/') == authority.TrimEnd('/') ? null
            : new SecurityTokenInvalidIssuerException($"The ID token was issued by '{token.Issuer}' and not by the configured '{authority}'.");
    }

    private static void Configure(OAuthOptions options, IdGovUaOptions provider)
    {
        Share(options, OutsideProviders.IdGovUa);
        var address = provider.Address.TrimEnd('/');
        (options.ClientId, options.ClientSecret) = (provider.ClientId, provider.ClientSecret);
        (options.AuthorizationEndpoint, options.TokenEndpoint, options.UserInformationEndpoint) =
            (address + "/", address + "/get-access-token", address + "/get-user-info");
        options.Events = new OAuthEvents { OnRemoteFailure = OutsideDoor.Refuse, OnAccessDenied = OutsideDoor.Cancel };
    }

    private static void Share(RemoteAuthenticationOptions options, string scheme)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = Back + scheme;
        options.SaveTokens = false;
        options.BackchannelTimeout = ProviderMayTake;
        options.RemoteAuthenticationTimeout = ProtectedCookies.Lasts;
        // Without it the cookie would belong to /en alone.
        options.CorrelationCookie.Path = "/";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>From the portal's public address: neither the language nor a forged Host header changes it.</summary>
    public static string BackAddress(HttpContext context, RemoteAuthenticationOptions options) =>
        context.RequestServices.GetRequiredService<PublicAddress>().Base + options.CallbackPath;
}
