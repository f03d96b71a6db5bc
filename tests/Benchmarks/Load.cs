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

/// <summary>Asks one page over 32 connections for some seconds: with wrk when it is there.</summary>
internal static partial class Load
{
    private const int Connections = 32;

    public static bool HasWrk { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "wrk")));

    public static Task<LoadResult> Run(Uri page, int seconds, string? cookie) => HasWrk ? Wrk(page, seconds, cookie) : BuiltIn(page, seconds, cookie);

    private static async Task<LoadResult> Wrk(Uri page, int seconds, string? cookie)
    {
        var arguments = new List<string> { "-t2", $"-c{Connections}", $"-d{seconds}s", "--timeout", "30s", "--latency" };
        if (cookie is not null)
            arguments.AddRange(["-H", "Cookie: " + cookie]);
        arguments.Add(page.AbsoluteUri);
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var text = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var wrong = Wrong().Match(text) is { Success: true } found ? long.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new(Number(text, PerSecond()), Milliseconds(text, "50%"), Milliseconds(text, "99%"), wrong);
    }

    private static double Number(string text, Regex line) => double.Parse(line.Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static double Milliseconds(string text, string share)
    {
        var found = Regex.Match(text, Regex.Escape(share) + @"\s+([0-9.]+)(us|ms|s|m)", RegexOptions.CultureInvariant);
        var value = double.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return found.Groups[2].Value switch { "us" => value / 1000, "s" => value * 1000, "m" => value * 60_000, _ => value };
    }

    private static async Task<LoadResult> BuiltIn(Uri page, int seconds, string? cookie)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false };
        using var client = new HttpClient(handler);
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        var times = new ConcurrentBag<double>();
        long wrong = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(page);
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
