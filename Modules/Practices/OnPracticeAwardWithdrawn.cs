using System.Globalization;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices;

/// <summary>A badge goes with the award behind it. Heard before the award itself, it is remembered, so that the award comes to nothing.</summary>
internal sealed class OnPracticeAwardWithdrawn(PracticesDb db, TimeProvider time) : Subscriber<PracticeAwardWithdrawn, PracticesDb>(db, time)
{
    private readonly TimeProvider clock = time;

    protected override async Task On(PracticeAwardWithdrawn fact, CancellationToken cancel)
    {
        var practice = await Db.Practices.SingleOrDefaultAsync(p => p.Id == fact.PracticeId, cancel);
        if (practice is null)
            return;
        var now = clock.GetUtcNow();
        var award = await Db.Awards.SingleOrDefaultAsync(a => a.Id == fact.AwardId && a.PracticeId == fact.PracticeId, cancel);
        if (award is null)
        {
            var unknown = new Award { Id = fact.AwardId, PracticeId = fact.PracticeId, Year = fact.Year, NominationUk = fact.NominationUk, NominationEn = fact.NominationEn, Place = fact.Place };
            unknown.Withdraw(now);
            Db.Awards.Add(unknown);
            return;
        }
        if (award.WithdrawnAt is not null)
            return;
        award.Withdraw(now);
        practice.Award(await Db.Awards.AnyAsync(a => a.PracticeId == fact.PracticeId && a.Id != fact.AwardId && a.WithdrawnAt == null, cancel));
        Db.Record(practice.Id, null, null, "AwardWithdrawn", fact.Reason, now, isPublic: true);
        foreach (var author in practice.CoAuthors.Select(a => a.PersonId).Prepend(practice.OwnerId))
            Db.Notify(author, "Notice.AwardWithdrawn", PracticeFacts.PublicPath(practice), null, practice.TitleUk, fact.NominationUk, fact.Year.ToString(CultureInfo.InvariantCulture));
        Db.PagesChanged();
    }
}
