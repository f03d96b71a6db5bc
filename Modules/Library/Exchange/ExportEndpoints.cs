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
        return await ExportDocuments.Published(db, context.RequestServices.GetRequiredService<PublicAddress>(), all => filter.Sort(filter.Apply(all, db)), cancel);
    }
}
