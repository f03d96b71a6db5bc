using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Hub.SharedKernel.Web.Kit;

/// <summary>HTML written as an interpolated string: what stands in braces is encoded, what stands around them is not.</summary>
[InterpolatedStringHandler]
internal sealed class Markup : IHtmlContent
{
    private readonly HtmlContentBuilder content = new();

    public Markup()
    {
    }

    public Markup(int literalLength, int formattedCount)
    {
    }

    public void AppendLiteral(string html) => content.AppendHtml(html);

    public void AppendFormatted(string? text) => content.Append(text ?? "");

    public void AppendFormatted(IHtmlContent? html)
    {
        if (html is not null) content.AppendHtml(html);
    }

    public void AppendFormatted(int number) => content.AppendHtml(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(double number) => content.AppendHtml(number.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary> name="value" with a space before it; nothing when the value is null.</summary>
    public static Markup Attribute(string name, string? value)
    {
        var attribute = new Markup();
        if (value is null) return attribute;
        attribute.AppendLiteral($" {name}=\"");
        attribute.AppendFormatted(value);
        attribute.AppendLiteral("\"");
        return attribute;
    }

    public static Markup Flag(string name, bool on)
    {
        var flag = new Markup();
        if (on) flag.AppendLiteral(" " + name);
        return flag;
    }

    public static Markup Join<T>(IEnumerable<T> items, Func<T, Markup> drawn)
    {
        var joined = new Markup();
        foreach (var item in items) joined.AppendFormatted(drawn(item));
        return joined;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => content.WriteTo(writer, encoder);
}
