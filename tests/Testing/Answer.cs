using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Hub.Testing;

/// <summary>What the portal answered.</summary>
public sealed class Answer
{
    private readonly Visitor visitor;
    private IHtmlDocument? html;

    private Answer(Visitor visitor, string path, HttpResponseMessage response, byte[] bytes)
    {
        (this.visitor, Path, Bytes) = (visitor, path, bytes);
        Status = (int)response.StatusCode;
        Headers = response.Headers;
        ContentHeaders = response.Content.Headers;
        Location = response.Headers.Location?.OriginalString;
    }

    /// <summary>The address asked for.</summary>
    public string Path { get; }

    /// <summary>Status code.</summary>
    public int Status { get; }

    /// <summary>Where the portal sends the browser; null when nowhere.</summary>
    public string? Location { get; }

    /// <summary>Headers of the answer.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>Headers of its content.</summary>
    public HttpContentHeaders ContentHeaders { get; }

    /// <summary>The content.</summary>
    public byte[] Bytes { get; }

    /// <summary>The content as UTF-8.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>The content as a page.</summary>
    public IHtmlDocument Html => html ??= new HtmlParser().ParseDocument(Text);

    /// <summary>The readable text of the page's main part, with single spaces.</summary>
    public string Main => Words(Html.QuerySelector("main") ?? Html.Body!);

    /// <summary>Sentences of the page's error summary and fields.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Html.QuerySelectorAll(".govuk-error-summary__list li, .govuk-error-message").Select(Words).Distinct()];

    /// <summary>Goes where the portal sends the browser, until it sends nowhere.</summary>
    public async Task<Answer> Follow()
    {
        var answer = this;
        for (var hops = 0; answer.Location is not null && hops < 10; hops++)
            answer = await visitor.Get(answer.Location);
        return answer;
    }

    /// <summary>Fills a form of this page as a person would and sends it: fields not named keep what the page has in them.</summary>
    /// <param name="form">CSS selector of the form, e.g. <c>main form</c>.</param>
    /// <param name="fields">What is typed, by field name; null takes the field out.</param>
    public Task<Answer> Submit(string form, params (string Name, string? Value)[] fields) => Submit(form, null, fields);

    /// <summary>Fills a form of this page and presses one of its buttons.</summary>
    /// <param name="form">CSS selector of the form.</param>
    /// <param name="button">CSS selector of the button within the form; null for none.</param>
    /// <param name="fields">What is typed, by field name; null takes the field out.</param>
    public Task<Answer> Submit(string form, string? button, (string Name, string? Value)[] fields)
    {
        var element = Html.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"There is no form '{form}' on {Path} ({Status}).");
        var pressed = button is null ? null : element.QuerySelector(button)
            ?? throw new InvalidOperationException($"The form '{form}' on {Path} has no button '{button}'.");
        var sent = FormFields.Of(element, pressed).Where(f => fields.All(typed => typed.Name != f.Key))
            .Concat(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        var target = pressed?.GetAttribute("formaction") ?? element.GetAttribute("action") ?? Path;
        if (string.Equals(element.Method, "get", StringComparison.OrdinalIgnoreCase))
            return visitor.Get($"{target.Split('?')[0]}?{string.Join('&', sent.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"))}");
        return visitor.PostExactly(target, sent);
    }

    internal static async Task<Answer> Read(Visitor visitor, string path, HttpResponseMessage response) =>
        new(visitor, path, response, await response.Content.ReadAsByteArrayAsync());

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>The fields of a form as a browser would send them.</summary>
internal static class FormFields
{
    public static IEnumerable<KeyValuePair<string, string>> Of(IHtmlFormElement form, IElement? pressed)
    {
        foreach (var field in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 } && !e.HasAttribute("disabled")))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlInputElement { Type: "submit" or "button" or "image" or "file" or "reset" }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected))
                        yield return new(name, option.Value);
                    break;
            }
        }
        if (pressed?.GetAttribute("name") is { Length: > 0 } button)
            yield return new(button, pressed.GetAttribute("value") ?? "");
    }
}
