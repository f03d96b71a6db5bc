using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Hub.Faults.Tests;

/// <summary>People who write entries one after another and note which of them the portal confirmed.</summary>
internal sealed partial class WritingLoad : IAsyncDisposable
{
    private readonly IReadOnlyList<(Uri From, Uri To)> ways;
    private readonly CancellationTokenSource ending = new();
    private readonly Task[] writers;
    private int last;
    private int refused;

    private WritingLoad(IReadOnlyList<Uri> hosts, int count)
    {
        // Nobody sticks to a host: a form fetched from one may be sent to another.
        ways = [.. hosts.SelectMany(_ => hosts, (from, to) => (from, to))];
        writers = [.. Enumerable.Range(0, count).Select(n => Task.Run(() => Write(n)))];
    }

    /// <summary>Numbers of entries whose saving the portal confirmed.</summary>
    public ConcurrentQueue<int> Confirmed { get; } = new();

    /// <summary>How many were tried.</summary>
    public int Tried => Volatile.Read(ref last);

    /// <summary>How many were answered by a refusal or not at all.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Begins to write.</summary>
    /// <param name="writers">How many write at once.</param>
    /// <param name="hosts">Where; a writer who gets no answer tries another way.</param>
    public static WritingLoad On(int writers, params IReadOnlyList<Uri> hosts) => new(hosts, writers);

    /// <summary>Waits until so many more are confirmed.</summary>
    public Task More(int count)
    {
        var goal = Confirmed.Count + count;
        return HubProcess.Until(() => Task.FromResult(Confirmed.Count >= goal), () => $"Only {Confirmed.Count} of {goal} entries were confirmed.");
    }

    /// <summary>Waits until so many more are refused.</summary>
    public Task MoreRefused(int count)
    {
        var goal = Refused + count;
        return HubProcess.Until(() => Task.FromResult(Refused >= goal), () => $"Only {Refused} of {goal} entries were refused.");
    }

    /// <summary>Lets the writers finish what they began.</summary>
    public async Task Stop()
    {
        await ending.CancelAsync();
        await Task.WhenAll(writers);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        ending.Dispose();
    }

    private async Task Write(int way)
    {
        using var http = new HttpClient(Nginx.Trusting());
        while (!ending.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref last);
            if (await OnePost.Send(http, ways[way % ways.Count].From, ways[way % ways.Count].To, number) is HttpStatusCode.Redirect)
                Confirmed.Enqueue(number);
            else
            {
                Interlocked.Increment(ref refused);
                way++;
            }
            // People do not write without a breath, and facts are delivered meanwhile.
            await Task.Delay(20);
        }
    }
}

/// <summary>One entry sent through its form.</summary>
internal static partial class OnePost
{
    /// <summary>Fetches the form and sends it.</summary>
    /// <param name="http">The writer's browser.</param>
    /// <param name="from">The host that gives the form.</param>
    /// <param name="to">The host that takes it.</param>
    /// <param name="number">Number of the entry.</param>
    /// <returns>The answer; null when there was none.</returns>
    public static async Task<HttpStatusCode?> Send(HttpClient http, Uri from, Uri to, int number)
    {
        try
        {
            var form = await http.GetStringAsync(new Uri(from, "ledger/write"));
            using var answer = await Post(http, to, form, number);
            return answer.StatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Sends a form that was fetched.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient http, Uri to, string form, int number, string? text = null)
    {
        var fields = new Dictionary<string, string>
        {
            ["Number"] = $"{number}",
            ["Text"] = text ?? $"{number}",
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        };
        return http.PostAsync(new Uri(to, "ledger/write"), new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
