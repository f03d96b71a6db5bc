using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Machines;

/// <summary>What search engines read first: robots.txt and the sitemap.</summary>
internal static class SitemapEndpoints
{
    private const string Xml = "application/xml; charset=utf-8";
    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    public static string Path(string part) => $"/sitemap/{part}.xml";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/robots.txt", reads, (PublicAddress address) => Results.Text(Robots(address), "text/plain; charset=utf-8")).AllowAnonymous();
        routes.MapMethods("/sitemap.xml", reads, Index).AllowAnonymous().RequireRateLimiting(RateLimits.Documents);
        // Too long to be kept ready.
        routes.MapMethods("/sitemap/{part}.xml", reads, Part).AllowAnonymous().RequireRateLimiting(RateLimits.Documents).CacheOutput(policy => policy.NoCache());
    }

    // Pages of results say themselves that they are not to be listed; a crawler must be able to read that.
    private static string Robots(PublicAddress address) => $"""
        User-agent: *
        Disallow: /discovery/suggest
        Disallow: /en/discovery/suggest
        Disallow: /discovery/private/
        Disallow: /en/discovery/private/
        Sitemap: {address.Of("/sitemap.xml", "uk")}

        """;

    private static async Task Index(HttpContext context, SitemapParts parts, PublicAddress address)
    {
        var all = await parts.Run(context.RequestAborted);
        context.Response.ContentType = Xml;
        if (!HttpMethods.IsHead(context.Request.Method))
            await SitemapWriter.Index(context.Response.Body, all, address);
    }

    private static async Task Part(string part, HttpContext context, SitemapParts parts, PublicAddress address)
    {
        if (await parts.Addresses(part, context.RequestAborted) is not { } addresses)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = Xml;
        context.Response.Headers.CacheControl = "public, max-age=3600";
        if (!HttpMethods.IsHead(context.Request.Method))
            await SitemapWriter.Part(context.Response.Body, addresses, address, context.RequestAborted);
    }
}
