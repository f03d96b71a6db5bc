using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.Extensions.Localization;

namespace Hub;

/// <summary>What the layout needs to know: menu, person, the other language.</summary>
internal static class PageFrameBuilder
{
    public static PageFrame Build(IServiceProvider services)
    {
        var context = services.GetRequiredService<IHttpContextAccessor>().HttpContext;
        var address = services.GetRequiredService<PublicAddress>();
        var user = services.GetRequiredService<ICurrentUser>();
        var path = context?.Request.Path.Value ?? "/";
        var query = context?.Request.QueryString.Value ?? "";
        return new PageFrame
        {
            Menu = [.. Entries(services, user, NavPlace.Main, path)],
            CabinetMenu = user.Id is null ? [] : [.. Entries(services, user, NavPlace.Cabinet, path)],
            AdminMenu = user.Id is null ? [] : [.. Entries(services, user, NavPlace.Admin, path), .. Pages.Admin.AdminPages.Menu(services, user, path)],
            FooterMenu = [.. Entries(services, user, NavPlace.Footer, path)],
            Accounts = services.GetRequiredService<ModuleCatalog>().Modules.Select(m => m.Accounts).FirstOrDefault(a => a is not null),
            PersonName = user.Id is null ? null : user.Name,
            UnreadNotices = int.TryParse(context?.User.FindFirst(HubClaims.UnreadNotices)?.Value, CultureInfo.InvariantCulture, out var unread) ? unread : 0,
            OtherLanguageHref = Language.Path(path, Language.IsEnglish ? "uk" : "en") + query,
            CanonicalUrl = address.Of(path, Language.Current),
            UkUrl = address.Of(path, "uk"),
            EnUrl = address.Of(path, "en"),
            SearchDescriptionHref = services.GetRequiredService<ModuleCatalog>().Modules.Select(m => m.SearchDescription).FirstOrDefault(d => d is not null) is { } description
                ? Language.Path(description, Language.Current) : null,
            IsDevelopment = services.GetRequiredService<IHostEnvironment>().IsDevelopment(),
            SystemNotice = services.GetRequiredService<ISystemNotices>().At(services.GetRequiredService<TimeProvider>().GetUtcNow()),
            ActingAdministrator = user.ActingAdministrator,
            HomeHref = Language.Path("/", Language.Current),
        };
    }

    private static IEnumerable<MenuEntry> Entries(IServiceProvider services, ICurrentUser user, NavPlace place, string path)
    {
        var texts = services.GetRequiredService<IStringLocalizerFactory>();
        var modules = services.GetRequiredService<ModuleCatalog>().Modules;
        // A page stands under one entry: the nearest. A person's own menu and the administrators' are read as one.
        var nearest = modules.SelectMany(m => m.Menu).Where(i => Row(i.Place) == Row(place) && IsCurrent(path, i.Path)).MaxBy(i => i.Path.Length);
        return from module in modules
               from item in module.Menu
               where item.Place == place && (item.Permission is null || (item.Somewhere ? user.CanSomewhere(item.Permission) : user.Can(item.Permission)))
                   // A menu in which nothing is current is not drawn.
                   && (item.When is null || nearest is not null && user.Id is not null && item.When(services))
               orderby item.Order
               select new MenuEntry(texts.Create(module.TextsType)[item.TextKey], Language.Path(item.Path, Language.Current), item.Path == nearest?.Path);
    }

    private static NavPlace Row(NavPlace place) => place == NavPlace.Admin ? NavPlace.Cabinet : place;

    /// <summary>Whether a page stands under an entry of a menu.</summary>
    public static bool IsCurrent(string path, string item) =>
        path.Equals(item, StringComparison.OrdinalIgnoreCase) || path.StartsWith(item + "/", StringComparison.OrdinalIgnoreCase);
}
