using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Hub.Contest.Results;

/// <summary>
/// Counts of published results, made from their files. A published result never changes, so the last few are kept:
/// a page of one entry must not read the file of a thousand.
/// </summary>
internal sealed class PublishedCounts : IDisposable
{
    private const int Kept = 8;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Kept });

    public async Task<RoundCount> Of(ContestDb db, Guid result, CancellationToken cancel)
    {
        if (cache.TryGetValue(result, out RoundCount? count))
            return count!;
        count = PublishedCount.Read(await db.PublishedResults.AsNoTracking().Where(r => r.Id == result).Select(r => r.Csv).SingleAsync(cancel));
        return cache.Set(result, count, new MemoryCacheEntryOptions { Size = 1 });
    }

    public void Dispose() => cache.Dispose();
}

/// <summary>A published result without its files.</summary>
internal sealed record ResultHead(Guid Id, int Number, DateTimeOffset At, string CsvSha256, string JsonSha256, Guid? AppealId)
{
    // The last row ends with the seal, its check and a line end: nothing else of the file is needed.
    private const int SealTail = 64 + 1 + 16 + 1;

    /// <summary>The seal of the CSV, as its last row and the protocol have it.</summary>
    public static async Task<string> SealOf(ContestDb db, Guid result, CancellationToken cancel) =>
        CountFile.SealOf(await db.PublishedResults.AsNoTracking().Where(r => r.Id == result).Select(r => r.Csv.Substring(r.Csv.Length - SealTail)).SingleAsync(cancel));

    public static IQueryable<ResultHead> Of(ContestDb db, Guid round) => db.PublishedResults.AsNoTracking().Where(r => r.RoundId == round).OrderByDescending(r => r.Number)
        .Select(r => new ResultHead(r.Id, r.Number, r.At, r.CsvSha256, r.JsonSha256, r.AppealId));
}
