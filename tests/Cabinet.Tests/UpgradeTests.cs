using Hub.Cabinet.Audit;
using Hub.Cabinet.Organisations;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests;

/// <summary>A database the first version made is brought up to date, and nothing in it is second class.</summary>
[Engines]
public sealed class UpgradeTests(EngineKind engine)
{
    [Test]
    public async Task Organisations_people_and_the_log_of_the_first_version_are_complete_after_the_upgrade()
    {
        await using var database = await TestDatabase.Create(engine);
        var now = new DateTimeOffset(2026, 1, 10, 9, 0, 0, TimeSpan.Zero);
        await using (var modules = EmptyTables.Of<CabinetDb>(database))
        {
            var db = modules.Db;
            await db.Until("Initial");
            foreach (var name in new[] { "Яремчанська міська рада", "«Європейський» центр", "Ґалаґанівська сільська рада", "Гадяцька міська рада" })
                await db.WriteOld(Organisation.Add(null, name, null, OrganisationKind.LocalGovernment, null, null, now));
            await db.WriteOld(new AuditRow { Id = Guid.CreateVersion7(), At = now, Module = "Garden", PersonId = null, Action = "tree.planted", Subject = "tree/1", Details = "яблуня" });
        }
        await using var hub = await HubApp.Start(new() { Database = database });
        var list = (await hub.Get("/organisations")).Html.QuerySelectorAll("main #results h2").Select(h => h.TextContent.Trim()).ToList();

        Assert.That(list, Is.EqualTo(new[] { "Гадяцька міська рада", "Ґалаґанівська сільська рада", "«Європейський» центр", "Яремчанська міська рада" }));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Organisations.CountAsync(o => o.NameKey == "" || o.OrderEn == "")), Is.Zero);
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Outbox.CountAsync(r => r.Type == typeof(ReplayRequested).FullName)), Is.EqualTo(1), "what modules told before anybody listened is asked for once");
        await hub.DeliverOutbox();
        await using var again = await HubApp.Start(new() { Database = database });
        Assert.That(await again.Db<CabinetDb, int>(db => db.Outbox.CountAsync(r => r.Type == typeof(ReplayRequested).FullName && r.DeliveredAt == null)), Is.Zero);
        Assert.That((await again.Run<VerifyAudit, AuditVerdict>(v => v.Run(null, CancellationToken.None))).Broken, Is.Null);
    }
}
