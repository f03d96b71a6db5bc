using System.Xml;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Hub.Library.Harvesting;

/// <summary>The library for harvesters by OAI-PMH 2.0, at one address, by GET and POST.</summary>
internal static class OaiEndpoint
{
    public const string Path = "/library/oai";
    private static readonly string[] methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(Path, methods, async (HttpContext context, [FromServices] OaiAnswers answers, CancellationToken cancel) =>
        {
            context.Response.ContentType = "text/xml; charset=utf-8";
            if (HttpMethods.IsHead(context.Request.Method))
                return;
            var body = await Answer(context.Request, answers, cancel);
            await using var xml = XmlWriter.Create(context.Response.Body, new() { Async = true, Encoding = new System.Text.UTF8Encoding(false), CloseOutput = false });
            await body(xml);
        }).AllowAnonymous().OpenToSites().RequireRateLimiting(RateLimits.Search)
            // Every harvester asks something else, and an answer kept would hide what changed since.
            .CacheOutput(policy => policy.NoCache());

    // All that can go wrong is found before the first letter is sent.
    private static async Task<Func<XmlWriter, Task>> Answer(HttpRequest request, OaiAnswers answers, CancellationToken cancel)
    {
        OaiRequest? asked = null;
        try
        {
            asked = OaiRequest.Read(await Sent(request, cancel));
            return await answers.Run(asked, cancel);
        }
        catch (OaiError error)
        {
            return answers.Refuse(asked, error);
        }
    }

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> Sent(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
            return request.Query;
        try
        {
            return request.Query.Concat(await request.ReadFormAsync(cancel)).GroupBy(p => p.Key).Select(g => KeyValuePair.Create(g.Key, new StringValues([.. g.SelectMany(p => p.Value)])));
        }
        catch (InvalidDataException)
        {
            throw OaiError.Argument("The form that was sent cannot be read.");
        }
    }
}
