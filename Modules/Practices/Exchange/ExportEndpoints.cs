using Hub.Practices.Reading;
using Hub.SharedKernel.Exchange;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Practices.Exchange;

/// <summary>Published practices for machines and spreadsheets, in the columns that can be imported again: all, or those of a filtered list.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapExport("/practices/exchange/export.csv", "practices", async (context, cancel) =>
            await PracticeCsv.Write(context.Response.Body, await Chosen(context, cancel), cancel, ExportOrder.DelimiterOf(context.Request.Query["delimiter"])));
        routes.MapExport("/practices/exchange/export.json", "practices", async (context, cancel) =>
            await PracticeJson.Write(context.Response.Body, await Chosen(context, cancel), cancel));
    }

    private static Task<ExportRows> Chosen(HttpContext context, CancellationToken cancel) => Chosen(context.RequestServices.GetRequiredService<PracticesDb>(),
        context.RequestServices.GetRequiredService<PracticeIndex>(), PracticeFilter.From(context.Request.Query), cancel);

    private static async Task<ExportRows> Chosen(PracticesDb db, PracticeIndex index, PracticeFilter filter, CancellationToken cancel) => filter.IsEmpty
        ? await ExportRows.Published(db, db.Practices.OrderBy(p => p.Id), cancel)
        : await ExportRows.Published(db, (await index.For(filter, cancel)).Find(filter, 0, int.MaxValue, facets: false).Practices.Select(p => p.Id).ToList(), cancel);
}
