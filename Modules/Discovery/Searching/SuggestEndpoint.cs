using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hub.Discovery.Searching;

/// <summary>Suggestions for search fields of this portal and of browsers, in the form OpenSearch asks for: what was typed, and texts that go on from it.</summary>
internal static class SuggestEndpoint
{
    public const string Path = "/discovery/suggest.json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Answer).AllowAnonymous().RequireRateLimiting(RateLimits.Search);

    private static IResult Answer(HttpContext context, Suggestions suggestions)
    {
        var query = SearchQuery.From(context.Request.Query);
        return Results.Json<object[]>([query.Words, suggestions.For(query).Select(s => s.Text).Distinct().ToArray()], contentType: "application/x-suggestions+json; charset=utf-8");
    }
}
