using Hub.Practices.Checks;
using Hub.Practices.Freshness;
using Hub.Practices.Submission;
using Hub.Practices.Telling;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>The editor shows a version to readers; the version they read before becomes an earlier one.</summary>
internal sealed class PublishVersion(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>The practice's public path; null when there is no such version with the editors.</returns>
    public async Task<string?> Run(Guid id, int seen, CancellationToken cancel)
    {
        var (editor, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.CaseOf(id, user, cancel) is not { } item)
            return null;
        // Sent twice by an impatient hand: the first one counts.
        if (item.Version.State == VersionState.Published && item.Version.DecidedBy == editor)
            return PracticeFacts.PublicPath(item.Practice);
        item.RequireSeen(seen);
        var (practice, version) = item;
        version.Publish(editor, practice, now);
        await ReplaceEarlier(practice, cancel);
        var content = version.Read();
        if (practice.Slug is null)
            practice.GiveAddress(await PracticeAddress.For(db, practice, content.Title.Uk, cancel));
        practice.Show(version, content, EvidenceGrade.Of(content).Letter, now);
        await TitleStems.Update(db, practice, cancel);
        await WatchedLinks.Update(db, practice.Id, content, cancel);
        var invitations = await db.EndRound(version, editor, now, cancel);
        Tell(item, content, invitations, editor, now);
        await db.SaveChangesAsync(cancel);
        return PracticeFacts.PublicPath(practice);
    }

    private async Task ReplaceEarlier(Practice practice, CancellationToken cancel)
    {
        if (practice.PublishedVersionId is { } earlier && practice.IsReadable)
            (await db.Versions.SingleAsync(v => v.Id == earlier, cancel)).Supersede();
    }

    private void Tell(ReviewCase item, PracticeContent content, IReadOnlyList<ExpertInvitation> invitations, Guid editor, DateTimeOffset now)
    {
        var (practice, version) = item;
        db.PublishItem(practice, content);
        db.Publish(PracticeSnapshot.Of(practice, version, content));
        db.Record(practice.Id, version.Id, editor, "Published", version.ChangesUk == "" ? null : version.ChangesUk, now, isPublic: true);
        db.TellOwner(practice, version);
        var path = PracticeFacts.PublicPath(practice);
        db.NotifyAuthors(item, version.Number == 1 ? "Notice.Published" : "Notice.VersionPublished", path, editor, practice.TitleUk);
        db.NotifyAdvisers(invitations, "Notice.AdvisedPublished", path, editor, practice.TitleUk);
    }
}
