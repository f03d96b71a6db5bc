using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Exchange;

/// <summary>An address where everybody takes what is public, for spreadsheets and programs.</summary>
public static class ExportAddress
{
    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>….csv</c> or <c>….json</c>; the answer is a download and is kept nowhere.</summary>
    /// <param name="routes">The module's addresses.</param>
    /// <param name="path">The address with its ending.</param>
    /// <param name="name">Name of the downloaded file, without ending.</param>
    /// <param name="write">Writes the answer.</param>
    public static void MapExport(this IEndpointRouteBuilder routes, string path, string name, Func<HttpContext, CancellationToken, Task> write)
    {
        var ending = path[path.LastIndexOf('.')..];
        routes.MapMethods(path, reads, async (HttpContext context) =>
        {
            context.Response.ContentType = ending == ".json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}{ending}\"";
            if (!HttpMethods.IsHead(context.Request.Method))
                await write(context, context.RequestAborted);
        }).AllowAnonymous().OpenToSites().RequireRateLimiting(RateLimits.Search)
            // As long as all the module has: kept in memory it would push every page out.
            .CacheOutput(policy => policy.NoCache());
    }
}
