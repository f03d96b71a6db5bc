using System.Net;

namespace Hub.SharedKernel.Web;

/// <summary>How a module looks at links; from its section <c>Modules:{Name}:LinkChecks</c>.</summary>
public sealed class LinkCheckOptions
{
    /// <summary>Whether links are looked at.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Inner addresses, <c>host:port</c>, that may be looked at all the same; every other private address is refused.</summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];

    /// <summary>Rest between two questions to one site, in milliseconds.</summary>
    public int PauseMilliseconds { get; init; } = 1000;
}

/// <summary>
/// Looks whether an address answers, as a polite stranger: says who it is, takes no content, waits no longer than ten seconds.
/// Where a name really leads is checked at every connection, so that neither a name nor a redirect leads into a private network.
/// </summary>
public sealed class LinkVisitor : IDisposable
{
    private const int OwnOutage = 5;
    private const int MostRedirects = 5;
    private const int AtOnce = 4;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    private readonly LinkCheckOptions options;
    private readonly HttpClient http;

    /// <summary>Makes a visitor with connections of its own.</summary>
    /// <param name="options">How links are looked at.</param>
    /// <param name="home">Full address of the portal, told to every site.</param>
    public LinkVisitor(LinkCheckOptions options, string home)
    {
        this.options = options;
        http = new HttpClient(PublicNetwork.Handler(options.PrivateHosts, patience)) { Timeout = patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"HubLinkCheck/1.0 (+{home})");
        http.DefaultRequestHeaders.Accept.ParseAdd("*/*");
    }

    /// <summary>Whether nothing answered on so many sites that it is our own connection that is broken.</summary>
    /// <param name="found">What <see cref="LookAll"/> found.</param>
    public static bool IsOwnOutage(IReadOnlyDictionary<string, int?> found) => found.Values.All(status => status is null)
        && found.Keys.Select(url => WebAddress.TryRead(url, out var address) ? address.IdnHost : "").Distinct(StringComparer.OrdinalIgnoreCase).Count() >= OwnOutage;

    /// <summary>Looks at many, one after another on each site.</summary>
    /// <param name="addresses">Full addresses; what is none is answered by null.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Status code by address; null where nothing answered.</returns>
    public async Task<IReadOnlyDictionary<string, int?>> LookAll(IEnumerable<string> addresses, CancellationToken cancel)
    {
        var found = new System.Collections.Concurrent.ConcurrentDictionary<string, int?>(StringComparer.Ordinal);
        var sites = addresses.Distinct(StringComparer.Ordinal).GroupBy(Site);
        await Parallel.ForEachAsync(sites, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (site, stop) =>
        {
            var pause = TimeSpan.Zero;
            foreach (var address in site)
            {
                await Task.Delay(pause, stop);
                found[address] = WebAddress.TryRead(address, out var uri) ? await Look(uri, stop) : null;
                pause = TimeSpan.FromMilliseconds(options.PauseMilliseconds);
            }
        });
        return found;
    }

    /// <summary>Looks at one.</summary>
    /// <param name="address">Its full address.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Status code; null when nothing answered, too many redirects, or the address is private.</returns>
    public async Task<int?> Look(Uri address, CancellationToken cancel)
    {
        var head = await Ask(HttpMethod.Head, address, cancel);
        // Some sites answer HEAD wrongly or not at all; one that asks for less is not asked again.
        return head is (>= 200 and < 400) or 401 or 403 or 429 ? head : await Ask(HttpMethod.Get, address, cancel);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static string Site(string address) => WebAddress.TryRead(address, out var uri) ? uri.IdnHost : "";

    private async Task<int?> Ask(HttpMethod method, Uri address, CancellationToken cancel)
    {
        try
        {
            for (var hops = 0; hops <= MostRedirects; hops++)
            {
                using var request = new HttpRequestMessage(method, address);
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } next)
                    return (int)response.StatusCode;
                address = new Uri(address, next);
                if (address.Scheme is not ("http" or "https"))
                    return null;
            }
            return null;
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException or UriFormatException
            || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }
}
