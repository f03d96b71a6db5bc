using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Registry;

/// <summary>An item of an organisation became readable or changed; one that never named an organisation is not kept.</summary>
internal sealed class OnItemPublished(CabinetDb db, TimeProvider time) : Subscriber<ItemPublished, CabinetDb>(db, time)
{
    protected override async Task On(ItemPublished fact, CancellationToken cancel)
    {
        if (!OrganisationItem.Fits(fact))
            return;
        var known = await Db.OrganisationItems.SingleOrDefaultAsync(i => i.Module == fact.Module && i.Kind == fact.Kind && i.ItemId == fact.ItemId, cancel);
        if (known is null && OrganisationItem.NamesNobody(fact))
            return;
        if (known is null)
            Db.OrganisationItems.Add(known = OrganisationItem.About(fact.Module, fact.Kind, fact.ItemId));
        if (known.Tell(fact))
            Db.Publish(new PublicPagesChanged(CabinetModule.Key));
    }
}

/// <summary>An item is gone. Told before the item itself arrived, it is kept, so that the late telling shows nothing.</summary>
internal sealed class OnItemWithdrawn(CabinetDb db, TimeProvider time) : Subscriber<ItemWithdrawn, CabinetDb>(db, time)
{
    protected override async Task On(ItemWithdrawn fact, CancellationToken cancel)
    {
        var known = await Db.OrganisationItems.SingleOrDefaultAsync(i => i.Module == fact.Module && i.Kind == fact.Kind && i.ItemId == fact.ItemId, cancel);
        if (known is null)
            Db.OrganisationItems.Add(known = OrganisationItem.About(fact.Module, fact.Kind, fact.ItemId));
        if (known.Withdraw(fact.Version))
            Db.Publish(new PublicPagesChanged(CabinetModule.Key));
    }
}
