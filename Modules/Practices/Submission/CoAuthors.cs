using Hub.Practices.Telling;
using Hub.SharedKernel;
using Hub.SharedKernel.People;

namespace Hub.Practices.Submission;

/// <summary>The owner lets a colleague edit.</summary>
internal sealed class InviteCoAuthor(PracticesDb db, IPeople people, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, string? email, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.OwnDraft(id, person, cancel) is not { } draft)
            return false;
        var address = (email ?? "").Trim();
        if (!System.Net.Mail.MailAddress.TryCreate(address, out _))
            throw new RuleViolation("CoAuthor.NotAnEmail", "Email");
        if (await people.ByEmail(address, cancel) is not { } colleague)
            throw new RuleViolation("CoAuthor.Unknown", "Email", address);
        if (draft.Practice.CoAuthors.Any(a => a.PersonId == colleague.Id))
            return true;
        draft.Practice.Invite(colleague.Id, person, time.GetUtcNow());
        db.Record(draft.Practice.Id, id, person, "Invited", colleague.Name, time.GetUtcNow());
        db.Notify(colleague.Id, "Notice.Invited", PracticeFacts.EditPath(id), person, draft.Version.TitleUk);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>The owner takes a co-author's access away, or a co-author leaves.</summary>
internal sealed class UninviteCoAuthor(PracticesDb db, IPeople people, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Guid colleague, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.DraftOf(id, person, cancel) is not { } draft || (draft.Practice.OwnerId != person && colleague != person))
            return false;
        if (!draft.Practice.CoAuthors.Any(a => a.PersonId == colleague))
            return true;
        draft.Practice.Uninvite(colleague);
        var names = await people.Names([colleague], cancel);
        db.Record(draft.Practice.Id, id, person, "Uninvited", names.GetValueOrDefault(colleague), time.GetUtcNow());
        db.Notify(colleague, "Notice.Uninvited", "/practices/submission/start", person, draft.Version.TitleUk);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

/// <summary>The owner hands the practice over to a co-author, for instance when leaving the office.</summary>
internal sealed class HandOverPractice(PracticesDb db, TasksToTell tasks, IPeople people, ICurrentUser user, TimeProvider time)
{
    public async Task<bool> Run(Guid id, Guid colleague, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.OwnDraft(id, person, cancel) is not { } draft)
            return false;
        var practice = draft.Practice;
        // The old owner's list must forget it before the new one's shows it.
        db.Publish(new SharedKernel.Contracts.MyItemChanged(PracticeFacts.Module, PracticeFacts.Kind, practice.Id,
            practice.NextTelling(), person, draft.Version.TitleUk, null, null, PracticeFacts.WayPath(id)));
        practice.HandOver(colleague, time.GetUtcNow());
        var names = await people.Names([colleague], cancel);
        db.Record(practice.Id, id, person, "HandedOver", names.GetValueOrDefault(colleague), time.GetUtcNow());
        db.TellOwner(practice, draft.Version);
        await tasks.ToNewOwner(practice, cancel);
        db.Notify(colleague, "Notice.HandedOver", PracticeFacts.WayPath(id), person, draft.Version.TitleUk);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

internal static class OwnDrafts
{
    /// <summary>As <see cref="Drafts.DraftOf"/>, for the owner alone.</summary>
    public static async Task<Draft?> OwnDraft(this PracticesDb db, Guid version, Guid person, CancellationToken cancel) =>
        await db.DraftOf(version, person, cancel) is { } draft && draft.Practice.OwnerId == person ? draft : null;
}
