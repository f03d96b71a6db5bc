using Hub.Discovery.Indexing;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Feeds;

/// <summary>What a feed of a query holds now. The search is the strict one: a feed never shows what was not asked for.</summary>
internal sealed class ReadFeed(
    DiscoveryDb db, Search search, SearchIndex index, ModuleNames names, QueryInWords words, PublicAddress address, IStringLocalizer<Texts> texts, TimeProvider time)
{
    public const int PageSize = 50;
    public const int MostPages = 20;

    /// <summary>Dates are told in whole seconds, and clocks of two hosts differ a little: a younger moment could stand for two states.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>A calendar shows what is to come and what was within a year.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromDays(366);

    private const int MostDated = 1000;

    /// <param name="query">What is asked.</param>
    /// <param name="name">What its owner calls it; null for its own words.</param>
    /// <param name="self">Full address of the feed without the page's number.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Null while the index is not ready: a reader would take everything for gone.</returns>
    public async Task<Feed?> Run(SearchQuery query, string? name, string self, int page, CancellationToken cancel)
    {
        var changed = await Changed(cancel);
        var answer = await search.Run(query with { Sort = SearchSort.Date }, (page - 1) * PageSize, PageSize, cancel, facets: false);
        if (!answer.IsWhole)
            return null;
        var hasNext = page < MostPages && answer.Total > page * PageSize;
        return Feed(query, name, At(self, page), hasNext ? At(self, page + 1) : null, changed, answer.Hits);
    }

    /// <summary>Only items with dates, by their dates.</summary>
    public async Task<Feed?> RunDated(SearchQuery query, string? name, string self, CancellationToken cancel)
    {
        var changed = await Changed(cancel);
        var from = time.GetUtcNow() - Past;
        var dated = await db.Items.AsNoTracking().Where(i => i.StartsAt >= from && !i.IsWithdrawn).OrderByDescending(i => i.StartsAt).Take(MostDated)
            .Select(i => new { i.Module, i.Kind, i.ItemId }).ToListAsync(cancel);
        var hits = await search.Match(query, [.. dated.Select(i => (i.Module, i.Kind, i.ItemId))], cancel);
        return hits is null ? null : Feed(query, name, self, null, changed, hits.Where(h => h.StartsAt is not null).OrderBy(h => h.StartsAt).ThenBy(h => h.ItemId));
    }

    private Feed Feed(SearchQuery query, string? name, string self, string? next, DateTimeOffset? changed, IEnumerable<Hit> hits) => new(
        texts["Feed.TitleOf", name ?? words.Run(query), texts["Portal.Name"]], texts["Feed.Subtitle"], self,
        address.Of("/discovery", Language.Current) + query.ToQueryString(), next, Language.Current, changed, [.. hits.Select(Entry)]);

    private FeedEntry Entry(Hit hit)
    {
        var title = hit.Title;
        return new(hit.ItemId, address.Of(hit.Path, Language.Current), title.Text, title.Lang, hit.Summary.Text, hit.Organisation ?? texts["Portal.Name"],
            [.. hit.Topics.Select(t => (t, names.Topic(Language.Current, t) ?? t))], hit.PublishedAt, hit.UpdatedAt, hit.StartsAt, hit.EndsAt);
    }

    // Asked before the search: what is found is then at least as new as the moment says.
    private async Task<DateTimeOffset?> Changed(CancellationToken cancel)
    {
        var reached = index.Mark?.Change ?? 0;
        var moment = await db.Items.AsNoTracking().Where(i => i.Change <= reached).OrderByDescending(i => i.Change).Select(i => i.ChangedAt).FirstOrDefaultAsync(cancel);
        return moment < time.GetUtcNow() - Settled ? DateTimeOffset.FromUnixTimeSeconds(moment.Value.ToUnixTimeSeconds()) : null;
    }

    private static string At(string self, int page) => page == 1 ? self
        : FormattableString.Invariant($"{self}{(self.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page}");
}
