using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Benchmarks;

/// <summary>What a load showed.</summary>
/// <param name="PerSecond">Answers in a second.</param>
/// <param name="P50">Half of the answers came within, ms.</param>
/// <param name="P99">99 of 100 came within, ms.</param>
/// <param name="Wrong">Answers other than 200.</param>
internal sealed record LoadResult(double PerSecond, double P50, double P99, long Wrong);

/// <summary>A page and how many of a hundred visitors ask for it.</summary>
/// <param name="Path">The address after the host.</param>
/// <param name="Share">Of a hundred.</param>
internal sealed record Wanted(string Path, int Share);

/// <summary>Asks pages over 32 connections for some seconds: with wrk when it is there.</summary>
internal static partial class Load
{
    private const int Connections = 32;

    public static bool HasWrk { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    public static Task<LoadResult> Run(Uri page, int seconds, string? cookie) => Run(page, [], seconds, cookie, Connections);

    /// <summary>Asks many pages of one portal by chance.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="pages">What is asked, and how often; empty for the address itself.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="cookie">What makes a visitor somebody; null for nobody.</param>
    /// <param name="connections">How many ask at once.</param>
    public static Task<LoadResult> Run(Uri portal, IReadOnlyList<Wanted> pages, int seconds, string? cookie, int connections = Connections) =>
        HasWrk ? Wrk(portal, pages, seconds, cookie, connections) : BuiltIn(portal, pages, seconds, cookie, connections);

    private static async Task<LoadResult> Wrk(Uri page, IReadOnlyList<Wanted> pages, int seconds, string? cookie, int connections)
    {
        var arguments = new List<string> { $"-t{Math.Min(2, connections)}", $"-c{connections}", $"-d{seconds}s", "--timeout", "30s", "--latency" };
        if (cookie is not null)
            arguments.AddRange(["-H", "Cookie: " + cookie]);
        var script = pages.Count == 0 ? null : await Script(pages);
        if (script is not null)
            arguments.AddRange(["-s", script]);
        arguments.Add(page.AbsoluteUri);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (script is not null)
            File.Delete(script);
        var wrong = Wrong().Match(text) is { Success: true } found ? long.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new(Number(text, PerSecond()), Milliseconds(text, "50%"), Milliseconds(text, "99%"), wrong);
    }

    // Each connection draws from the same hundred lots, beginning elsewhere.
    private static async Task<string> Script(IReadOnlyList<Wanted> pages)
    {
        var file = Path.GetTempFileName();
        var lots = string.Join(", ", pages.SelectMany(p => Enumerable.Repeat($"\"/{p.Path}\"", p.Share)));
        await File.WriteAllTextAsync(file, $$"""
            local lots = { {{lots}} }
            function init(args) math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 1000000) end
            function request() return wrk.format("GET", lots[math.random(#lots)]) end
            """);
        return file;
    }

    private static double Number(string text, Regex line) => double.Parse(line.Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static double Milliseconds(string text, string share)
    {
        var found = Regex.Match(text, Regex.Escape(share) + @"\s+([0-9.]+)(us|ms|s|m)", RegexOptions.CultureInvariant);
        var value = double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return found.Groups[2].Value switch { "us" => value / 1000, "s" => value * 1000, "m" => value * 60_000, _ => value };
    }

    private static async Task<LoadResult> BuiltIn(Uri page, IReadOnlyList<Wanted> pages, int seconds, string? cookie, int connections)
    {
        Uri[] lots = pages.Count == 0 ? [page] : [.. pages.SelectMany(p => Enumerable.Repeat(new Uri(page, p.Path), p.Share))];
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false };
        using var client = new HttpClient(handler);
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        var times = new ConcurrentBag<double>();
        long wrong = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(lots[Random.Shared.Next(lots.Length)]);
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref wrong);
            }
        }));
        var sorted = times.Order().ToList();
        return new(sorted.Count / clock.Elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)], wrong);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"Non-2xx or 3xx responses:\s+([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Wrong();
}
