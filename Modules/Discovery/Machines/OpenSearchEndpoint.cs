using System.Xml.Linq;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Machines;

/// <summary>OpenSearch description: browsers offer the portal's search, with suggestions, in the language of the page it was met on.</summary>
internal static class OpenSearchEndpoint
{
    public const string Path = "/discovery/opensearch.xml";

    private static readonly XNamespace Ns = "http://a9.com/-/spec/opensearch/1.1/";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Answer).AllowAnonymous();

    private static IResult Answer(PublicAddress address, IStringLocalizer<Texts> texts)
    {
        string At(string path) => address.Of(path, Language.Current);
        var description = new XElement(Ns + "OpenSearchDescription",
            new XElement(Ns + "ShortName", texts["OpenSearch.Name"].Value),
            new XElement(Ns + "Description", texts["Search.Lead"].Value),
            Url("text/html", "results", At("/discovery?q={searchTerms}")),
            Url("application/x-suggestions+json", "suggestions", At(SuggestEndpoint.Path + "?q={searchTerms}")),
            Url("application/atom+xml", "results", At("/discovery/feed.atom?q={searchTerms}")),
            Url("application/json", "results", At(SearchApi.Path + "?q={searchTerms}")),
            Url("application/opensearchdescription+xml", "self", At(Path)),
            new XElement(Ns + "Image", new XAttribute("type", "image/svg+xml"), address.Base + "/favicon.svg"),
            new XElement(Ns + "Language", Language.Current),
            new XElement(Ns + "InputEncoding", "UTF-8"),
            new XElement(Ns + "OutputEncoding", "UTF-8"));
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + description, "application/opensearchdescription+xml; charset=utf-8");
    }

    private static XElement Url(string type, string rel, string template) =>
        new(Ns + "Url", new XAttribute("type", type), new XAttribute("rel", rel), new XAttribute("template", template));
}
