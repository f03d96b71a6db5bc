using System.Net;
using AngleSharp.Html.Dom;

namespace Hub.Testing;

/// <summary>Somebody with a browser: cookies are kept, redirects are not followed.</summary>
public sealed class Visitor
{
    private const string Token = "__RequestVerificationToken";
    private readonly HubApp hub;
    private readonly TestPerson? person;
    private readonly HttpClient http;

    internal Visitor(HubApp hub, TestPerson? person, HttpClient http, CookieContainer cookies) =>
        (this.hub, this.person, this.http, Cookies) = (hub, person, http, cookies);

    /// <summary>The cookies.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>For requests with headers or bodies of their own.</summary>
    public HttpClient Http => http;

    /// <summary>Asks for a page.</summary>
    /// <param name="path">Path with language prefix and query.</param>
    public Task<Answer> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends any request.</summary>
    /// <param name="request">The request.</param>
    public async Task<Answer> Send(HttpRequestMessage request)
    {
        // The client makes the address absolute while it sends.
        var path = request.RequestUri!.OriginalString;
        using (request)
        using (var response = await http.SendAsync(request))
            return await Answer.Read(this, path, response);
    }

    /// <summary>Posts fields to a page, with the anti-forgery token its own form holds.</summary>
    /// <param name="path">Path with language prefix and query.</param>
    /// <param name="fields">Fields by name as posted, e.g. <c>Input.Title</c>.</param>
    public Task<Answer> Post(string path, params (string Name, string? Value)[] fields) =>
        Post(path, fields.Select(f => KeyValuePair.Create(f.Name, f.Value ?? "")));

    /// <summary>Posts fields to a page, with the anti-forgery token its own form holds.</summary>
    /// <param name="path">Path with language prefix and query.</param>
    /// <param name="fields">Fields by name; a name may come several times.</param>
    public async Task<Answer> Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var sent = fields.ToList();
        if (sent.All(f => f.Key != Token))
            sent.Add(KeyValuePair.Create(Token, await FormToken(path)));
        return await PostExactly(path, sent);
    }

    /// <summary>Posts fields and files as a browser posts a form with files.</summary>
    /// <param name="path">Path with language prefix and query.</param>
    /// <param name="files">Field name, file name and content of each file.</param>
    /// <param name="fields">The other fields.</param>
    public async Task<Answer> PostFiles(
        string path, IEnumerable<(string Field, string FileName, byte[] Content)> files, params (string Name, string? Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(await FormToken(path)), Token } };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value ?? ""), name);
        foreach (var (field, fileName, content) in files)
            form.Add(new ByteArrayContent(content), field, fileName);
        return await Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
    }

    /// <summary>Posts exactly these fields, without an anti-forgery token.</summary>
    /// <param name="path">Path with language prefix and query.</param>
    /// <param name="fields">Fields by name.</param>
    public Task<Answer> PostExactly(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Runs a use case as this person.</summary>
    public Task<TResult> Run<TUseCase, TResult>(Func<TUseCase, Task<TResult>> run) where TUseCase : notnull => hub.InScope(person, run);

    /// <summary>Runs a use case as this person.</summary>
    public Task Run<TUseCase>(Func<TUseCase, Task> run) where TUseCase : notnull =>
        hub.InScope<TUseCase, bool>(person, async useCase => { await run(useCase); return true; });

    private async Task<string> FormToken(string path)
    {
        // A handler answers posts; the page with the form is the same address without it.
        var (address, query) = path.Split('?', 2) is [var a, var q] ? (a, q) : (path, "");
        var kept = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("handler=", StringComparison.OrdinalIgnoreCase));
        var page = await Get($"{address}?{string.Join('&', kept)}".TrimEnd('?'));
        return page.Html.QuerySelector<IHtmlInputElement>($"input[name={Token}]")?.Value
            ?? throw new InvalidOperationException($"No form with an anti-forgery token is on {path}; it answered {page.Status} to {person?.Name ?? "a visitor"}. {hub.Log.LastOrDefault(line => line.Failure is not null)?.Failure}");
    }
}

file static class Queries
{
    public static T? QuerySelector<T>(this AngleSharp.Dom.IParentNode node, string selector) where T : class => node.QuerySelector(selector) as T;
}
