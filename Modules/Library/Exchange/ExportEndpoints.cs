using Hub.Library.Describing;
using Hub.Library.Reading;
using Hub.SharedKernel.Exchange;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Exchange;

/// <summary>Published documents in the columns that can be imported again: all, or those of a list or a collection.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapExport("/library/export.csv", "library", async (context, cancel) =>
            await DocumentCsv.Write(context.Response.Body, await Chosen(context, cancel), cancel, ExportOrder.DelimiterOf(context.Request.Query["delimiter"])));
        routes.MapExport("/library/export.json", "library", async (context, cancel) => await DocumentJson.Write(context.Response.Body, await Chosen(context, cancel), cancel));
    }

    private static async Task<ExportDocuments> Chosen(HttpContext context, CancellationToken cancel)
    {
        var db = context.RequestServices.GetRequiredService<LibraryDb>();
        var filter = await DocumentFilter.From(context.Request.Query).Resolve(db, cancel);
        return await ExportDocuments.Published(db, context.RequestServices.GetRequiredService<PublicAddress>(), all => Sorted(filter.Apply(all, db), filter.Order), cancel);
    }

    // Lists know their order in memory; a whole export goes through the tables.
    private static IQueryable<Document> Sorted(IQueryable<Document> documents, ListOrder order) => order switch
    {
        ListOrder.Title => documents.OrderBy(d => d.TitleUk).ThenBy(d => d.Id),
        ListOrder.Dated => documents.OrderByDescending(d => d.DatedOn).ThenByDescending(d => d.Id),
        _ => documents.OrderByDescending(d => d.PublishedAt).ThenByDescending(d => d.Id),
    };
}
