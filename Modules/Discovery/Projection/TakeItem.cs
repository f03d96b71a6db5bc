using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Projection;

/// <summary>Changes one item under the next number of change. The caller holds a transaction and saves.</summary>
internal sealed class TakeItem(DiscoveryDb db, TimeProvider time)
{
    public async Task Run(string module, string kind, Guid id, Func<Item, bool> take, CancellationToken cancel)
    {
        // First of all, because this waits for whoever changes items now: what is read below is then the newest.
        await db.States.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastChange, s => s.LastChange + 1), cancel);
        var change = await db.States.AsNoTracking().Select(s => s.LastChange).SingleAsync(cancel);
        var item = await db.Items.SingleOrDefaultAsync(i => i.Module == module && i.Kind == kind && i.ItemId == id, cancel);
        if (item is null)
            db.Items.Add(item = Item.New(module, kind, id));
        if (take(item) || db.Entry(item).State == EntityState.Added)
            item.Number(change, time.GetUtcNow());
    }
}
