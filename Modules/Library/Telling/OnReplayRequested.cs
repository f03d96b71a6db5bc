using Hub.Library.Describing;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Telling;

/// <summary>A new hearer wants to know the library: what is readable, what was withdrawn, people's own documents, and what waits.</summary>
internal sealed class OnReplayRequested(LibraryDb db, TellDocument tell, TimeProvider time) : ReplaySubscriber<LibraryDb>(db, time)
{
    /// <summary>Documents in one transaction: each brings the text of its files.</summary>
    public const int Batch = 50;

    protected override async Task<Guid?> Tell(Guid after, CancellationToken cancel)
    {
        var documents = await Db.Documents.AsNoTracking().Where(d => d.Id.CompareTo(after) > 0).OrderBy(d => d.Id).Take(Batch).ToListAsync(cancel);
        foreach (var document in documents)
            await Tell(document, cancel);
        return documents.Count == Batch ? documents[^1].Id : null;
    }

    private async Task Tell(Document document, CancellationToken cancel)
    {
        if (document.State == DocumentState.Published)
            Db.Publish(await tell.Item(document, cancel));
        if (document.State == DocumentState.Withdrawn)
            Db.Publish(new ItemWithdrawn(LibraryFacts.Module, LibraryFacts.Kind, document.ConceptId, document.Tellings));
        if (document.State == DocumentState.Proposed)
            Db.OpenReview(document, document.ProposedAt!.Value);
        if (document.ProposedBy is null)
            return;
        Db.Publish(LibraryFacts.OwnItem(document, document.Tellings) with { OccurredAt = document.SavedAt });
        if (document.State == DocumentState.Returned)
            Db.OpenMend(document, document.SavedAt);
    }
}
