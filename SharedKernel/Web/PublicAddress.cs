using Hub.SharedKernel.Languages;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Web;

/// <summary>
/// The portal's public address for links in mails, feeds and canonical tags. Never taken from the request's Host header,
/// which anybody can forge.
/// </summary>
public sealed class PublicAddress
{
    private readonly IConfiguration settings;
    private readonly IServiceProvider services;
    private string? found;

    /// <summary>Reads <c>Hub:Address</c>; without it the address the server listens on is used.</summary>
    /// <param name="settings">The portal's configuration.</param>
    /// <param name="services">For the listening address.</param>
    public PublicAddress(IConfiguration settings, IServiceProvider services)
    {
        this.settings = settings;
        this.services = services;
    }

    /// <summary>Scheme and host without a slash at the end; an internationalised domain is in its ASCII form.</summary>
    public string Base => found ??= Find();

    /// <summary>The full address of a path in a language.</summary>
    /// <param name="path">Path without language prefix, beginning with a slash.</param>
    /// <param name="language"><c>uk</c> or <c>en</c>.</param>
    public string Of(string path, string language) => Base + Language.Path(path, language);

    private string Find()
    {
        var text = settings["Hub:Address"] ?? Listening() ?? "http://localhost:5000";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new InvalidOperationException($"Setting Hub:Address is '{text}'; it must be a full address such as https://example.org.");
        return $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : ":" + uri.Port)}";
    }

    private string? Listening() =>
        services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
            .Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            .Replace("+", "localhost", StringComparison.Ordinal);
}
