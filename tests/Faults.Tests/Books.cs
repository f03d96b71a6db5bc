using Hub.Ledger;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Faults.Tests;

/// <summary>Counts afterwards what is in the tables, and compares it with what writers were told.</summary>
internal static class Books
{
    private static readonly string[] everybody = ["first", "fragile", "last"];

    /// <summary>Waits until every fact is delivered.</summary>
    public static async Task Settled(TestDatabase place)
    {
        int before, waiting = int.MaxValue;
        do
        {
            before = waiting;
            await HubProcess.Until(async () => (waiting = await Waiting(place)) < before, () => $"{waiting} facts are still not delivered.");
        } while (waiting > 0);
    }

    /// <summary>How many facts are not delivered yet.</summary>
    public static async Task<int> Waiting(TestDatabase place)
    {
        await using var tables = EmptyTables.Of<LedgerDb>(place);
        return await tables.Db.Outbox.CountAsync(r => r.DeliveredAt == null);
    }

    /// <summary>Every confirmed entry is there once, whole, and its fact had each effect once. Prints what was counted.</summary>
    /// <param name="place">The data.</param>
    /// <param name="load">What writers were told.</param>
    /// <param name="fault">What was done to the portal, for the line that is printed.</param>
    public static async Task Balance(TestDatabase place, WritingLoad load, string fault)
    {
        await using var tables = EmptyTables.Of<LedgerDb>(place);
        var entries = await tables.Db.Entries.AsNoTracking().Select(e => new { e.Number, e.Text }).ToListAsync();
        var effects = (await tables.Db.Effects.AsNoTracking().Select(e => new { e.Number, e.By }).ToListAsync()).ToLookup(e => e.Number, e => e.By);
        var again = await tables.Db.Outbox.CountAsync(r => r.Attempts > 1);
        var there = entries.Select(e => e.Number).ToHashSet();
        var confirmed = load.Confirmed.ToHashSet();

        await TestContext.Out.WriteLineAsync(
            $"{fault}: {load.Tried} entries tried, {confirmed.Count} confirmed, {confirmed.Count(there.Contains)} of these found; {entries.Count - confirmed.Count(there.Contains)} more saved without an answer; "
            + $"{entries.Count} facts with {effects.Sum(e => e.Count())} effects, {again} facts delivered at a second try or later.");
        Assert.Multiple(() =>
        {
            Assert.That(confirmed, Is.Not.Empty);
            Assert.That(confirmed.Where(n => !there.Contains(n)), Is.Empty, "confirmed and lost");
            Assert.That(entries, Has.Count.EqualTo(there.Count), "saved twice");
            Assert.That(entries.Where(e => e.Text != $"{e.Number}!").Select(e => e.Text), Is.Empty, "changed by its fact not at all or twice");
            Assert.That(there.Where(n => !effects[n].Order().SequenceEqual(everybody)), Is.Empty, "effects missing or doubled");
            Assert.That(effects.Select(e => e.Key).Where(n => !there.Contains(n)), Is.Empty, "told though never saved");
        });
        if (place.Engine == EngineKind.Sqlite)
            Assert.That(await tables.Db.Database.SqlQueryRaw<string>("""SELECT integrity_check AS "Value" FROM pragma_integrity_check""").ToListAsync(), Is.EqualTo(["ok"]));
    }
}
