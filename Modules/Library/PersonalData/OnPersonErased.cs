using Hub.Library.Describing;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.PersonalData;

/// <summary>An account was erased: drafts nobody was shown go, requests go, what is public stays without saying who proposed it.</summary>
internal sealed class OnPersonErased(LibraryDb db, TimeProvider time) : Subscriber<PersonErased, LibraryDb>(db, time)
{
    protected override async Task On(PersonErased fact, CancellationToken cancel)
    {
        var me = fact.PersonId;
        await Db.AccessRequests.Where(r => r.PersonId == me).ExecuteDeleteAsync(cancel);
        await Db.AccessRequests.Where(r => r.DecidedBy == me).ExecuteUpdateAsync(set => set.SetProperty(r => r.DecidedBy, (Guid?)null), cancel);
        await Db.Files.Where(f => f.AddedBy == me).ExecuteUpdateAsync(set => set.SetProperty(f => f.AddedBy, (Guid?)null), cancel);
        await Db.Timeline.Where(t => t.PersonId == me).ExecuteUpdateAsync(set => set.SetProperty(t => t.PersonId, (Guid?)null), cancel);
        foreach (var document in await Db.Documents.Where(d => d.ProposedBy == me).ToListAsync(cancel))
        {
            if (document.State == DocumentState.Draft)
                Db.Documents.Remove(document);
            else
                document.ForgetProposer();
        }
    }
}
