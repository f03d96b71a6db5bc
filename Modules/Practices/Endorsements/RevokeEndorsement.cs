using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Endorsements;

/// <summary>The giver or an editor takes an endorsement back, with a reason readers see.</summary>
internal sealed class RevokeEndorsement(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>The practice's public path; null when the person has no such endorsement to revoke.</returns>
    public async Task<string?> Run(Guid id, string? written, CancellationToken cancel)
    {
        var (person, now) = (user.RequiredId, time.GetUtcNow());
        var endorsement = await db.Endorsements.SingleOrDefaultAsync(e => e.Id == id, cancel);
        if (endorsement is null)
            return null;
        var practice = await db.Practices.SingleAsync(p => p.Id == endorsement.PracticeId, cancel);
        if (!MayRevoke(endorsement, practice.Place, user))
            return null;
        var reason = FormText.Reason(written, "Reason");
        endorsement.Revoke(person, reason, now);
        db.Record(practice.Id, null, person, "EndorsementRevoked", $"{endorsement.OrganisationUk}: {reason}", now, isPublic: true);
        foreach (var concerned in practice.CoAuthors.Select(a => a.PersonId).Append(practice.OwnerId).Append(endorsement.ById).Distinct())
            db.Notify(concerned, "Notice.EndorsementRevoked", PracticeFacts.PublicPath(practice), person, endorsement.OrganisationUk, practice.TitleUk, reason);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return PracticeFacts.PublicPath(practice);
    }

    public static bool MayRevoke(Endorsement endorsement, Place place, ICurrentUser user) =>
        endorsement.RevokedAt is null && (endorsement.ById == user.Id || user.Can(PracticesModule.Review, place));
}
