using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Proposing;

/// <summary>Who may work on a version: its proposer while it is with them, librarians always.</summary>
internal static class DocumentAccess
{
    public static async Task<Document?> Workable(this LibraryDb db, Guid id, ICurrentUser user, CancellationToken cancel) =>
        await db.Documents.SingleOrDefaultAsync(d => d.Id == id, cancel) is { } document && MayWork(document, user) ? document : null;

    public static bool MayWork(Document document, ICurrentUser user) =>
        user.Can(LibraryModule.Edit) || (user.Id is { } me && document.ProposedBy == me && document.IsWithProposer);
}

/// <summary>Begins a proposal. The id comes with the form, so that sending it twice begins one.</summary>
internal sealed class StartDocument(LibraryDb db, ICurrentUser user, TimeProvider time)
{
    private const int MostDrafts = 100;

    public async Task Run(Guid id, DocumentKind? kind, string? title, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.Documents.AnyAsync(d => d.Id == id, cancel))
            return;
        if (kind is not { } chosen || !Enum.IsDefined(chosen))
            throw new RuleViolation("Document.KindNeeded", "Kind");
        var content = new DocumentContent { Kind = chosen, TitleUk = Limits.Needed(title, "TitleUk", "Field.TitleUk", Limits.Title), Languages = ["uk"] };
        if (KindForm.IsAct(chosen))
            (content.Licence, content.LegalStatus) = ("official", LegalStatus.InForce);
        if (!user.Can(LibraryModule.Edit) && await db.Documents.CountAsync(d => d.ProposedBy == me && d.State == DocumentState.Draft, cancel) >= MostDrafts)
            throw new RuleViolation("Document.TooManyDrafts", null, MostDrafts);
        var document = Document.Start(id, content, me, now);
        db.Documents.Add(document);
        db.Record(document, me, "Started", null, now);
        db.TellProposer(document);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>
/// Keeps what was typed, however incomplete; refuses to write over what another window saved. What everybody reads is changed only when it is whole.
/// </summary>
internal sealed class SaveDocument(LibraryDb db, KindForms forms, TellDocument tell, ICurrentUser user, TimeProvider time)
{
    /// <returns>Number of the saved state; null when there is no such document for this person.</returns>
    public async Task<int?> Run(Guid id, int seen, DocumentContent typed, CancellationToken cancel)
    {
        if (await db.Workable(id, user, cancel) is not { } document)
            return null;
        if (document.Version != seen)
            throw new RuleViolation("Document.ChangedElsewhere");
        var now = time.GetUtcNow();
        var form = await forms.Of(typed.Kind, cancel);
        Keep(document.Content, typed, form);
        if (document.State == DocumentState.Published && await FirstFinding(document.Id, typed, form, now, cancel) is { } finding)
            throw new RuleViolation("Check." + finding.Key, finding.Field, [.. finding.Arguments]);
        if (typed.ToJson() == document.ContentJson)
            return document.Version;
        var title = document.TitleUk;
        document.Save(typed, now);
        await LinkSubjects(document, typed, cancel);
        await WhenPublished(document, now, cancel);
        if (title != document.TitleUk)
            db.TellProposer(document);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another window was faster by a moment.
            throw new RuleViolation("Document.ChangedElsewhere");
        }
        return document.Version;
    }

    // A field the kind does not show keeps what it had: changing the kind there and back loses nothing.
    private static void Keep(DocumentContent before, DocumentContent typed, KindForm form)
    {
        typed.Languages = [.. typed.Languages.Where(Lists.Languages.Contains).Distinct()];
        typed.Subjects = [.. typed.Subjects.Distinct().Take(50)];
        typed.PublisherCode = Edrpou.Normalise(typed.PublisherCode);
        if (!form.Shows(Field.TitleOriginal)) typed.TitleOriginal = before.TitleOriginal;
        if (!form.Shows(Field.Creators)) typed.Creators = before.Creators;
        if (!form.Shows(Field.Contributors)) typed.Contributors = before.Contributors;
        if (!form.Shows(Field.ActNumber)) typed.ActNumber = before.ActNumber;
        if (!form.Shows(Field.AdoptedOn)) typed.AdoptedOn = before.AdoptedOn;
        if (!form.Shows(Field.IssuedOn)) typed.IssuedOn = before.IssuedOn;
        if (!form.Shows(Field.Registration)) typed.Registration = before.Registration;
        if (!form.Shows(Field.Doi)) typed.Doi = before.Doi;
        if (!form.Shows(Field.Isbn)) typed.Isbn = before.Isbn;
        if (!form.Shows(Field.Link)) typed.Link = before.Link;
    }

    private async Task<Finding?> FirstFinding(Guid id, DocumentContent typed, KindForm form, DateTimeOffset now, CancellationToken cancel) =>
        DocumentChecks.Of(typed, form, await db.Files.CountAsync(f => f.DocumentId == id, cancel), KyivTime.DateOf(now)).FirstOrDefault();

    private async Task LinkSubjects(Document document, DocumentContent content, CancellationToken cancel)
    {
        var keys = content.Subjects;
        var wanted = await db.Subjects.Where(s => keys.Contains(s.Key)).Select(s => s.MergedIntoId ?? s.Id).Distinct().ToListAsync(cancel);
        var there = await db.DocumentSubjects.Where(s => s.DocumentId == document.Id).ToListAsync(cancel);
        db.DocumentSubjects.RemoveRange(there.Where(s => !wanted.Contains(s.SubjectId)));
        db.DocumentSubjects.AddRange(wanted.Except(there.Select(s => s.SubjectId)).Select(s => new Vocabulary.DocumentSubject { DocumentId = document.Id, SubjectId = s }));
    }

    private async Task WhenPublished(Document document, DateTimeOffset now, CancellationToken cancel)
    {
        if (document.State != DocumentState.Published)
            return;
        document.Changed(now);
        db.Record(document, user.Id, "Corrected", null, now);
        await tell.Run(document, cancel);
    }
}

/// <summary>Hands a proposal to librarians.</summary>
internal sealed class ProposeDocument(LibraryDb db, KindForms forms, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person has no such document.</returns>
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Workable(id, user, cancel) is not { } document)
            return false;
        // Sent twice by an impatient hand: the first one counts.
        if (document.State == DocumentState.Proposed)
            return true;
        var (now, content) = (time.GetUtcNow(), document.Content);
        var files = await db.Files.CountAsync(f => f.DocumentId == id, cancel);
        var findings = DocumentChecks.Of(content, await forms.Of(content.Kind, cancel), files, KyivTime.DateOf(now));
        if (findings.Count > 0)
            throw new RuleViolation("Document.MendFirst", null, findings.Count);
        document.Propose(now);
        db.Record(document, user.Id, "Proposed", null, now);
        db.TellProposer(document);
        db.CloseTask(id, "mend");
        db.OpenReview(document);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>Throws a draft away.</summary>
internal sealed class DiscardDocument(LibraryDb db, ICurrentUser user)
{
    public async Task<bool> Run(Guid id, CancellationToken cancel)
    {
        if (await db.Workable(id, user, cancel) is not { } document)
            return false;
        if (document.State is not (DocumentState.Draft or DocumentState.Returned))
            throw new RuleViolation("Document.NotEditable");
        if (document.ProposedBy is not null)
            db.Publish(LibraryFacts.OwnItem(document, document.NextTelling()) with { StateKey = null });
        db.CloseTask(id, "mend");
        db.Documents.Remove(document);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
