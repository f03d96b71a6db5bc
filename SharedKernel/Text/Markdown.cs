using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace Hub.SharedKernel.Text;

/// <summary>
/// Markdown people write, as HTML that is safe to show: no raw HTML, only web, mail and relative links, only allowed images, no style attributes.
/// CommonMark with tables and bare links. Whatever is fed in, the answer comes after bounded work: a text that is too long or nested too deep
/// is shown as plain paragraphs, and none of it is lost.
/// </summary>
public static class Markdown
{
    /// <summary>Longest text that is formatted, in characters; a longer one is shown as plain paragraphs.</summary>
    public const int LongestFormatted = 200_000;

    private const int DeepestNesting = 32;

    private static readonly MarkdownRules Strict = new();
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder
    {
        MaximumNestingDepth = DeepestNesting,
    }.DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <summary>The text as safe HTML.</summary>
    /// <param name="text">Markdown; null is an empty one.</param>
    /// <param name="rules">Which images may be shown and which hosts are the portal's own; by default none.</param>
    public static HtmlString ToHtml(string? text, MarkdownRules? rules = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return HtmlString.Empty;
        var source = Text(text);
        return new HtmlString(Bounded(source, document => Render(document, rules ?? Strict)) ?? PlainParagraphs(source));
    }

    /// <summary>The words of the text without its marks, paragraphs parted by line ends: for search, summaries and mail.</summary>
    /// <param name="text">Markdown; null is an empty one.</param>
    public static string ToPlain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var source = Text(text);
        return Bounded(source, MarkdownPlain.Write) ?? source.Trim();
    }

    private static string Render(MarkdownDocument document, MarkdownRules rules)
    {
        MarkdownSafety.Apply(document, rules);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new MarkdownTable());
        renderer.Render(document);
        return writer.ToString();
    }

    // Null: the text is more work than a text people write.
    private static string? Bounded(string source, Func<MarkdownDocument, string> write)
    {
        if (source.Length > LongestFormatted || MarkdownWork.IsTooMuch(source)) return null;
        try
        {
            return write(Markdig.Markdown.Parse(source, Pipeline));
        }
        catch (ArgumentException)
        {
            // Markdig's answer to nesting beyond the limit, when parsing or rendering; it has no narrower type.
            return null;
        }
    }

    private static string PlainParagraphs(string source)
    {
        var html = new StringBuilder(source.Length + 64);
        foreach (var paragraph in source.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            html.Append("<p>").Append(Encoder.Encode(paragraph)).Append("</p>\n");
        }

        return html.ToString();
    }

    // Broken surrogates cannot be encoded, and NUL is forbidden by CommonMark: both become U+FFFD.
    private static string Text(string text)
    {
        var source = text.ReplaceLineEndings("\n").Replace('\0', '\uFFFD');
        if (!source.Any(char.IsSurrogate)) return source;
        var whole = new StringBuilder(source.Length);
        foreach (var rune in source.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString();
    }
}
