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

    private static async Task Tell(ReviewStage stage, PracticeAwarded fact)
    {
        await using var scope = stage.Hub.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(fact);
    }
}
