using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Items;

/// <summary>An item of a person has another state or title, or is gone.</summary>
internal sealed class OnMyItemChanged(CabinetDb db, TimeProvider time) : Subscriber<MyItemChanged, CabinetDb>(db, time)
{
    protected override async Task On(MyItemChanged fact, CancellationToken cancel)
    {
        var item = await Db.Items.SingleOrDefaultAsync(i =>
            i.PersonId == fact.PersonId && i.Module == fact.Module && i.Kind == fact.Kind && i.ItemId == fact.ItemId, cancel);
        // A module that has not heard yet that the person is gone must not bring anything back.
        if (item is null && await Db.People.IgnoreQueryFilters().AnyAsync(p => p.Id == fact.PersonId && p.ErasedAt != null, cancel))
            return;
        if (item is null)
            Db.Items.Add(item = MyItem.About(fact));
        item.Take(fact);
    }
}
