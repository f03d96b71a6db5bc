using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Hub.SharedKernel.Web.Kit.Lists;

/// <summary>The address of the page shown, with one thing of its query string changed.</summary>
internal sealed class PageQuery
{
    /// <summary>The parameter of the page's number.</summary>
    public const string Number = "page";

    private readonly string path;
    private readonly List<(string Name, string Value)> pairs;

    private PageQuery(string path, List<(string Name, string Value)> pairs)
    {
        this.path = path;
        this.pairs = pairs;
    }

    public IEnumerable<(string Name, string Value)> Pairs => pairs;

    public static PageQuery Of(HttpRequest request) => new(
        (request.PathBase + request.Path).ToUriComponent(),
        [.. from pair in request.Query from value in pair.Value where !string.IsNullOrEmpty(value) select (pair.Key, value)]);

    public PageQuery Without(params string[] names) => new(path, pairs.FindAll(pair => !names.Any(name => Same(name, pair.Name))));

    public PageQuery WithoutValue(string name, string value) => new(path, pairs.FindAll(pair => !(Same(pair.Name, name) && pair.Value == value)));

    public PageQuery With(string name, string value) => new(path, [.. pairs, (name, value)]);

    public string Href() => path + new QueryBuilder(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).ToQueryString();

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
