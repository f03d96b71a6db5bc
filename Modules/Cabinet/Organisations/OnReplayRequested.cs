using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations;

/// <summary>A new hearer wants to know all organisations: each active one is told again as it is now.</summary>
internal sealed class OnReplayRequested(CabinetDb db, OrganisationFacts facts, TimeProvider time) : ReplaySubscriber<CabinetDb>(db, time)
{
    /// <summary>Organisations in one transaction.</summary>
    public const int Batch = 500;

    protected override async Task<Guid?> Tell(Guid after, CancellationToken cancel)
    {
        var organisations = await Db.Organisations.AsNoTracking().Where(o => o.MergedIntoId == null && o.Id.CompareTo(after) > 0)
            .OrderBy(o => o.Id).Take(Batch).ToListAsync(cancel);
        var ids = organisations.ConvertAll(o => o.Id);
        var former = (await Db.FormerNames.AsNoTracking().Where(f => f.Code != null && ids.Contains(f.OrganisationId))
            .Select(f => new { f.OrganisationId, f.Code }).Distinct().ToListAsync(cancel)).ToLookup(f => f.OrganisationId, f => f.Code!);
        foreach (var organisation in organisations)
            facts.Tell(organisation, [.. former[organisation.Id].Where(code => code != organisation.Code).Order(StringComparer.Ordinal)]);
        return organisations.Count == Batch ? ids[^1] : null;
    }
}
