using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A new hearer wants to know all organisations: each active one is told again as it is now.</summary>
internal sealed class OnReplayRequested(CabinetDb db, OrganisationFacts facts, TimeProvider time) : Subscriber<ReplayRequested, CabinetDb>(db, time)
{
    protected override async Task On(ReplayRequested fact, CancellationToken cancel)
    {
        if (fact.Module is not (null or CabinetModule.Key))
            return;
        var former = (await Db.FormerNames.AsNoTracking().Where(f => f.Code != null).Select(f => new { f.OrganisationId, f.Code }).Distinct().ToListAsync(cancel))
            .ToLookup(f => f.OrganisationId, f => f.Code!);
        await foreach (var organisation in Db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null).AsAsyncEnumerable().WithCancellation(cancel))
            facts.Tell(organisation, [.. former[organisation.Id].Where(code => code != organisation.Code).Order(StringComparer.Ordinal)]);
    }
}
