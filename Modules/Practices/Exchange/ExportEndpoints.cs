using Hub.Practices.Reading;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices.Exchange;

/// <summary>Published practices for machines and spreadsheets, in the columns that can be imported again: all, or those of a filtered list.</summary>
internal static class ExportEndpoints
{
    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        Add(routes, "/practices/exchange/export.csv", "text/csv; charset=utf-8", (context, rows, cancel) =>
            PracticeCsv.Write(context.Response.Body, rows, cancel, ExportOrder.DelimiterOf(context.Request.Query["delimiter"])));
        Add(routes, "/practices/exchange/export.json", "application/json; charset=utf-8", (context, rows, cancel) =>
            PracticeJson.Write(context.Response.Body, rows, cancel));
    }

    private static void Add(IEndpointRouteBuilder routes, string path, string type, Func<HttpContext, ExportRows, CancellationToken, Task<int>> write) =>
        routes.MapMethods(path, reads, async (HttpContext context, PracticesDb db, PracticeIndex index) =>
        {
            context.Response.ContentType = type;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"practices{path[path.LastIndexOf('.')..]}\"";
            if (HttpMethods.IsHead(context.Request.Method))
                return;
            var cancel = context.RequestAborted;
            await write(context, await Chosen(db, index, PracticeFilter.From(context.Request.Query), cancel), cancel);
        }).AllowAnonymous().OpenToSites().RequireRateLimiting(RateLimits.Search)
            // As long as the depository: kept in memory it would push every page out.
            .CacheOutput(policy => policy.NoCache());

    private static async Task<ExportRows> Chosen(PracticesDb db, PracticeIndex index, PracticeFilter filter, CancellationToken cancel) => filter.IsEmpty
        ? await ExportRows.Published(db, db.Practices.OrderBy(p => p.Id), cancel)
        : await ExportRows.Published(db, (await index.For(filter, cancel)).Find(filter, 0, int.MaxValue, facets: false).Practices.Select(p => p.Id).ToList(), cancel);
}
