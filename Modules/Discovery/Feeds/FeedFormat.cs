namespace Hub.Discovery.Feeds;

/// <summary>A way to tell a feed.</summary>
/// <param name="Extension">Ending of the address.</param>
/// <param name="MediaType">Type of the answer.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Write">Writes it.</param>
internal sealed record FeedFormat(string Extension, string MediaType, string Name, Func<Feed, byte[]> Write)
{
    public static readonly FeedFormat Calendar = new("ics", "text/calendar", "iCalendar", CalendarFeed.Write);

    public static readonly IReadOnlyList<FeedFormat> All =
    [
        new("rss", "application/rss+xml", "RSS", XmlFeeds.Rss),
        new("atom", "application/atom+xml", "Atom", XmlFeeds.Atom),
        new("json", "application/feed+json", "JSON Feed", JsonFeed.Write),
        Calendar,
    ];

    /// <summary>Path of the feed of a query, without language prefix.</summary>
    public string Path(Searching.SearchQuery query) => $"/discovery/feed.{Extension}{(query with { Sort = default }).ToQueryString()}";

    /// <summary>Path of a private feed, without language prefix.</summary>
    public string Path(string token) => $"/discovery/private/{token}.{Extension}";
}
