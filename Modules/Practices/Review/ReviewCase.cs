using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>A version that was handed to the editors, with its practice.</summary>
internal sealed record ReviewCase(Practice Practice, PracticeVersion Version)
{
    public Guid Id => Version.Id;

    /// <summary>The version's place; once readers see the practice elsewhere, what both have in common, so that no limit is passed by a new version.</summary>
    public Place Place => Practice.PublishedVersionId is null ? Version.Place : Version.Place.And(Practice.Place);

    public bool IsOwnOf(Guid person) => person == Version.AuthorId || person == Version.SavedBy || Practice.IsAuthor(person);

    /// <summary>Everybody who wrote it, each once.</summary>
    public IEnumerable<Guid> Authors => Practice.CoAuthors.Select(a => a.PersonId).Prepend(Version.AuthorId).Prepend(Practice.OwnerId).Distinct();

    /// <summary>The editor decides on what was read: a version changed since then is to be read again.</summary>
    public void RequireSeen(int seen)
    {
        if (Version.Version != seen)
            throw new RuleViolation("Review.Changed");
    }
}

internal static class ReviewCases
{
    /// <summary>The version, unless it never left its author or lies outside the editor's limits: then it is not there for them.</summary>
    public static async Task<ReviewCase?> CaseOf(this PracticesDb db, Guid version, ICurrentUser editor, CancellationToken cancel) =>
        Allowed(await db.Cases(version).SingleOrDefaultAsync(cancel), editor);

    /// <summary>For showing: a refused change must not be seen in it.</summary>
    public static async Task<ReviewCase?> ReadCase(this PracticesDb db, Guid version, ICurrentUser editor, CancellationToken cancel) =>
        Allowed(await db.Cases(version).AsNoTracking().SingleOrDefaultAsync(cancel), editor);

    private static ReviewCase? Allowed(ReviewCase? item, ICurrentUser editor) =>
        item is not null && editor.Can(PracticesModule.Review, item.Place) ? item : null;

    private static IQueryable<ReviewCase> Cases(this PracticesDb db, Guid version) =>
        db.Versions.Where(v => v.Id == version && v.State != VersionState.Draft && v.State != VersionState.Discarded)
            .Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new ReviewCase(p, v));

    public static void NotifyAuthors(this PracticesDb db, ReviewCase item, string key, string link, Guid except, params string[] arguments)
    {
        foreach (var author in item.Authors)
            db.Notify(author, key, link, except, arguments);
    }

    /// <summary>
    /// The decision fell: nobody need review or advise any more, and unsent drafts go. Experts who are still asked are told so.
    /// </summary>
    /// <returns>The invitations of this round.</returns>
    public static async Task<IReadOnlyList<ExpertInvitation>> EndRound(this PracticesDb db, PracticeVersion version, Guid editor, DateTimeOffset now, CancellationToken cancel)
    {
        db.CloseTask(version.Id, PracticeTasks.Review);
        db.ReviewDrafts.RemoveRange(await db.ReviewDrafts.Where(d => d.VersionId == version.Id).ToListAsync(cancel));
        var invitations = await db.ExpertInvitations.Where(i => i.VersionId == version.Id && i.Round == version.Round).ToListAsync(cancel);
        foreach (var open in invitations.Where(i => i.IsOpen))
        {
            open.Close(now);
            db.CloseTask(open.Id, PracticeTasks.Advise);
            db.Notify(open.ExpertId, "Notice.AdviceNoLongerNeeded", Advising.Path(open.Id), editor, version.TitleUk);
        }
        return invitations;
    }

    /// <summary>Experts whose advice was given learn what came of it.</summary>
    public static void NotifyAdvisers(this PracticesDb db, IEnumerable<ExpertInvitation> invitations, string key, string? link, Guid editor, params string[] arguments)
    {
        foreach (var invitation in invitations.Where(i => i.AnsweredAt is not null))
            db.Notify(invitation.ExpertId, key, link ?? Advising.Path(invitation.Id), editor, arguments);
    }
}

/// <summary>Where and under which name experts work.</summary>
internal static class Advising
{
    public static string Path(Guid invitation) => $"/practices/review/advise/{invitation}";
}
