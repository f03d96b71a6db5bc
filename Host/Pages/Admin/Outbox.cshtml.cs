using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Pages.Admin;

/// <summary>Facts on their way between modules, and those that got stuck.</summary>
[RequirePermission(AdminPages.Permission)]
internal sealed class OutboxModel(
    ModuleDatabases databases, IServiceProvider services, OutboxSignal signal, TimeProvider time, IStringLocalizer<HostTexts> texts) : HubPage
{
    private const int MostShown = 100;

    public IReadOnlyList<ModuleOutbox> Modules { get; private set; } = [];
    public IReadOnlyList<StuckFact> Stuck { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public override async Task Load(CancellationToken cancel)
    {
        var dayAgo = time.GetUtcNow().AddDays(-1);
        var (modules, stuck) = (new List<ModuleOutbox>(), new List<StuckFact>());
        foreach (var database in databases.All)
        {
            var (name, outbox) = (database.Module.Name, database.In(services).Outbox.AsNoTracking());
            modules.Add(new(name,
                await outbox.CountAsync(r => r.DeliveredAt == null && r.Error == null, cancel),
                await outbox.CountAsync(r => r.DeliveredAt == null && r.Error != null, cancel),
                await outbox.CountAsync(r => r.DeliveredAt >= dayAgo, cancel)));
            stuck.AddRange(await outbox.Where(r => r.DeliveredAt == null && r.Error != null).OrderBy(r => r.OccurredAt).Take(MostShown)
                .Select(r => new StuckFact(name, r.Id, r.Type, r.OccurredAt, r.Attempts, r.DueAt, r.Error!)).ToListAsync(cancel));
        }
        (Modules, Stuck) = (modules, stuck);
    }

    /// <summary>One fact, or all of them when none is named, is due now.</summary>
    public async Task<IActionResult> OnPost(string? module, Guid? id, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var database in databases.All.Where(d => module is null || d.Module.Name == module))
            await database.In(services).Outbox.Where(r => r.DeliveredAt == null && r.Error != null && (id == null || r.Id == id))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, now), cancel);
        signal.Raise();
        Done = texts["Admin.TryingAgain"];
        return RedirectToPage();
    }
}

internal sealed record ModuleOutbox(string Name, int Waiting, int Failed, int DeliveredToday);

internal sealed record StuckFact(string Module, Guid Id, string Type, DateTimeOffset OccurredAt, int Attempts, DateTimeOffset DueAt, string Error);
