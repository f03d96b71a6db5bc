using System.Net;
using System.Net.Sockets;

namespace Hub.SharedKernel.Web;

/// <summary>Which addresses belong to the public internet. Source: the IANA registries of special-purpose IPv4 and IPv6 addresses.</summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork global6 = IPNetwork.Parse("2000::/3");

    private const int MostRedirects = 5;

    // Tunnels lead to IPv4 addresses of any kind.
    private static readonly IPNetwork[] special6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Whether an address is one of a public network.</summary>
    /// <param name="address">Any address.</param>
    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !special4.Any(network => network.Contains(address))
            : global6.Contains(address) && !special6.Any(network => network.Contains(address));
    }

    /// <summary>
    /// Connections that lead into no private network, whatever a name or a redirect says: where it really leads is checked at every connection.
    /// Redirects and cookies are the caller's.
    /// </summary>
    /// <param name="privateHosts">Inner addresses, <c>host:port</c>, that are let through all the same.</param>
    /// <param name="patience">Longest wait for a connection.</param>
    /// <returns>A handler whose connections fail with <see cref="PrivateAddressException"/> when the address is private.</returns>
    public static SocketsHttpHandler Handler(IReadOnlyList<string> privateHosts, TimeSpan patience) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would connect in our place, without the check of the address.
        UseProxy = false,
        ConnectTimeout = patience,
        ConnectCallback = (context, cancel) => Connect(context.DnsEndPoint, privateHosts, cancel),
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    };

    /// <summary>Reads an address and goes where it leads, over some redirects.</summary>
    /// <param name="http">Connections made by <see cref="Handler"/>.</param>
    /// <param name="address">Its full address.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The first answer that leads nowhere else, or to no address of the web: the caller closes it. Null when it leads on and on.</returns>
    /// <exception cref="HttpRequestException">Nothing answers.</exception>
    public static async Task<HttpResponseMessage?> Follow(HttpClient http, Uri address, CancellationToken cancel)
    {
        for (var hops = 0; hops <= MostRedirects; hops++)
        {
            var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } next)
                return response;
            address = new Uri(address, next);
            if (address.Scheme is not ("http" or "https"))
                return response;
            response.Dispose();
        }
        return null;
    }

    /// <summary>Whether a connection failed because it led into a private network.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool Refused(Exception failure) => failure is PrivateAddressException || failure.InnerException is PrivateAddressException;

    private static async ValueTask<Stream> Connect(DnsEndPoint to, IReadOnlyList<string> privateHosts, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, cancel);
        if (!privateHosts.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{to.Host}:{to.Port}"), StringComparer.OrdinalIgnoreCase))
            addresses = Array.FindAll(addresses, Has);
        if (addresses.Length == 0)
            throw new PrivateAddressException(to.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads into a private network.</summary>
/// <param name="host">The name.</param>
public sealed class PrivateAddressException(string host) : IOException($"{host} leads into a private network.");
