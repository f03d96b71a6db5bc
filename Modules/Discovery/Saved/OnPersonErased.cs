using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Saved;

/// <summary>What somebody followed and was told is nobody else's: it goes with the account.</summary>
internal sealed class OnPersonErased(DiscoveryDb db, TimeProvider time) : Subscriber<PersonErased, DiscoveryDb>(db, time)
{
    protected override async Task On(PersonErased fact, CancellationToken cancel)
    {
        await Db.SavedQueries.Where(q => q.PersonId == fact.PersonId).ExecuteDeleteAsync(cancel);
        await Db.Told.Where(t => t.PersonId == fact.PersonId).ExecuteDeleteAsync(cancel);
    }
}
