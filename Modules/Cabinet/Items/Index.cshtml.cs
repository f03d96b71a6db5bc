using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Items;

/// <summary>All the person works on, in all modules, what is not finished first.</summary>
[Authorize]
internal sealed class ItemsPage(
    CabinetDb db, LoadedModules modules, ModuleTexts texts, IStringLocalizer<Texts> own, ICurrentUser user) : HubPage
{
    private const int Size = 30;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<ItemGroup> Groups { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var mine = db.Items.Of(user.RequiredId, modules.Names);
        Pages = (await mine.CountAsync(cancel) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Groups = ItemGroup.From(await mine.Skip((Number - 1) * Size).Take(Size).ToListAsync(cancel), modules, texts, own["Items.Untitled"]);
    }
}

/// <summary>Questions about items that several features ask.</summary>
internal static class ItemQueries
{
    /// <summary>A person's items that are not gone, of modules that are there; what is not finished first.</summary>
    public static IQueryable<MyItem> Of(this IQueryable<MyItem> items, Guid personId, IReadOnlyList<string> modules) =>
        items.AsNoTracking().Where(i => i.PersonId == personId && i.StateKey != null && modules.Contains(i.Module))
            .OrderByDescending(i => i.StateKey!.EndsWith("Draft")).ThenByDescending(i => i.ChangedAt).ThenBy(i => i.ItemId);

    public static async Task<PublicItem> KnownOrNewItem(this CabinetDb db, string module, string kind, Guid id, CancellationToken cancel)
    {
        if (await db.PublicItems.SingleOrDefaultAsync(i => i.Module == module && i.Kind == kind && i.ItemId == id, cancel) is { } known)
            return known;
        var item = PublicItem.About(module, kind, id);
        db.PublicItems.Add(item);
        return item;
    }

    /// <summary>What a person published and readers find now, newest first.</summary>
    public static IQueryable<PublicItem> PublishedBy(this CabinetDb db, Guid personId, IReadOnlyList<string> modules) =>
        db.PublicItems.AsNoTracking().Where(p => p.Path != null && modules.Contains(p.Module)
            && db.Items.Any(i => i.PersonId == personId && i.Module == p.Module && i.Kind == p.Kind && i.ItemId == p.ItemId && i.StateKey != null))
            .OrderByDescending(p => p.PublishedAt).ThenBy(p => p.ItemId);
}
