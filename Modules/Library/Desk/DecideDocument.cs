using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>Makes a version public under the document's address; the version before it stays readable.</summary>
internal sealed class PublishDocument(LibraryDb db, KindForms forms, TellDocument tell, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return false;
        var (now, content) = (time.GetUtcNow(), document.Content);
        var files = await db.Files.CountAsync(f => f.DocumentId == id, cancel);
        if (DocumentChecks.Of(content, await forms.Of(content.Kind, cancel), files, KyivTime.DateOf(now)) is { Count: > 0 } findings)
            throw new RuleViolation("Document.MendFirst", null, findings.Count);
        try
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await Publish(document, now, cancel);
            await db.SaveChangesAsync(cancel);
            await tell.Run(document, cancel);
            await db.SaveChangesAsync(cancel);
            await whole.CommitAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && SaveConflict.Is(failure))
        {
            // Another document took the address in the same instant; nothing of this one is saved, and the next try finds another address.
            throw new RuleViolation("Document.AddressTaken");
        }
        return true;
    }

    private async Task Publish(Document document, DateTimeOffset now, CancellationToken cancel)
    {
        var before = await db.Documents.SingleOrDefaultAsync(d => d.ConceptId == document.ConceptId && (d.State == DocumentState.Published || d.State == DocumentState.Withdrawn), cancel);
        if (before?.State == DocumentState.Withdrawn)
            throw new RuleViolation("Document.ConceptWithdrawn");
        document.Publish(document.Slug ?? await DocumentAddress.For(db, document, cancel), before?.Tellings ?? 0, now);
        before?.Supersede(now);
        db.Record(document, user.Id, "Published", null, now);
        db.TellProposer(document);
        db.Notify(document.ProposedBy, "Notice.Published", document.Path, user.Id, document.TitleUk);
        db.CloseTask(document.Id, "review");
        if (document.Link is { } link && WebAddress.TryRead(link, out _) && !await db.LinkChecks.AnyAsync(c => c.DocumentId == document.Id, cancel))
            db.LinkChecks.Add(Care.LinkCheck.Of(document.Id, link));
    }
}

/// <summary>Sends a proposal back to its proposer with a reason.</summary>
internal sealed class ReturnDocument(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, string? reason, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return false;
        document.Return(reason);
        db.Record(document, user.Id, "Returned", document.ReturnReason, time.GetUtcNow());
        db.TellProposer(document);
        db.Notify(document.ProposedBy, "Notice.Returned", LibraryFacts.EditPath(id), user.Id, document.TitleUk, document.ReturnReason!);
        db.CloseTask(id, "review");
        if (document.ProposedBy is not null)
            db.OpenMend(document);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Takes a document away for good: its address says when and why, harvesters are told that it is deleted.</summary>
internal sealed class WithdrawDocument(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, string? reason, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return false;
        var now = time.GetUtcNow();
        document.Withdraw(reason, now);
        db.Record(document, user.Id, "Withdrawn", document.WithdrawnReason, now);
        db.TellProposer(document);
        db.Publish(new ItemWithdrawn(LibraryFacts.Module, LibraryFacts.Kind, document.ConceptId, document.NextTelling()));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Begins the next version: a copy of description and files that is worked on while readers have the one before.</summary>
internal sealed class BeginVersion(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>The id of the new version, or of the one already begun; null when there is no such document.</returns>
    public async Task<Guid?> Run(Guid id, string? changes, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return null;
        if (await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.ConceptId == document.ConceptId && d.Number > document.Number, cancel) is { } begun)
            return begun.Id;
        var now = time.GetUtcNow();
        var next = document.Next(Guid.CreateVersion7(), user.RequiredId, now);
        next.Explain(changes);
        db.Documents.Add(next);
        foreach (var file in await db.Files.AsNoTracking().Where(f => f.DocumentId == id).ToListAsync(cancel))
            db.Files.Add(file.CopyTo(next.Id, now));
        foreach (var subject in await db.DocumentSubjects.AsNoTracking().Where(s => s.DocumentId == id).ToListAsync(cancel))
            db.DocumentSubjects.Add(new() { DocumentId = next.Id, SubjectId = subject.SubjectId });
        db.Record(next, user.Id, "Started", null, now);
        db.TellProposer(next);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && SaveConflict.Is(failure))
        {
            // Somebody began it in the same instant: both work on the one that is there.
            throw new RuleViolation("Document.VersionBegun");
        }
        return next.Id;
    }
}
