namespace Hub.Discovery.Feeds;

/// <summary>What a query found, newest first, as every format tells it.</summary>
/// <param name="Title">What is followed.</param>
/// <param name="Subtitle">Where it comes from.</param>
/// <param name="Self">Address of this feed.</param>
/// <param name="Page">Address of the page with the same list.</param>
/// <param name="Next">Address of the older entries; null at the end.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
/// <param name="ChangedAt">When what the portal tells last changed; null when that is too fresh to be told in whole seconds.</param>
/// <param name="Entries">The items.</param>
internal sealed record Feed(
    string Title, string Subtitle, string Self, string Page, string? Next, string Language, DateTimeOffset? ChangedAt, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When the newest change of an entry was; stays the same as long as the entries do.</summary>
    public DateTimeOffset Updated => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(e => e.UpdatedAt);
}

/// <summary>An item in a feed.</summary>
/// <param name="Id">The same in every feed for ever.</param>
/// <param name="Url">Full address of its page.</param>
/// <param name="Title">Title in the feed's language, or the one there is.</param>
/// <param name="Language">Language the title is really in.</param>
/// <param name="Summary">Plain text.</param>
/// <param name="Author">The organisation; the portal where there is none.</param>
/// <param name="Topics">Keys and names.</param>
/// <param name="PublishedAt">First publication.</param>
/// <param name="UpdatedAt">Last change.</param>
/// <param name="StartsAt">When it begins, for items with dates.</param>
/// <param name="EndsAt">When it ends.</param>
internal sealed record FeedEntry(
    Guid Id, string Url, string Title, string Language, string Summary, string Author, IReadOnlyList<(string Key, string Name)> Topics,
    DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt)
{
    public string Uri => "urn:uuid:" + Id.ToString("D");
}
