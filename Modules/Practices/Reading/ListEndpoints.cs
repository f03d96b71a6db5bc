using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Hub.Practices.Reading;

/// <summary>The filtered list for machines: the same query string as the page, in CSV, JSON, Atom and RSS.</summary>
internal static class ListEndpoints
{
    /// <summary>Entries of a feed: readers fetch it often and want what is new.</summary>
    public const int FeedEntries = 50;

    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/practices/list.csv", reads, (HttpContext context, PracticeLists lists, PracticeIndex index, PublicAddress address) =>
            Answer(context, index, "text/csv; charset=utf-8", (filter, body, _) =>
                ListCsv.Write(body, lists.All(filter, context.RequestAborted), address, context.RequestAborted))).AllowAnonymous().OpenToSites();
        routes.MapMethods("/practices/list.json", reads, (HttpContext context, PracticeLists lists, PracticeIndex index, PublicAddress address) =>
            Answer(context, index, "application/json; charset=utf-8", (filter, body, made) =>
                ListJson.Write(body, lists.All(filter, context.RequestAborted), Source(address, filter), made, address, context.RequestAborted))).AllowAnonymous().OpenToSites();
        routes.MapMethods("/practices/list.atom", reads, Feed("application/atom+xml; charset=utf-8", AtomFeed.Write)).AllowAnonymous().OpenToSites();
        routes.MapMethods("/practices/list.rss", reads, Feed("application/rss+xml; charset=utf-8", RssFeed.Write)).AllowAnonymous().OpenToSites();
        routes.MapMethods("/practices/ranking.csv", reads, (HttpContext context, PracticeLists lists, PracticeIndex index) =>
            Answer(context, index, "text/csv; charset=utf-8", async (_, body, _) => await RankingCsv.Write(
                body, lists.All(new PracticeFilter(), context.RequestAborted), (await index.Current(context.RequestAborted)).AsOf, context.RequestAborted))).AllowAnonymous().OpenToSites();
        routes.MapMethods("/practices/regions.csv", reads, (HttpContext context, PracticeIndex index) =>
            Answer(context, index, "text/csv; charset=utf-8", async (_, body, _) =>
                await RegionsCsv.Write(body, (await index.Current(context.RequestAborted)).Regions, context.RequestAborted))).AllowAnonymous().OpenToSites();
    }

    private static Delegate Feed(string type, Func<Stream, FeedOfPractices, Task> write) =>
        (HttpContext context, PracticeLists lists, PracticeIndex index, PublicAddress address, IStringLocalizer<Texts> texts) =>
            Answer(context, index, type, async (filter, body, made) =>
            {
                // A feed tells what is new, whatever order the page was read in.
                var cards = await lists.First(filter with { Order = ListOrder.Newest }, FeedEntries, context.RequestAborted);
                var title = filter.Words == "" ? texts["Feed.Title"].Value : texts["Feed.TitleOf", filter.Words].Value;
                await write(body, new(title, texts["Feed.Subtitle"].Value, address.Base + context.Request.PathBase + context.Request.Path + context.Request.QueryString,
                    Source(address, filter), Language.Current, made, cards, address));
            });

    private static string Source(PublicAddress address, PracticeFilter filter) => address.Of("/practices", Language.Current) + filter.ToQuery();

    private static async Task Answer(HttpContext context, PracticeIndex index, string type, Func<PracticeFilter, Stream, DateTimeOffset, Task> write)
    {
        var filter = PracticeFilter.From(context.Request.Query);
        var now = await index.For(filter, context.RequestAborted);
        var tag = new EntityTagHeaderValue($"\"{Tag(context, now)}\"");
        var made = DateTimeOffset.FromUnixTimeSeconds(now.MadeAt.ToUnixTimeSeconds());
        var headers = context.Response.GetTypedHeaders();
        (headers.ETag, headers.LastModified) = (tag, made);
        headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromMinutes(5) };
        if (context.Request.Has(tag, made))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = type;
        if (!HttpMethods.IsHead(context.Request.Method))
            await write(filter, context.Response.Body, made);
    }

    private static string Tag(HttpContext context, IndexSnapshot now)
    {
        var asked = context.Request.PathBase + context.Request.Path + context.Request.QueryString.Value + now.Stamp;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)).AsSpan(0, 12));
    }
}
