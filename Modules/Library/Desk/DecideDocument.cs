using System.Globalization;
using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>Makes a version public under the document's address; the version before it stays readable.</summary>
internal sealed class PublishDocument(LibraryDb db, KindForms forms, TellDocument tell, ICurrentUser user, TimeProvider time)
{
    /// <summary>First parts of the module's own pages; a document called so would be hidden by them.</summary>
    private static readonly HashSet<string> reserved = ["index", "details", "subjects", "collections", "desk", "proposing", "access", "files", "thumbnails", "list.atom", "list", "oai", "export", "import", "harvesting"];

    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } document)
            return false;
        var (now, content) = (time.GetUtcNow(), document.Content);
        var files = await db.Files.CountAsync(f => f.DocumentId == id, cancel);
        if (DocumentChecks.Of(content, await forms.Of(content.Kind, cancel), files, KyivTime.DateOf(now)) is { Count: > 0 } findings)
            throw new RuleViolation("Document.MendFirst", null, findings.Count);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await Publish(document, now, cancel);
        await db.SaveChangesAsync(cancel);
        await tell.Run(document, cancel);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return true;
    }

    private async Task Publish(Document document, DateTimeOffset now, CancellationToken cancel)
    {
        var before = await db.Documents.SingleOrDefaultAsync(d => d.ConceptId == document.ConceptId && (d.State == DocumentState.Published || d.State == DocumentState.Withdrawn), cancel);
        if (before?.State == DocumentState.Withdrawn)
            throw new RuleViolation("Document.ConceptWithdrawn");
        document.Publish(document.Slug ?? await FreeSlug(document, cancel), before?.Tellings ?? 0, now);
        before?.Supersede(now);
        db.Record(document, user.Id, "Published", null, now);
        db.TellProposer(document);
        db.Notify(document.ProposedBy, "Notice.Published", document.Path, user.Id, document.TitleUk);
        db.CloseTask(document.Id, "review");
        if (document.Link is { } link && WebAddress.TryRead(link, out _) && !await db.LinkChecks.AnyAsync(c => c.DocumentId == document.Id, cancel))
            db.LinkChecks.Add(Care.LinkCheck.Of(document.Id, link));
    }

    /// <summary>From the Ukrainian title and the number of the act; a taken or reserved one gets a number.</summary>
    private async Task<string> FreeSlug(Document document, CancellationToken cancel)
    {
        var stem = Slug.From(document.ActNumber is { } number ? $"{Limits.Cut(document.TitleUk, 60)} {number}" : document.TitleUk);
        if (stem == "")
            stem = "dokument-" + document.Id.ToString("N", CultureInfo.InvariantCulture)[^8..];
        var taken = (await db.Documents.Where(d => d.ConceptId != document.ConceptId && (d.Slug == stem || d.Slug!.StartsWith(stem + "-")))
            .Select(d => d.Slug!).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var slug = stem;
        for (var next = 2; taken.Contains(slug) || reserved.Contains(slug); next++)
            slug = $"{stem}-{next.ToString(CultureInfo.InvariantCulture)}";
        return slug;
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
        await db.SaveChangesAsync(cancel);
        return next.Id;
    }
}
