using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Keeps what was typed, however incomplete; refuses to write over what a co-author saved meanwhile.</summary>
internal sealed class SaveDraft(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <param name="id">The version.</param>
    /// <param name="seen">Number of the saved state the form was opened with.</param>
    /// <param name="change">Puts what was typed into the content.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Null when the person has no such version.</returns>
    public async Task<DraftSaved?> Run(Guid id, int seen, Action<PracticeContent> change, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.DraftOf(id, person, cancel) is not { } draft)
            return null;
        var version = draft.Version;
        if (!version.IsWithAuthor)
            throw new SharedKernel.RuleViolation("Practice.NotEditable");
        if (version.Version != seen)
            return new(version.Version, version.Read(), version.SavedBy);
        var content = version.Read();
        change(content);
        if (content.ToJson() == version.Content)
            return new(version.Version, null, person);
        var title = version.TitleUk;
        version.Save(content, person, time.GetUtcNow());
        if (title != version.TitleUk)
            db.TellOwner(draft.Practice, version);
        return await Saved(version, cancel) ?? await Run(id, seen, change, cancel);
    }

    private async Task<DraftSaved?> Saved(PracticeVersion version, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return new(version.Version, null, version.SavedBy);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A co-author was faster by a moment; looking again finds their text.
            db.ChangeTracker.Clear();
            return null;
        }
    }
}

/// <summary>What became of a saving.</summary>
/// <param name="Version">Number of the state that is saved now.</param>
/// <param name="Theirs">What somebody else saved meanwhile; null when all went well.</param>
/// <param name="SavedBy">Who saved it.</param>
internal sealed record DraftSaved(int Version, PracticeContent? Theirs, Guid SavedBy);
