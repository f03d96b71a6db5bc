using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>A version with its practice, as its authors get it.</summary>
internal sealed record Draft(Practice Practice, PracticeVersion Version);

internal static class Drafts
{
    /// <summary>The version, if the person is an author of it; null alike when there is no such version and when it is somebody else's.</summary>
    public static async Task<Draft?> DraftOf(this PracticesDb db, Guid version, Guid person, CancellationToken cancel)
    {
        var found = await db.Versions.SingleOrDefaultAsync(v => v.Id == version, cancel);
        if (found is null)
            return null;
        // Two plain queries: practices come with their co-authors, which SQLite cannot join to a single version.
        var practice = await db.Practices.SingleAsync(p => p.Id == found.PracticeId, cancel);
        return practice.IsAuthor(person) || found.AuthorId == person ? new(practice, found) : null;
    }

    /// <summary>The newest version that is neither discarded nor published over.</summary>
    public static IQueryable<PracticeVersion> Open(this IQueryable<PracticeVersion> versions) => versions.Where(v =>
        v.State == VersionState.Draft || v.State == VersionState.Returned || v.State == VersionState.Submitted || v.State == VersionState.UnderReview);
}
