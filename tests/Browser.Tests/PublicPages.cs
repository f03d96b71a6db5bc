using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Browser.Tests;

/// <summary>The pages a visitor can reach from the home page by links, a few of each kind; nobody lists them.</summary>
internal static class PublicPages
{
    private const int OfEachKind = 2;
    private const int AtMost = 200;

    public static async Task<IReadOnlyList<Answer>> Of(HubApp hub, string language)
    {
        var kinds = Kinds(hub);
        var seen = new Dictionary<string, int>();
        var known = new HashSet<string> { "/" };
        var waiting = new Queue<string>(["/"]);
        var found = new List<Answer>();
        var visitor = hub.Visitor();
        while (waiting.TryDequeue(out var path) && found.Count < AtMost)
        {
            var answer = await visitor.Get(SharedKernel.Languages.Language.Path(path, language));
            if (answer.Status != 200 || answer.ContentHeaders.ContentType?.MediaType != "text/html")
                continue;
            found.Add(answer);
            foreach (var link in Links(answer).Where(known.Add))
                if (Kind(kinds, link) is { } kind && (seen[kind] = seen.GetValueOrDefault(kind) + 1) <= OfEachKind)
                    waiting.Enqueue(link);
        }
        return found;
    }

    /// <summary>The first of each kind: what is the same program over other content need not be looked at twice in every manner.</summary>
    public static IEnumerable<Answer> OneOfEachKind(HubApp hub, IEnumerable<Answer> pages)
    {
        var kinds = Kinds(hub);
        return pages.DistinctBy(page => Kind(kinds, WithoutLanguage(page.Path)) ?? page.Path);
    }

    private static IEnumerable<string> Links(Answer page) => page.Html.QuerySelectorAll("a[href^='/']")
        .Select(a => a.GetAttribute("href")!.Split('#')[0])
        .Select(WithoutLanguage)
        .Where(href => href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal));

    private static string WithoutLanguage(string href) =>
        href == "/en" ? "/" : href.StartsWith("/en/", StringComparison.Ordinal) || href.StartsWith("/en?", StringComparison.Ordinal) ? href[3..] : href;

    private static List<(string Name, TemplateMatcher Matcher)> Kinds(HubApp hub) =>
        [.. hub.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .OrderBy(e => e.RoutePattern.InboundPrecedence)
            .Select(e => (e.RoutePattern.RawText!, new TemplateMatcher(TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/')), [])))];

    // The same page with a question is another kind: a filtered list looks otherwise than the whole one.
    private static string? Kind(List<(string Name, TemplateMatcher Matcher)> kinds, string link)
    {
        var path = link.Split('?')[0];
        var kind = kinds.FirstOrDefault(k => k.Matcher.TryMatch(new PathString(path), [])).Name;
        return kind is null || path.Length == link.Length ? kind : kind + "?";
    }
}
