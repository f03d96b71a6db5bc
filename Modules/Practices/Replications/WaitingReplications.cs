using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>A replication nobody decided on yet.</summary>
internal sealed record WaitingReplication(
    Guid Id, string PracticeTitleUk, string? PracticeTitleEn, string OrganisationUk, string? OrganisationEn, string Region, DateTimeOffset At, bool IsOwn);

/// <summary>What waits for the reader: for editors everything within their limits, that of their own practices for authors; the longest waiting first.</summary>
internal sealed class WaitingReplications(PracticesDb db, ICurrentUser user)
{
    public const int PageSize = 20;

    public async Task<(IReadOnlyList<WaitingReplication> Items, int Count)> Run(int page, CancellationToken cancel)
    {
        var (person, reviewed) = (user.RequiredId, db.Practices.Within(user.Reach(PracticesModule.Review)));
        var waiting =
            from replication in db.Replications.AsNoTracking()
            join practice in db.Practices on replication.PracticeId equals practice.Id
            where replication.ConfirmedAt == null && replication.DeclinedAt == null
                && (practice.Status == PracticeStatus.Published || practice.Status == PracticeStatus.Outdated)
                && (reviewed.Any(p => p.Id == practice.Id) || practice.OwnerId == person || db.CoAuthors.Any(a => a.PracticeId == practice.Id && a.PersonId == person))
            orderby replication.At, replication.Id
            select new WaitingReplication(replication.Id, practice.TitleUk, practice.TitleEn, replication.OrganisationUk, replication.OrganisationEn,
                replication.Region, replication.At, replication.ById == person);
        return (await waiting.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), await waiting.CountAsync(cancel));
    }
}
