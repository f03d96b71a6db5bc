namespace Hub.SharedKernel.Web;

/// <summary>An entry of a menu as the reader sees it.</summary>
/// <param name="Text">Text in the reader's language.</param>
/// <param name="Href">Address with the language's prefix.</param>
/// <param name="Current">Whether the page now read lies under it.</param>
public sealed record MenuEntry(string Text, string Href, bool Current);

/// <summary>What surrounds every page: menus, person, languages. Filled by the host for each request.</summary>
public sealed class PageFrame
{
    /// <summary>The main menu.</summary>
    public IReadOnlyList<MenuEntry> Menu { get; set; } = [];

    /// <summary>The person's menu in the Cabinet.</summary>
    public IReadOnlyList<MenuEntry> CabinetMenu { get; set; } = [];

    /// <summary>The administrators' menu.</summary>
    public IReadOnlyList<MenuEntry> AdminMenu { get; set; } = [];

    /// <summary>Links of modules at the foot of the page.</summary>
    public IReadOnlyList<MenuEntry> FooterMenu { get; set; } = [];

    /// <summary>Where one signs in and out; null in a portal without accounts.</summary>
    public AccountPages? Accounts { get; set; }

    /// <summary>Name of the signed-in person; null for a visitor.</summary>
    public string? PersonName { get; set; }

    /// <summary>How many notices the person has not seen.</summary>
    public int UnreadNotices { get; set; }

    /// <summary>This page in the other language.</summary>
    public string OtherLanguageHref { get; set; } = "/en";

    /// <summary>Full address of this page without its query.</summary>
    public string CanonicalUrl { get; set; } = "";

    /// <summary>Full address of this page in Ukrainian.</summary>
    public string UkUrl { get; set; } = "";

    /// <summary>Full address of this page in English.</summary>
    public string EnUrl { get; set; } = "";

    /// <summary>The OpenSearch description of the portal's search in the language now read; null without a search that has one.</summary>
    public string? SearchDescriptionHref { get; set; }

    /// <summary>Whether the portal runs for development.</summary>
    public bool IsDevelopment { get; set; }

    /// <summary>What the administrators tell everybody now; null when there is nothing.</summary>
    public SystemNotice? SystemNotice { get; set; }

    /// <summary>Name of the administrator who acts for the person with their consent; null when they act themselves.</summary>
    public string? ActingAdministrator { get; set; }

    /// <summary>The home page.</summary>
    public string HomeHref { get; set; } = "/";

    /// <summary>A path with the prefix of the language now read.</summary>
    /// <param name="path">Path without prefix, beginning with a slash.</param>
    public string Href(string path) => Languages.Language.Path(path, Languages.Language.Current);
}
