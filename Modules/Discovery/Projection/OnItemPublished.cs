using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;

namespace Hub.Discovery.Projection;

/// <summary>What became readable anywhere can be found.</summary>
internal sealed class OnItemPublished(DiscoveryDb db, TakeItem take, TimeProvider time) : Subscriber<ItemPublished, DiscoveryDb>(db, time)
{
    protected override Task On(ItemPublished fact, CancellationToken cancel) =>
        take.Run(fact.Module, fact.Kind, fact.ItemId, item => item.Take(fact), cancel);
}
