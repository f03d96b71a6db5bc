using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Outside;

/// <summary>
/// Signing in with id.gov.ua: a code for a token, whose reply names the user, then what is known of the user, field by field.
/// The tax number leaves this class only as a keyed hash.
/// </summary>
internal sealed class IdGovUaHandler(
    IOptionsMonitor<OAuthOptions> options, ILoggerFactory logs, UrlEncoder encoder, IOptions<OutsideOptions> settings, EncryptedAnswer envelope)
    : OAuthHandler<OAuthOptions>(options, logs, encoder)
{
    private const string Ways = "dig_sign,bank_id,mobile_id,diia_sign";
    private const string Fields = "lastname,givenname,middlename,email,drfocode";

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(Options.AuthorizationEndpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = Options.ClientId,
            ["auth_type"] = Ways,
            ["state"] = Options.StateDataFormat.Protect(properties),
            ["redirect_uri"] = OutsideSchemes.BackAddress(Context, Options),
        });

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = Options.ClientId,
            ["client_secret"] = Options.ClientSecret,
            ["code"] = context.Code,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, Options.TokenEndpoint) { Content = form };
        using var answer = await Send(request);
        return answer.RootElement.TryGetProperty("error", out var error)
            ? OAuthTokenResponse.Failed(new AuthenticationFailureException($"id.gov.ua gave no token: {error}"))
            : OAuthTokenResponse.Success(JsonDocument.Parse(answer.RootElement.GetRawText()));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var address = QueryHelpers.AddQueryString(Options.UserInformationEndpoint, new Dictionary<string, string?>
        {
            ["access_token"] = tokens.AccessToken,
            ["user_id"] = Text(tokens.Response!.RootElement, "user_id"),
            ["fields"] = Fields,
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await Send(request);
        using var opened = Text(answer.RootElement, "encryptedUserInfo") is { Length: > 0 } encrypted ? envelope.Open(encrypted) : null;
        var about = (opened ?? answer).RootElement;
        if (Text(about, "drfocode") is { Length: > 0 } number)
            identity.AddClaim(new("sub", KeyedHash(number)));
        var name = string.Join(' ', new[] { "givenname", "lastname" }.Select(field => Text(about, field)).Where(part => part.Length > 0));
        identity.AddClaim(new("name", name));
        identity.AddClaim(new("email", Text(about, "email")));
        return new(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private string KeyedHash(string number) => Convert.ToHexString(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(settings.Value.IdGovUa.HashKey), Encoding.UTF8.GetBytes(number.Trim().ToUpperInvariant())));

    private async Task<JsonDocument> Send(HttpRequestMessage request)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Context.RequestAborted));
    }

    private static string Text(JsonElement about, string field) =>
        about.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "";
}
