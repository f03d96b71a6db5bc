using System.Net;
using System.Xml;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Configuration;

namespace Hub.Library.Sources;

/// <summary>How foreign repositories are asked; from the section <c>Modules:Library:Harvest</c>.</summary>
internal sealed class HarvestOptions
{
    /// <summary>Inner addresses, <c>host:port</c>, that may be asked all the same; every other private address is refused.</summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];

    /// <summary>How long one answer may take, in seconds.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>How long one answer may be, in megabytes.</summary>
    public int Megabytes { get; init; } = 16;
}

/// <summary>Why a repository could not be harvested now: a key under <c>Harvest.{Key}</c>.</summary>
internal sealed class HarvestProblem(string key, string? detail = null, TimeSpan? wait = null) : Exception
{
    public string Key => key;
    public string? Detail => detail;

    /// <summary>How long it asked to be left alone.</summary>
    public TimeSpan? Wait => wait;
}

/// <summary>Asks foreign repositories as a careful stranger: no private address, no endless answer, no answer that builds itself up.</summary>
internal sealed class OaiClient : IDisposable
{

    private readonly HarvestOptions options;
    private readonly HttpClient http;

    public OaiClient(IConfiguration settings, PublicAddress home)
    {
        options = settings.GetSection("Modules:Library:Harvest").Get<HarvestOptions>() ?? new();
        var handler = PublicNetwork.Handler(options.PrivateHosts, TimeSpan.FromSeconds(options.Seconds));
        handler.AutomaticDecompression = DecompressionMethods.All;
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"HubHarvester/1.0 (+{home.Base})");
    }

    public void Dispose() => http.Dispose();

    /// <param name="address">The repository.</param>
    /// <param name="arguments">The question; an argument without a value is left out.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<OaiReply> Ask(string address, IEnumerable<(string Name, string? Value)> arguments, CancellationToken cancel)
    {
        var query = string.Join('&', arguments.Where(a => a.Value is not null).Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!)}"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        try
        {
            using var response = await Send(new Uri($"{address}?{query}"), limit.Token);
            using var body = await Whole(response, limit.Token);
            return OaiReply.Read(body);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new HarvestProblem("Slow");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UriFormatException)
        {
            throw new HarvestProblem(PublicNetwork.Refused(failure) ? "Private" : "Silent");
        }
    }

    private async Task<HttpResponseMessage> Send(Uri address, CancellationToken cancel)
    {
        var response = await PublicNetwork.Follow(http, address, cancel) ?? throw new HarvestProblem("Redirects");
        if (response.StatusCode == HttpStatusCode.OK)
            return response;
        using (response)
            throw response.StatusCode switch
            {
                HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => new HarvestProblem("Busy", null, RetryAfter(response)),
                >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest when response.Headers.Location is not null => new HarvestProblem("Redirects"),
                _ => new HarvestProblem("Status", ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var wait = after?.Delta ?? (after?.Date is { } date && response.Headers.Date is { } now ? date - now : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    // What unpacks to more than the limit is as bad as what is sent: the count is of what was unpacked.
    private async Task<MemoryStream> Whole(HttpResponseMessage response, CancellationToken cancel)
    {
        var most = options.Megabytes * 1024L * 1024;
        if (response.Content.Headers.ContentLength > most)
            throw new HarvestProblem("TooLarge");
        await using var from = await response.Content.ReadAsStreamAsync(cancel);
        var body = new MemoryStream();
        var piece = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(piece, cancel)) > 0;)
        {
            if (body.Length + read > most)
                throw new HarvestProblem("TooLarge");
            body.Write(piece, 0, read);
        }
        body.Position = 0;
        return body;
    }
}
