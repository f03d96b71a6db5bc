using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Known;

/// <summary>What the registry knows of an organisation changed.</summary>
internal sealed class OnOrganisationChanged(ContestDb db, TimeProvider time) : Subscriber<OrganisationChanged, ContestDb>(db, time)
{
    protected override async Task On(OrganisationChanged fact, CancellationToken cancel) => (await Db.KnownOrNewOrganisation(fact.OrganisationId, cancel)).Hear(fact);
}

/// <summary>Two organisations were one.</summary>
internal sealed class OnOrganisationMerged(ContestDb db, TimeProvider time) : Subscriber<OrganisationMerged, ContestDb>(db, time)
{
    protected override async Task On(OrganisationMerged fact, CancellationToken cancel) =>
        (await Db.KnownOrNewOrganisation(fact.OrganisationId, cancel)).MergeInto(fact.IntoId);
}

internal static class KnownOrganisationQueries
{
    public static async Task<KnownOrganisation> KnownOrNewOrganisation(this ContestDb db, Guid id, CancellationToken cancel) =>
        await db.KnownOrganisations.SingleOrDefaultAsync(o => o.Id == id, cancel) ?? db.KnownOrganisations.Add(KnownOrganisation.New(id)).Entity;
}
