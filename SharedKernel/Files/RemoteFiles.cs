using System.Net;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Configuration;

namespace Hub.SharedKernel.Files;

/// <summary>How files are taken from other sites; from the section <c>Hub:RemoteFiles</c>.</summary>
public sealed class RemoteFileOptions
{
    /// <summary>Inner addresses, <c>host:port</c>, that may be asked all the same; every other private address is refused.</summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];

    /// <summary>How long one file may take, in seconds.</summary>
    public int Seconds { get; init; } = 120;
}

/// <summary>
/// Takes files from other sites as a careful stranger: no private address, whatever a name or a redirect says, no endless wait.
/// How long a file may be is the limit of who reads it.
/// </summary>
public sealed class RemoteFiles : IDisposable
{

    private readonly RemoteFileOptions options;
    private readonly HttpClient http;

    /// <summary>Makes one with connections of its own.</summary>
    /// <param name="settings">The portal's configuration.</param>
    /// <param name="home">Told to every site.</param>
    public RemoteFiles(IConfiguration settings, PublicAddress home)
    {
        options = settings.GetSection("Hub:RemoteFiles").Get<RemoteFileOptions>() ?? new();
        http = new HttpClient(PublicNetwork.Handler(options.PrivateHosts, TimeSpan.FromSeconds(Math.Min(options.Seconds, 20)))) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"HubFiles/1.0 (+{home.Base})");
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>Reads a file.</summary>
    /// <param name="address">Its full address.</param>
    /// <param name="read">Takes the bytes and the name the address ends in.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleViolation">The file cannot be taken (keys <c>Remote.…</c>), or what <paramref name="read"/> throws.</exception>
    public async Task<T> Take<T>(Uri address, Func<Stream, string, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        try
        {
            using var response = await Send(address, limit.Token);
            await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
            return await read(body, Uri.UnescapeDataString(address.Segments[^1]), limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new RuleViolation("Remote.Slow", null, options.Seconds);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UriFormatException)
        {
            throw new RuleViolation(PublicNetwork.Refused(failure) ? "Remote.Private" : "Remote.Silent");
        }
    }

    private async Task<HttpResponseMessage> Send(Uri address, CancellationToken cancel)
    {
        var response = await PublicNetwork.Follow(http, address, cancel) ?? throw new RuleViolation("Remote.Redirects");
        if (response.StatusCode == HttpStatusCode.OK)
            return response;
        using (response)
            throw new RuleViolation("Remote.Status", null, (int)response.StatusCode);
    }
}
