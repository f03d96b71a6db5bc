using Hub.Practices.Tests.Review;
using Hub.SharedKernel.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests;

/// <summary>Badges of the competition.</summary>
public sealed class PracticeAwardedTests
{
    [Test]
    public async Task A_place_told_twice_is_one_badge_and_a_late_repeat_does_no_harm()
    {
        await using var stage = await ReviewStage.Start();
        var practice = await stage.PracticeOf(await stage.Published("Переможець конкурсу"));
        await stage.News();
        var fact = new PracticeAwarded(practice.Id, 2013, "Електронні послуги", "Electronic services", 1);
        await Tell(stage, fact);
        await Tell(stage, fact);
        await Tell(stage, fact with { EventId = Guid.CreateVersion7() });
        await Tell(stage, new PracticeAwarded(Guid.NewGuid(), 2013, "Електронна демократія", null, null));

        Assert.That(await stage.Db(db => db.Awards.CountAsync()), Is.EqualTo(1));
        Assert.That((await stage.Db(db => db.Practices.AsNoTracking().SingleAsync(p => p.Id == practice.Id))).IsAwarded, Is.True);
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.Awarded", "Ганна: Notice.Awarded" }));
        await stage.DeliverAll();
    }

    [Test]
    public async Task Two_nominations_of_one_year_are_two_badges()
    {
        await using var stage = await ReviewStage.Start();
        var practice = await stage.PracticeOf(await stage.Published("Двічі переможець"));
        await Tell(stage, new PracticeAwarded(practice.Id, 2013, "Електронні послуги", null, 1));
        await Tell(stage, new PracticeAwarded(practice.Id, 2013, "Електронна демократія", null, null));
        Assert.That(await stage.Db(db => db.Awards.CountAsync()), Is.EqualTo(2));
    }

    [Test]
    public async Task An_award_taken_back_takes_its_badge_along_once_and_leaves_the_other()
    {
        await using var stage = await ReviewStage.Start();
        var practice = await stage.PracticeOf(await stage.Published("Відзнаку переглянуто"));
        var (place, prize) = (Won(practice.Id, 1), Won(practice.Id, null));
        await Tell(stage, place);
        await Tell(stage, prize);
        await stage.News();
        var gone = Back(place);
        await Tell(stage, gone);
        await Tell(stage, gone);
        await Tell(stage, gone with { EventId = Guid.CreateVersion7() });

        Assert.That(await stage.Db(db => db.Awards.Where(a => a.WithdrawnAt == null).Select(a => a.Id).ToListAsync()), Is.EqualTo(new[] { prize.AwardId }));
        Assert.That((await Today(stage, practice.Id)).IsAwarded, Is.True, "a prize stands");
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.AwardWithdrawn", "Ганна: Notice.AwardWithdrawn" }));
        await Tell(stage, Back(prize));
        Assert.That((await Today(stage, practice.Id)).IsAwarded, Is.False);
        Assert.That((await stage.Hub.Get("/practices/" + practice.Slug)).Html.QuerySelector("main .hub-tag--prize"), Is.Null);
        await stage.DeliverAll();
    }

    [Test]
    public async Task A_withdrawal_heard_before_its_award_lets_no_badge_appear_and_the_new_place_does()
    {
        await using var stage = await ReviewStage.Start();
        var practice = await stage.PracticeOf(await stage.Published("Звістки прийшли навпаки"));
        var (before, after) = (Won(practice.Id, 1), Won(practice.Id, 2));
        await stage.News();
        await Tell(stage, Back(before));
        await Tell(stage, after);
        await Tell(stage, before);

        var standing = await stage.Db(db => db.Awards.AsNoTracking().Where(a => a.WithdrawnAt == null).ToListAsync());
        Assert.That(standing.Select(a => (a.Id, a.Place)), Is.EqualTo(new[] { (after.AwardId!.Value, (int?)2) }));
        Assert.That((await Today(stage, practice.Id)).IsAwarded, Is.True);
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.Awarded", "Ганна: Notice.Awarded" }), "of the award that came to nothing nobody hears");
        Assert.That((await stage.Hub.Get("/practices/" + practice.Slug)).Main, Does.Contain("2026"));
        await stage.DeliverAll();
    }

    private static Task<Practice> Today(ReviewStage stage, Guid practice) => stage.Db(db => db.Practices.AsNoTracking().SingleAsync(p => p.Id == practice));

    private static PracticeAwarded Won(Guid practice, int? place) => new(practice, 2026, "Електронні послуги", "Electronic services", place, Guid.CreateVersion7());

    private static PracticeAwardWithdrawn Back(PracticeAwarded fact) => new(fact.PracticeId, fact.AwardId!.Value, fact.Year, fact.NominationUk, fact.NominationEn, fact.Place, "Апеляцію задоволено.");

    private static async Task Tell(ReviewStage stage, IntegrationEvent fact)
    {
        await using var scope = stage.Hub.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(fact);
    }
}
