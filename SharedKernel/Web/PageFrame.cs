namespace Hub.SharedKernel.Web;

/// <summary>What stands around every page: menu, person, languages, addresses. Filled once for a request, read by the layout.</summary>
public sealed class PageFrame
{
    /// <summary>The modules' entries, in the order they are shown.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; set; } = [];

    /// <summary>The name of the person signed in; null for a visitor.</summary>
    public string? PersonName { get; set; }

    /// <summary>How many notices the person has not read.</summary>
    public int UnreadNotices { get; set; }

    /// <summary>This page in the other language.</summary>
    public string OtherLanguageHref { get; set; } = "/en";

    /// <summary>The absolute address of this page by which search engines know it; empty when it has none.</summary>
    public string CanonicalUrl { get; set; } = "";

    /// <summary>The absolute address of this page in Ukrainian; empty when it has none.</summary>
    public string UkUrl { get; set; } = "";

    /// <summary>The absolute address of this page in English; empty when it has none.</summary>
    public string EnUrl { get; set; } = "";

    /// <summary>Whether the portal runs with demonstration content on a developer's machine.</summary>
    public bool IsDevelopment { get; set; }

    /// <summary>A sentence for everybody, above every page; null when there is none.</summary>
    public string? SystemNotice { get; set; }

    /// <summary>The home page in the current language.</summary>
    public string HomeHref { get; set; } = "/";

    /// <summary>Where one signs in.</summary>
    public string SignInHref { get; set; } = "/cabinet/sign-in";

    /// <summary>Where one signs out; answers to POST only.</summary>
    public string SignOutHref { get; set; } = "/cabinet/sign-out";

    /// <summary>The person's own cabinet.</summary>
    public string CabinetHref { get; set; } = "/cabinet";

    /// <summary>The person's notices.</summary>
    public string NoticesHref { get; set; } = "/cabinet/notices";

    /// <summary>What is put before every local address: empty in Ukrainian, <c>/en</c> in English.</summary>
    public string LanguagePrefix { get; set; } = "";

    /// <summary>A local address in the current language.</summary>
    /// <param name="path">A path that starts with a slash, without a language.</param>
    public string Href(string path) => LanguagePrefix + path;
}

/// <summary>One entry of the menu.</summary>
/// <param name="Text">The module's name in the current language.</param>
/// <param name="Href">Its first page.</param>
/// <param name="Current">Whether the page shown belongs to it.</param>
public sealed record MenuEntry(string Text, string Href, bool Current);
