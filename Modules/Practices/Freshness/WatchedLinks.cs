using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>Which addresses of a practice are looked at again and again: further reading and sources of results.</summary>
internal static class WatchedLinks
{
    /// <summary>Brings the rows in line with what readers see; an address that stays keeps what is known of it. The caller saves.</summary>
    public static async Task Update(PracticesDb db, Guid practice, PracticeContent content, CancellationToken cancel)
    {
        var there = await db.LinkChecks.Where(c => c.PracticeId == practice).ToListAsync(cancel);
        var wanted = Of(content).ToDictionary(Hash, StringComparer.Ordinal);
        db.LinkChecks.RemoveRange(there.Where(c => !wanted.ContainsKey(c.UrlHash)));
        var known = there.Select(c => c.UrlHash).ToHashSet(StringComparer.Ordinal);
        db.LinkChecks.AddRange(wanted.Where(w => !known.Contains(w.Key)).Select(w => new LinkCheck { PracticeId = practice, Url = w.Value, UrlHash = w.Key }));
    }

    public static IEnumerable<string> Of(PracticeContent content) =>
        content.Links.Select(l => l.Url).Concat(content.Results.Select(r => r.SourceUrl)).Select(url => url.Trim())
            .Where(url => url.Length <= LinkCheck.MostUrl && Typed.TryWebAddress(url, out _)).Distinct(StringComparer.Ordinal);

    public static string Hash(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)));
}
