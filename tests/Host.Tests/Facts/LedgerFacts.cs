using Hub.Ledger;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Host.Tests.Facts;

/// <summary>A ledger on its own database, and what its subscribers did.</summary>
internal static class LedgerFacts
{
    public static readonly string[] Everybody = ["first", "fragile", "last"];

    private static readonly string asked = OutboxRow.From(new ReplayRequested(null)).Type;

    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public static async Task<HubApp> Hub(TestDatabase database, FakeTimeProvider? time = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var hub = await HubApp.Start(new() { Database = database, Time = time, Settings = settings ?? new Dictionary<string, string?>() });
        // What a new portal asks of its modules is no part of these stories.
        await using var scope = hub.Services.CreateAsyncScope();
        foreach (var tables in hub.Services.GetRequiredService<ModuleDatabases>().All)
            await tables.In(scope.ServiceProvider).Outbox.Where(row => row.Type == asked).ExecuteDeleteAsync();
        return hub;
    }

    public static Task Write(this HubApp hub, int first, int count = 1) => hub.Run<WriteEntries>(write => write.Run(first, count));

    public static Weather Weather(this HubApp hub) => hub.Services.GetRequiredService<Weather>();

    public static Task<List<string>> Effects(this HubApp hub, int number) => hub.Db<LedgerDb, List<string>>(db =>
        db.Effects.AsNoTracking().Where(e => e.Number == number).OrderBy(e => e.By).Select(e => e.By).ToListAsync());

    public static Task<OutboxRow> Row(this HubApp hub) => hub.Db<LedgerDb, OutboxRow>(db => db.Outbox.AsNoTracking().SingleAsync());

    public static Task<string> Text(this HubApp hub, int number) => hub.Db<LedgerDb, string>(db =>
        db.Entries.AsNoTracking().Where(e => e.Number == number).Select(e => e.Text).SingleAsync());
}
