using Hub.SharedKernel.Languages;
using Microsoft.Extensions.Options;

namespace Hub.Cabinet.Outside;

/// <summary>The providers that are switched on.</summary>
internal sealed class OutsideProviders(IOptions<OutsideOptions> options)
{
    public const string IdGovUa = "idgovua";

    /// <summary>The column that says when a provider was linked; the framework's own type has none.</summary>
    public const string Linked = "LinkedAt";

    private const string OpenIdPrefix = "openid-";

    public static string OpenId(string key) => OpenIdPrefix + key;

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<OutsideProvider> All => [.. Configured().OrderBy(p => p.Scheme == IdGovUa ? 0 : 1).ThenBy(p => p.Name, StringComparer.CurrentCulture)];

    public OutsideProvider? Find(string? scheme) => Configured().FirstOrDefault(p => p.Scheme == scheme);

    private IEnumerable<OutsideProvider> Configured()
    {
        foreach (var (key, provider) in options.Value.OpenId)
            yield return new(OpenId(key), Language.IsEnglish && provider.NameEn.Length > 0 ? provider.NameEn : provider.NameUk);
        if (options.Value.IdGovUa.IsOn)
            yield return new(IdGovUa, "id.gov.ua");
    }
}

/// <summary>A provider as people see it.</summary>
/// <param name="Scheme">How it is named in addresses and kept with links.</param>
/// <param name="Name">In the reader's language.</param>
internal sealed record OutsideProvider(string Scheme, string Name);

/// <summary>Why a sign-in with a provider came to nothing.</summary>
internal enum OutsideProblem
{
    /// <summary>The person said no there.</summary>
    Cancelled,
    /// <summary>The answer belongs to no question this browser asked, or to one too old.</summary>
    Lost,
    /// <summary>The provider's statement is no longer valid.</summary>
    Expired,
    /// <summary>The provider's statement is not to be believed.</summary>
    Untrusted,
    /// <summary>The provider does not answer.</summary>
    Down,
    /// <summary>The provider did not say who the person is.</summary>
    Nameless,
    /// <summary>What the provider said is encrypted and cannot be opened here.</summary>
    Unreadable,
}
