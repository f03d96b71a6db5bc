using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Removal;

/// <summary>The owner asks the editors to take a published practice out.</summary>
internal sealed class AskRemoval(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person owns no such practice.</returns>
    public async Task<bool> Run(string slug, string? written, CancellationToken cancel)
    {
        var (person, now) = (user.RequiredId, time.GetUtcNow());
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Slug == slug && p.OwnerId == person, cancel);
        if (practice is null)
            return false;
        if (!practice.IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        if (await db.RemovalRequests.AnyAsync(r => r.PracticeId == practice.Id && r.DecidedAt == null, cancel))
            throw new RuleViolation("Removal.AlreadyAsked");
        var request = new RemovalRequest
        {
            PracticeId = practice.Id,
            RequestedBy = person,
            At = now,
            Reason = FormText.Reason(written, "Reason", RemovalRequest.MostReason),
        };
        db.RemovalRequests.Add(request);
        db.Record(practice.Id, practice.PublishedVersionId, person, "RemovalAsked", request.Reason, now);
        db.NotifyEditors(practice.Place, "Notice.RemovalAsked", RemovalRequest.Path(request.Id), person, practice.TitleUk);
        db.OpenRemoval(practice, request);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
