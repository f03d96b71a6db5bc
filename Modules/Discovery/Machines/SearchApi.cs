using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Hub.Discovery.Machines;

/// <summary>The search for machines: the questions and answers of the search page in JSON. Its shape only grows; what would break it gets a new version beside this one.</summary>
internal static class SearchApi
{
    public const string Version = "v1";
    public const string Path = "/api/" + Version + "/search";

    /// <summary>How answers are written; OpenAPI describes them in the same way.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly string[] reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, reads, Answer).AllowAnonymous().OpenToSites().RequireRateLimiting(RateLimits.Search).WithGroupName(Version).WithName("search")
            .WithMetadata(new AnswersProblems()).Produces<ApiAnswer>().ProducesValidationProblem().ProducesProblem(429).ProducesProblem(503);
        routes.MapMethods(Path, [HttpMethods.Options], (HttpContext context) => Preflight(context)).AllowAnonymous().OpenToSites();
    }

    private static async Task Answer(HttpContext context, Search search, FacetNames names, PublicAddress address, IStringLocalizer<Texts> texts)
    {
        context.KeepBriefly();
        var asked = ApiParameters.From(context.Request.Query);
        if (asked.Mistakes.Count > 0)
        {
            await Refuse(context, asked.Mistakes, texts);
            return;
        }
        var answer = await search.Run(asked.Query, (asked.Page - 1) * asked.Size, asked.Size, context.RequestAborted, asked.Facets);
        if (answer is { IsWhole: false, Total: 0 })
        {
            context.Response.Headers.RetryAfter = "10";
            await ProblemAnswers.Write(context, new() { Status = 503, Title = texts["Building.Title"], Detail = texts["Building.Text"] });
            return;
        }
        await Write(context, Made(asked, answer, names, address, texts));
    }

    private static Task Refuse(HttpContext context, IReadOnlyList<ApiMistake> mistakes, IStringLocalizer<Texts> texts) =>
        ProblemAnswers.Write(context, new ValidationProblemDetails(mistakes.GroupBy(m => m.Parameter)
            .ToDictionary(g => g.Key, g => g.Select(m => texts[m.Key, m.Arguments].Value).ToArray()))
        {
            Status = 400,
            Title = texts["Api.Refused"],
            Detail = texts["Api.RefusedText"],
        });

    private static ApiAnswer Made(ApiParameters asked, SearchAnswer answer, FacetNames names, PublicAddress address, IStringLocalizer<Texts> texts)
    {
        var pages = (Math.Min(answer.Total, Search.MostReachable) + asked.Size - 1) / asked.Size;
        string At(string path) => address.Of(path, Language.Current);
        string Page(int number) => At(Path + Query(asked, number));
        return new(answer.Total, asked.Page, asked.Size, pages, answer.IsWhole,
            [.. answer.Remarks.Select(r => texts[r.Key, r.Arguments].Value)],
            [.. answer.Hits.Select(hit => ApiItem.Of(hit, answer.Highlight, At(hit.Path)))],
            asked.Facets ? answer.Facets.ToDictionary(f => Facets.Name(f.Key), f => (IReadOnlyList<ApiFacetValue>)[.. f.Value.OrderByDescending(v => v.Count)
                .ThenBy(v => v.Value, StringComparer.Ordinal).Take(MostFacetValues).Select(v => new ApiFacetValue(v.Value, names.Of(f.Key, v.Value), v.Count))]) : null,
            new(Page(asked.Page), asked.Page > 1 ? Page(asked.Page - 1) : null, asked.Page < pages ? Page(asked.Page + 1) : null,
                At("/discovery" + asked.Query.ToQueryString()), At("/discovery/feed.atom" + (asked.Query with { Sort = default }).ToQueryString())));
    }

    private const int MostFacetValues = 100;

    private static string Query(ApiParameters asked, int page)
    {
        var more = new List<KeyValuePair<string, string?>>();
        if (page != 1)
            more.Add(new("page", page.ToString(CultureInfo.InvariantCulture)));
        if (asked.Size != ApiParameters.UsualSize)
            more.Add(new("size", asked.Size.ToString(CultureInfo.InvariantCulture)));
        if (!asked.Facets)
            more.Add(new("facets", "false"));
        return new QueryString(asked.Query.ToQueryString()).Add(QueryString.Create(more)).Value ?? "";
    }

    private static async Task Write(HttpContext context, ApiAnswer answer)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        // Weak, because the same answer may travel packed in different ways.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"", isWeak: true);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = "public, max-age=60";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known == EntityTagHeaderValue.Any || known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        (context.Response.ContentType, context.Response.ContentLength) = ("application/json; charset=utf-8", content.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static IResult Preflight(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
        context.Response.Headers.AccessControlAllowHeaders = "If-None-Match";
        context.Response.Headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
    }
}
