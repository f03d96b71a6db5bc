using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;

namespace Hub.Discovery.Projection;

/// <summary>What is no longer readable is no longer found.</summary>
internal sealed class OnItemWithdrawn(DiscoveryDb db, TakeItem take, TimeProvider time) : Subscriber<ItemWithdrawn, DiscoveryDb>(db, time)
{
    protected override Task On(ItemWithdrawn fact, CancellationToken cancel) =>
        take.Run(fact.Module, fact.Kind, fact.ItemId, item => item.Take(fact), cancel);
}
