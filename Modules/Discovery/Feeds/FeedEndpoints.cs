using System.Globalization;
using System.Security.Cryptography;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Hub.Discovery.Feeds;

/// <summary>Feeds of any query for everybody, and of saved ones for whoever has their secret address.</summary>
internal static class FeedEndpoints
{
    private const int LongestToken = 100;
    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in FeedFormat.All)
        {
            routes.MapMethods("/discovery/feed." + format.Extension, reads, (HttpContext context, ReadFeed read, PublicAddress address, IStringLocalizer<Texts> texts) =>
                Public(context, format, read, address, texts)).AllowAnonymous().OpenToSites().RequireRateLimiting(RateLimits.Search);
            routes.MapMethods("/discovery/private/{token}." + format.Extension, reads, (string token, HttpContext context, DiscoveryDb db, ReadFeed read, PublicAddress address, IStringLocalizer<Texts> texts) =>
                Private(token, context, format, db, read, address, texts)).AllowAnonymous().RequireRateLimiting(RateLimits.Search);
        }
    }

    private static async Task Public(HttpContext context, FeedFormat format, ReadFeed read, PublicAddress address, IStringLocalizer<Texts> texts)
    {
        var query = SearchQuery.From(context.Request.Query) with { CutFrom = 0 };
        var feed = await Read(context, format, query, null, address.Of(format.Path(query), Language.Current), read);
        context.Response.Headers.CacheControl = "public, max-age=300";
        await Answer(context, format, feed, texts);
    }

    private static async Task Private(string token, HttpContext context, FeedFormat format, DiscoveryDb db, ReadFeed read, PublicAddress address, IStringLocalizer<Texts> texts)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var hash = SavedQuery.Hash(token);
        var saved = token.Length > LongestToken ? null : await db.SavedQueries.AsNoTracking().Where(q => q.FeedHash == hash)
            .Select(q => new { q.Name, q.Query }).SingleOrDefaultAsync(context.RequestAborted);
        if (saved is null)
        {
            await Say(context, StatusCodes.Status404NotFound, texts["Feed.Gone"]);
            return;
        }
        await Answer(context, format, await Read(context, format, SearchQuery.Parse(saved.Query), saved.Name, address.Of(format.Path(token), Language.Current), read), texts);
    }

    private static Task<Feed?> Read(HttpContext context, FeedFormat format, SearchQuery query, string? name, string self, ReadFeed read)
    {
        var page = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, ReadFeed.MostPages) : 1;
        return format == FeedFormat.Calendar ? read.RunDated(query, name, self, context.RequestAborted) : read.Run(query, name, self, page, context.RequestAborted);
    }

    private static async Task Answer(HttpContext context, FeedFormat format, Feed? feed, IStringLocalizer<Texts> texts)
    {
        if (feed is null)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.RetryAfter = "60";
            await Say(context, StatusCodes.Status503ServiceUnavailable, texts["Building.Text"]);
            return;
        }
        var content = format.Write(feed);
        // Weak, because the same feed may travel packed in different ways.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        (headers.ETag, headers.LastModified) = (tag, feed.ChangedAt);
        if (context.Request.Has(tag, feed.ChangedAt))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        (context.Response.ContentType, context.Response.ContentLength) = (format.MediaType + "; charset=utf-8", content.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static Task Say(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
