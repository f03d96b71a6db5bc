using Hub.Library.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Metadata;

/// <summary>A document for programs: <c>/library/{slug}/cite.bib</c>, <c>dc.xml</c>, <c>datacite.xml</c>, <c>linkset.json</c>; under <c>/versions/{number}</c> for one version.</summary>
internal static class MetadataEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var place in new[] { "/library/{slug}/", "/library/{slug}/versions/{number:int}/" })
        {
            foreach (var (format, type) in Citation.Formats)
                Serve(routes, place + "cite." + format, type, (page, one) => one.Citations.Run(page).In(format));
            Serve(routes, place + "dc.xml", "application/xml; charset=utf-8", (page, one) => Xml(MetadataXml.DublinCore(page, one.Of)));
            Serve(routes, place + "datacite.xml", "application/vnd.datacite.datacite+xml; charset=utf-8", (page, one) => Xml(MetadataXml.DataCite(page, one.Texts["Portal.Name"], one.Of)));
            Serve(routes, place + "linkset.json", "application/linkset+json", (page, one) => WebMetadata.LinkSet(page, WebMetadata.Signposts(page, one.Today, one.Of), one.Of));
        }
    }

    private static string Xml(System.Xml.Linq.XDocument document) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + document;

    private static void Serve(IEndpointRouteBuilder routes, string place, string type, Func<DocumentOnPage, MetadataTools, string> write) =>
        routes.MapGet(place, async (string slug, int? number, [FromServices] DocumentPages pages, [FromServices] MetadataTools tools, CancellationToken cancel) =>
        {
            var (page, tombstone) = await pages.Run(slug, number, cancel);
            if (page is null)
                return Results.StatusCode(tombstone is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone);
            return Results.Text(write(page, tools), type, System.Text.Encoding.UTF8);
        }).AllowAnonymous();
}

/// <summary>What the machine-readable forms of a document need besides it.</summary>
internal sealed class MetadataTools(Citations citations, PublicAddress address, IStringLocalizer<Texts> texts, TimeProvider time)
{
    public Citations Citations => citations;
    public IStringLocalizer<Texts> Texts => texts;
    public DateOnly Today { get; } = KyivTime.DateOf(time.GetUtcNow());

    /// <summary>Full address in the language being read.</summary>
    public string Of(string path) => address.Of(path, Language.Current);

    /// <summary>All a page of a document says to programs.</summary>
    public (string JsonLd, IReadOnlyList<(string Name, string Value)> Tags, string Links) Run(DocumentOnPage page) =>
        (WebMetadata.JsonLd(page, texts["Portal.Name"], Language.Current, Today, Of), [.. WebMetadata.Highwire(page, Language.Current, Today, Of)],
            WebMetadata.LinkHeader(WebMetadata.Signposts(page, Today, Of), Of(page.Path + "/linkset.json")));
}
