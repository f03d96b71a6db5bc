using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices;

/// <summary>A place won in the competition becomes a badge; the same place told twice is one badge.</summary>
internal sealed class OnPracticeAwarded(PracticesDb db, TimeProvider time) : Subscriber<PracticeAwarded, PracticesDb>(db, time)
{
    private readonly TimeProvider clock = time;

    protected override async Task On(PracticeAwarded fact, CancellationToken cancel)
    {
        var practice = await Db.Practices.SingleOrDefaultAsync(p => p.Id == fact.PracticeId, cancel);
        // The Contest may know practices this depository never had.
        if (practice is null)
            return;
        // Awards that have no name of their own are told apart by year and nomination; one that is there may also have been withdrawn before it was heard of.
        var there = fact.AwardId is { } award
            ? await Db.Awards.AnyAsync(a => a.Id == award, cancel)
            : await Db.Awards.AnyAsync(a => a.PracticeId == fact.PracticeId && a.Year == fact.Year && a.NominationUk == fact.NominationUk, cancel);
        if (there)
            return;
        Db.Awards.Add(new Award
        {
            Id = fact.AwardId ?? Guid.CreateVersion7(),
            PracticeId = fact.PracticeId,
            Year = fact.Year,
            NominationUk = fact.NominationUk,
            NominationEn = fact.NominationEn,
            Place = fact.Place,
        });
        practice.Award();
        Db.Record(practice.Id, null, null, "Awarded", $"{fact.NominationUk}, {fact.Year}", clock.GetUtcNow(), isPublic: true);
        foreach (var author in practice.CoAuthors.Select(a => a.PersonId).Prepend(practice.OwnerId))
            Db.Notify(author, "Notice.Awarded", PracticeFacts.PublicPath(practice), null, practice.TitleUk, fact.NominationUk,
                fact.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Db.PagesChanged();
    }
}
