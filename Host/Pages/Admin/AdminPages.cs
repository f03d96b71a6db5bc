using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Localization;

namespace Hub.Pages.Admin;

/// <summary>The host's own pages for administrators; the modules add theirs to the same menu.</summary>
internal static class AdminPages
{
    /// <summary>Declared by the Cabinet, which grants it.</summary>
    public const string Permission = "hub.administer";

    private static readonly (string TextKey, string Path)[] pages =
        [("Admin.Modules", "/admin/modules"), ("Admin.Outbox", "/admin/outbox"), ("Admin.Jobs", "/admin/jobs"), ("Admin.Works", "/admin/works")];

    public static IEnumerable<MenuEntry> Menu(IServiceProvider services, ICurrentUser user, string path)
    {
        if (!user.Can(Permission))
            return [];
        var texts = services.GetRequiredService<IStringLocalizer<HostTexts>>();
        return pages.Select(page => new MenuEntry(texts[page.TextKey], Language.Path(page.Path, Language.Current), PageFrameBuilder.IsCurrent(path, page.Path)));
    }
}
