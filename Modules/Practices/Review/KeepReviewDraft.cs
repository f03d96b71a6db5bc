using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>Keeps what an editor or an expert is typing, so that a closed window loses nothing.</summary>
internal sealed class KeepReviewDraft(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the version is not the person's to work on.</returns>
    public async Task<bool> Run(Guid version, ReviewPurpose purpose, IReadOnlyDictionary<string, string> words, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var works = purpose == ReviewPurpose.Advice
            ? await db.ExpertInvitations.AnyAsync(i => i.VersionId == version && i.ExpertId == person, cancel)
            : await db.ReadCase(version, user, cancel) is { Version: { State: VersionState.UnderReview, EditorId: { } editor } } && editor == person;
        if (!works)
            return false;
        var id = ReviewDraft.IdOf(version, person, purpose);
        var draft = await db.ReviewDrafts.SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (draft is null)
            db.ReviewDrafts.Add(draft = new ReviewDraft { Id = id, VersionId = version, PersonId = person, Purpose = purpose });
        draft.Keep(words, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
