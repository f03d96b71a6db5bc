using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;

namespace Hub.Discovery.Feeds;

/// <summary>A feed as pages show it.</summary>
/// <param name="Id">Id of the field on the page.</param>
/// <param name="Name">Its format.</param>
/// <param name="MediaType">Type of its answer.</param>
/// <param name="Url">Full address.</param>
internal sealed record FeedAddress(string Id, string Name, string MediaType, string Url)
{
    public bool IsCalendar => MediaType == FeedFormat.Calendar.MediaType;

    public static IReadOnlyList<FeedAddress> Of(SearchQuery query, PublicAddress address) => Of(f => f.Path(query), address, Language.Current);

    public static IReadOnlyList<FeedAddress> Of(string token, PublicAddress address, string language) => Of(f => f.Path(token), address, language);

    private static IReadOnlyList<FeedAddress> Of(Func<FeedFormat, string> path, PublicAddress address, string language) =>
        [.. FeedFormat.All.Select(f => new FeedAddress("feed-" + f.Extension, f.Name, f.MediaType, address.Of(path(f), language)))];
}
