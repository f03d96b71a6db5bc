using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Vocabulary;

/// <summary>Adds a subject or changes its names and its place.</summary>
internal sealed class WriteSubject(LibraryDb db, ICurrentUser user)
{
    /// <param name="id">Null for a new one.</param>
    /// <param name="names">Names in both languages and a note on its use.</param>
    /// <param name="broader">The subject it stands under.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<Guid?> Run(Guid? id, (string? Uk, string? En, string? Note) names, Guid? broader, CancellationToken cancel)
    {
        var all = await db.Subjects.ToDictionaryAsync(s => s.Id, cancel);
        if (broader is { } over && (!all.TryGetValue(over, out var place) || place.MergedIntoId is not null))
            throw new RuleViolation("Subject.BroaderGone", "Broader");
        Subject subject;
        if (id is null)
            db.Subjects.Add(subject = Subject.Add(names.Uk, names.En, null));
        else if (!all.TryGetValue(id.Value, out subject!) || subject.MergedIntoId is not null)
            return null;
        if (all.Values.FirstOrDefault(s => s.Id != subject.Id && (s.Key == subject.Key || (s.MergedIntoId is null && string.Equals(s.NameUk, names.Uk?.Trim(), StringComparison.OrdinalIgnoreCase)))) is { } same)
            throw new RuleViolation("Subject.Twice", "NameUk", same.NameUk);
        subject.Rename(names.Uk, names.En, names.Note);
        subject.Under(broader, all);
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.subject", $"subject/{subject.Id}", subject.NameUk));
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return subject.Id;
    }
}

/// <summary>
/// Makes one subject of two: every document, draft and collection that names the first names the second afterwards. The key of the first is understood for ever.
/// </summary>
internal sealed class MergeSubjects(LibraryDb db, TellDocument tell, GatherCollection gather, ICurrentUser user, TimeProvider time)
{
    private const int Batch = 200;

    /// <returns>How many documents were changed; null when there is no such subject.</returns>
    public async Task<int?> Run(Guid id, Guid? intoId, CancellationToken cancel)
    {
        var all = await db.Subjects.ToDictionaryAsync(s => s.Id, cancel);
        if (!all.TryGetValue(id, out var gone) || gone.MergedIntoId is not null)
            return null;
        if (intoId is not { } other || other == id || !all.TryGetValue(other, out var into) || into.MergedIntoId is not null)
            throw new RuleViolation("Subject.MergeTarget", "Into");
        for (var at = into.BroaderId; at is { } above; at = all[above].BroaderId)
            if (above == id)
                throw new RuleViolation("Subject.MergeUnder", "Into");
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        foreach (var narrower in all.Values.Where(s => s.BroaderId == id))
            narrower.Repoint(null, other);
        foreach (var merged in all.Values.Where(s => s.MergedIntoId == id))
            merged.Repoint(other, null);
        gone.MergeInto(other);
        var asking = await Collections(gone.Key, into.Key, cancel);
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.subjectmerged", $"subject/{id}", $"{gone.NameUk} → {into.NameUk}"));
        await db.SaveChangesAsync(cancel);
        var changed = await Documents(gone, into, cancel);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        foreach (var collection in await db.Collections.Where(c => asking.Contains(c.Id)).ToListAsync(cancel))
            await gather.Run(collection, cancel);
        await db.SaveChangesAsync(cancel);
        // Dated at the end: harvesters who come meanwhile must not think they know of it.
        await gather.TellHarvesters(changed, cancel);
        await whole.CommitAsync(cancel);
        return changed.Count;
    }

    /// <returns>Collections whose query named the subject: what it holds may be more now.</returns>
    private async Task<List<Guid>> Collections(string gone, string into, CancellationToken cancel)
    {
        var asking = new List<Guid>();
        foreach (var collection in await db.Collections.Where(c => c.QueryJson != null).ToListAsync(cancel))
            if (collection.Query is { } query && query.Subjects.Contains(gone))
            {
                collection.Gather(query with { Subjects = [.. query.Subjects.Select(s => s == gone ? into : s).Distinct()] });
                asking.Add(collection.Id);
            }
        return asking;
    }

    /// <returns>The documents that had the subject, of foreign repositories too.</returns>
    private async Task<IReadOnlyCollection<Guid>> Documents(Subject gone, Subject into, CancellationToken cancel)
    {
        var ids = await db.DocumentSubjects.Where(s => s.SubjectId == gone.Id).Select(s => s.DocumentId).ToListAsync(cancel);
        var concepts = new HashSet<Guid>();
        foreach (var batch in ids.Chunk(Batch))
        {
            var both = await db.DocumentSubjects.Where(s => s.SubjectId == into.Id && batch.Contains(s.DocumentId)).Select(s => s.DocumentId).ToListAsync(cancel);
            db.DocumentSubjects.RemoveRange(await db.DocumentSubjects.Where(s => s.SubjectId == gone.Id && batch.Contains(s.DocumentId)).ToListAsync(cancel));
            db.DocumentSubjects.AddRange(batch.Except(both).Select(d => new DocumentSubject { DocumentId = d, SubjectId = into.Id }));
            foreach (var document in await db.Documents.Where(d => batch.Contains(d.Id)).ToListAsync(cancel))
            {
                concepts.Add(document.ConceptId);
                await Replace(document, gone.Key, into.Key, cancel);
            }
            await db.SaveChangesAsync(cancel);
        }
        return concepts;
    }

    private async Task Replace(Document document, string gone, string into, CancellationToken cancel)
    {
        var (content, now) = (document.Content, time.GetUtcNow());
        content.Subjects = [.. content.Subjects.Select(s => s == gone ? into : s).Distinct()];
        if (document.IsForeign || document.State is DocumentState.Superseded or DocumentState.Withdrawn)
            return;
        document.Save(content, now);
        if (document.State == DocumentState.Published)
            await tell.Run(document, cancel);
    }
}

/// <summary>Takes a subject away that no document has.</summary>
internal sealed class RemoveSubject(LibraryDb db, ICurrentUser user)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Subjects.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } subject)
            return false;
        if (await db.DocumentSubjects.AnyAsync(d => d.SubjectId == id, cancel) || await db.Subjects.AnyAsync(s => s.BroaderId == id || s.MergedIntoId == id, cancel))
            throw new RuleViolation("Subject.InUse");
        db.Subjects.Remove(subject);
        db.Publish(new ActionRecorded(LibraryFacts.Module, user.Id, "library.subjectremoved", $"subject/{id}", subject.NameUk));
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
