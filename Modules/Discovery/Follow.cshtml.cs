using Hub.Discovery.Feeds;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery;

/// <summary>All ways to follow a search: mails, feeds, a calendar, a list on another site, an address to share.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Search)]
internal sealed class FollowModel(DiscoveryDb db, Search search, ReadFeed read, QueryInWords words, PublicAddress address, ICurrentUser user) : HubPage
{
    public SearchQuery Query { get; private set; } = SearchQuery.Everything;

    public string InWords { get; private set; } = "";

    public bool AsksNothing { get; private set; }

    public int Total { get; private set; }

    /// <summary>Items with dates among them.</summary>
    public int Dated { get; private set; }

    public bool IsWhole { get; private set; }

    /// <summary>Id of the same search the reader has already saved.</summary>
    public Guid? Saved { get; private set; }

    /// <summary>Full address of the search.</summary>
    public string Share { get; private set; } = "";

    public IReadOnlyList<FeedAddress> Feeds { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        Query = SearchQuery.From(Request.Query) with { Sort = default, CutFrom = 0 };
        InWords = words.Run(Query);
        AsksNothing = Search.AsksNothing(Query);
        if (AsksNothing)
            return;
        (Share, Feeds) = (address.Of("/discovery", Language.Current) + Query.ToQueryString(), FeedAddress.Of(Query, address));
        var answer = await search.Run(Query, 0, 0, cancel, facets: false);
        (Total, IsWhole) = (answer.Total, answer.IsWhole);
        Dated = (await read.RunDated(Query, null, Share, cancel))?.Entries.Count ?? 0;
        var text = SavedQuery.Text(Query);
        if (user.Id is { } me)
            Saved = await db.SavedQueries.AsNoTracking().Where(q => q.PersonId == me && q.Query == text).Select(q => (Guid?)q.Id).FirstOrDefaultAsync(cancel);
    }
}
