namespace Hub.SharedKernel.Text;

/// <summary>What a place allows in its Markdown beyond the strict default.</summary>
public sealed class MarkdownRules
{
    /// <summary>Addresses of images that may be shown, exactly as written in the text; the others become their alternative text.</summary>
    public IReadOnlySet<string> Images { get; init; } = new HashSet<string>();

    /// <summary>Hosts of the portal itself (<c>xn--…</c> or with letters): links to them are not marked as foreign.</summary>
    public IReadOnlyCollection<string> OwnHosts { get; init; } = [];

    /// <summary>The level <c>##</c> becomes, 2–6: 3 when the page's own section titles are of level 2 (the default). <c>#</c> becomes the same, <c>###</c> one more.</summary>
    public int HeadingLevel { get; init; } = 3;
}
