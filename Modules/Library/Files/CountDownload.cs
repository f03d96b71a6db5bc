using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Hub.SharedKernel.Territories;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Hub.Library.Files;

/// <summary>
/// Counts a download by the rules of COUNTER: no robots, a second click within 30 seconds is the same download, parts of a file that is being
/// read count once. Kept is a number a day; who it was is never written anywhere.
/// </summary>
internal sealed partial class CountDownload(LibraryDb db, RecentDownloads recent, TimeProvider time)
{
    public async Task Run(Guid file, HttpContext context, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!Counts(context.Request) || !recent.IsNew(file, context, now))
            return;
        var day = KyivTime.DateOf(now);
        if (await Add(file, day, cancel))
            return;
        try
        {
            db.Downloads.Add(new() { FileId = file, Day = day, Count = 1 });
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Somebody else began the day at the same moment.
            db.ChangeTracker.Clear();
            await Add(file, day, cancel);
        }
    }

    /// <summary>Whether a request takes a file from its beginning, and is a person's.</summary>
    public static bool Counts(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Headers.IfNoneMatch.Count > 0)
            return false;
        if (request.GetTypedHeaders().Range is { } range && range.Ranges.Any(r => r.From is not 0))
            return false;
        var agent = request.Headers.UserAgent.ToString();
        return agent.Length > 0 && !Robot().IsMatch(agent) && request.Headers["Purpose"] != "prefetch" && request.Headers["Sec-Purpose"] != "prefetch";
    }

    private async Task<bool> Add(Guid file, DateOnly day, CancellationToken cancel) =>
        await db.Downloads.Where(d => d.FileId == file && d.Day == day).ExecuteUpdateAsync(set => set.SetProperty(d => d.Count, d => d.Count + 1), cancel) > 0;

    [GeneratedRegex("bot|crawl|spider|slurp|archiver|curl|wget|python|java/|libwww|httpclient|scrapy|headless|monitor|preview|fetch|feed|okhttp|go-http|facebookexternal|lighthouse",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Robot();
}

/// <summary>Remembers for half a minute, in memory alone and under a key nobody else has, who took what.</summary>
internal sealed class RecentDownloads
{
    public static readonly TimeSpan Span = TimeSpan.FromSeconds(30);
    private const int Most = 10_000;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, DateTimeOffset> seen = [];

    /// <returns>False when the same reader took the same file a moment ago.</returns>
    public bool IsNew(Guid file, HttpContext context, DateTimeOffset now)
    {
        var who = $"{file:N} {context.Connection.RemoteIpAddress} {context.Request.Headers.UserAgent}";
        var mark = Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(who)));
        lock (seen)
        {
            var isNew = !seen.TryGetValue(mark, out var last) || now - last >= Span;
            if (seen.Count >= Most)
                foreach (var old in seen.Where(s => now - s.Value >= Span).Select(s => s.Key).ToList())
                    seen.Remove(old);
            if (seen.Count < Most || !isNew)
                seen[mark] = now;
            return isNew;
        }
    }
}
