using Hub.Cabinet.Items;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Tasks;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet;

/// <summary>My things: what waits for me, what I work on, what I was told. Made only of facts the modules tell.</summary>
[Authorize]
internal sealed class MyThingsPage(
    CabinetDb db, LoadedModules modules, ModuleTexts texts, IStringLocalizer<Texts> own, ICurrentUser user, TimeProvider time) : HubPage
{
    private const int MostTasks = 10;
    private const int MostItems = 20;
    private const int MostNotices = 5;
    private const int MostOther = 10;

    public string PersonName => user.Name;

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public bool MoreTasks { get; private set; }

    public IReadOnlyList<ItemGroup> Groups { get; private set; } = [];

    public bool MoreItems { get; private set; }

    public IReadOnlyList<ItemGroup> Files { get; private set; } = [];

    public IReadOnlyList<ItemGroup> Subscriptions { get; private set; } = [];

    public IReadOnlyList<NoticeEntry> Notices { get; private set; } = [];

    public bool AsksForConsent { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        var me = user.RequiredId;
        // Who signs in during the days of grace comes here, and must see first that the account is about to go.
        if (await db.Removals.AnyAsync(r => r.PersonId == me, cancel))
            return RedirectToPage("/Personal/Delete");
        var tasks = await db.Tasks.WaitingFor(User, me, modules.Names).Take(MostTasks + 1).ToListAsync(cancel);
        (Tasks, MoreTasks) = (TaskLine.From(tasks.Take(MostTasks), modules, time.GetUtcNow()), tasks.Count > MostTasks);
        var items = await db.Items.Of(me, modules.Names).Where(i => i.Kind != MyItem.Subscription && i.Kind != MyItem.File).Take(MostItems + 1).ToListAsync(cancel);
        (Groups, MoreItems) = (Grouped(items.Take(MostItems)), items.Count > MostItems);
        Files = Grouped(await db.Items.Of(me, modules.Names).Where(i => i.Kind == MyItem.File).Take(MostOther).ToListAsync(cancel));
        Subscriptions = Grouped(await db.Items.Of(me, modules.Names).Where(i => i.Kind == MyItem.Subscription).Take(MostOther).ToListAsync(cancel));
        Notices = [.. (await db.Grouped(me, cancel)).Take(MostNotices)];
        var version = ConsentText.Of(ConsentKind.Privacy).Version;
        AsksForConsent = await db.People.AnyAsync(p => p.Id == me, cancel)
            && !await db.Consents.AnyAsync(c => c.PersonId == me && c.Kind == ConsentKind.Privacy && c.TextVersion == version, cancel);
        return Page();
    }

    private IReadOnlyList<ItemGroup> Grouped(IEnumerable<MyItem> items) => ItemGroup.From(items, modules, texts, own["Items.Untitled"]);
}
