using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Hub.SharedKernel.Text;

/// <summary>Walks a parsed text and takes away what may not be shown: foreign schemes, images nobody allowed, headings above the page's own.</summary>
internal static class MarkdownSafety
{
    private const string ForeignRel = "nofollow noopener ugc";
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    public static void Apply(MarkdownDocument document, MarkdownRules rules)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Clamp(rules.HeadingLevel + Math.Max(heading.Level, 2) - 2, 2, 6);
        }

        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage) Image(link, rules);
            else Link(link, rules);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList()) Autolink(link, rules);
    }

    private static void Image(LinkInline image, MarkdownRules rules)
    {
        if (image.Url is { } url && IsAllowed(url) && rules.Images.Contains(url)) image.GetAttributes().AddProperty("loading", "lazy");
        else Unwrap(image);
    }

    private static void Link(LinkInline link, MarkdownRules rules)
    {
        // A link built by a reference may still compute its address when rendered; the judged one must be the shown one.
        if (link.GetDynamicUrl is { } dynamic)
        {
            link.Url = dynamic() ?? link.Url;
            link.GetDynamicUrl = null;
        }

        if (link.Url is null || !IsAllowed(link.Url)) Unwrap(link);
        else if (IsForeign(link.Url, rules)) link.GetAttributes().AddProperty("rel", ForeignRel);
    }

    private static void Autolink(AutolinkInline link, MarkdownRules rules)
    {
        if (link.IsEmail) return;
        if (!IsAllowed(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        else if (IsForeign(link.Url, rules)) link.GetAttributes().AddProperty("rel", ForeignRel);
    }

    /// <summary>Whether an address stays on the web or in the mail: decided on what a browser would make of it.</summary>
    internal static bool IsAllowed(string url)
    {
        // Browsers drop control characters and read a backslash as a slash: such an address is not what it seems.
        if (url.Any(c => c <= ' ' || c == '\\' || char.IsControl(c))) return false;
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var path = url.IndexOfAny(['/', '?', '#']);
        if (colon < 0 || (path >= 0 && path < colon)) return true;
        return Schemes.Contains(url[..colon], StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsForeign(string url, MarkdownRules rules)
    {
        if (url.StartsWith("//", StringComparison.Ordinal)) url = "https:" + url;
        if (!url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return false;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return url.Contains(':', StringComparison.Ordinal);
        return !rules.OwnHosts.Any(own => Ascii(own).Equals(uri.IdnHost, StringComparison.OrdinalIgnoreCase));
    }

    private static string Ascii(string host) => Uri.TryCreate("https://" + host, UriKind.Absolute, out var uri) ? uri.IdnHost : host;

    private static void Unwrap(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }
}
