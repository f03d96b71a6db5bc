using Hub.Cabinet.Items;
using Hub.Cabinet.Notices;
using Hub.Cabinet.Tasks;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
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

    public string PersonName => user.Name;

    public IReadOnlyList<TaskLine> Tasks { get; private set; } = [];

    public bool MoreTasks { get; private set; }

    public IReadOnlyList<ItemGroup> Groups { get; private set; } = [];

    public bool MoreItems { get; private set; }

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var me = user.RequiredId;
        var tasks = await db.Tasks.WaitingFor(User, me, modules.Names).Take(MostTasks + 1).ToListAsync(cancel);
        (Tasks, MoreTasks) = (TaskLine.From(tasks.Take(MostTasks), modules, time.GetUtcNow()), tasks.Count > MostTasks);
        var items = await db.Items.Of(me, modules.Names).Take(MostItems + 1).ToListAsync(cancel);
        (Groups, MoreItems) = (ItemGroup.From(items.Take(MostItems), modules, texts, own["Items.Untitled"]), items.Count > MostItems);
        Notices = NoticeLine.From(await db.Notices.AsNoTracking().Where(n => n.PersonId == me)
            .OrderByDescending(n => n.RaisedAt).ThenByDescending(n => n.Id).Take(MostNotices).ToListAsync(cancel));
    }
}
