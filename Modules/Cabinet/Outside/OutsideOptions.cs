using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Outside;

/// <summary>Who else may say who somebody is; section <c>Modules:Cabinet:Outside</c>. Nobody unless configured.</summary>
internal sealed class OutsideOptions
{
    public const string Section = "Modules:Cabinet:Outside";

    /// <summary>OpenID Connect providers by a short key of Latin letters, which stays for ever: links of people are kept under it.</summary>
    public Dictionary<string, OpenIdOptions> OpenId { get; init; } = [];

    /// <summary>The integrated system of electronic identification.</summary>
    public IdGovUaOptions IdGovUa { get; init; } = new();
}

/// <summary>An OpenID Connect provider.</summary>
internal sealed class OpenIdOptions
{
    public string NameUk { get; init; } = "";

    public string NameEn { get; init; } = "";

    /// <summary>Address of the provider, below which its discovery document lies.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";
}

/// <summary>id.gov.ua: OAuth 2.0, but not OpenID Connect.</summary>
internal sealed class IdGovUaOptions
{
    public string Address { get; init; } = "https://id.gov.ua";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>Key of the hash in which the tax number is kept; at least 32 characters. Changing it unlinks everybody.</summary>
    public string HashKey { get; init; } = "";

    /// <summary>PFX file with the portal's certificate and key, to which id.gov.ua encrypts what it says; empty when it does not encrypt.</summary>
    public string CertificateFile { get; init; } = "";

    public string? CertificatePassword { get; init; }

    public bool IsOn => ClientId.Length > 0 || ClientSecret.Length > 0 || HashKey.Length > 0;
}

/// <summary>Stops a start with providers that cannot work or must not be trusted; every sentence names the setting.</summary>
internal sealed partial class OutsideOptionsCheck : IValidateOptions<OutsideOptions>
{
    private const int ShortestKey = 32;

    public ValidateOptionsResult Validate(string? name, OutsideOptions options)
    {
        var wrong = options.OpenId.SelectMany(p => WrongIn(p.Key, p.Value)).Concat(WrongIn(options.IdGovUa)).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> WrongIn(string key, OpenIdOptions provider)
    {
        var at = $"{OutsideOptions.Section}:OpenId:{key}";
        if (!Key().IsMatch(key))
            yield return $"Setting {at}: the key of a provider is made of small Latin letters, digits and dashes, at most 40.";
        if (provider.NameUk.Length == 0)
            yield return $"Setting {at}:NameUk is missing: it stands on the button of the sign-in page.";
        if (provider.ClientId.Length == 0)
            yield return $"Setting {at}:ClientId is missing; the provider gives it when the portal is registered there.";
        if (!IsSafe(provider.Authority))
            yield return $"Setting {at}:Authority is '{provider.Authority}'; it must be an https address.";
    }

    private static IEnumerable<string> WrongIn(IdGovUaOptions options)
    {
        const string at = OutsideOptions.Section + ":IdGovUa";
        if (!options.IsOn)
            yield break;
        if (options.ClientId.Length == 0 || options.ClientSecret.Length == 0)
            yield return $"Settings {at}:ClientId and {at}:ClientSecret are both needed; id.gov.ua gives them when the portal is registered there.";
        if (options.HashKey.Length < ShortestKey)
            yield return $"Setting {at}:HashKey is missing or shorter than {ShortestKey} characters: without it tax numbers would have to be kept as they are. Make a random one and keep it safe.";
        if (WrongCertificate(options) is { } wrong)
            yield return $"Setting {at}:CertificateFile is '{options.CertificateFile}', which cannot be used: {wrong}";
        if (!IsSafe(options.Address))
            yield return $"Setting {at}:Address is '{options.Address}'; it must be an https address.";
    }

    private static string? WrongCertificate(IdGovUaOptions options)
    {
        try
        {
            using var own = EncryptedAnswer.Certificate(options);
            return own is null or { HasPrivateKey: true } ? null : "it holds no private key.";
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
    }

    // Plain http only to this very machine, where nobody listens in.
    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex Key();
}
