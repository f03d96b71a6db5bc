using Hub.Practices.Demo;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Demo;

public sealed class SeedPracticesTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new HubAppOptions { Demonstration = true });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    private Task<string> Rows() => hub.Db<PracticesDb, string>(async db => string.Join(' ',
        await db.Practices.CountAsync(), await db.Versions.CountAsync(), await db.Feedback.CountAsync(), await db.Timeline.CountAsync(),
        await db.Replications.CountAsync(), await db.Endorsements.CountAsync(), await db.Awards.CountAsync(), await db.Outbox.CountAsync()));

    [Test, Order(1)]
    public async Task Exactly_46_practices_are_readable_and_every_state_is_there()
    {
        var (readable, states) = await hub.Db<PracticesDb, (int, List<VersionState>)>(async db =>
            (await db.Practices.CountAsync(p => p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated),
            await db.Versions.Select(v => v.State).Distinct().ToListAsync()));

        Assert.That(readable, Is.EqualTo(46));
        Assert.That(states, Is.SupersetOf(new[] { VersionState.Draft, VersionState.Submitted, VersionState.UnderReview, VersionState.Returned, VersionState.Rejected, VersionState.Published, VersionState.Superseded }));
    }

    [Test, Order(2)]
    public async Task Counted_answers_are_those_of_the_rows()
    {
        var wrong = await hub.Db<PracticesDb, List<string>>(async db =>
        {
            var counts = await db.Feedback.GroupBy(f => new { f.PracticeId, f.Verdict }).Select(g => new { g.Key.PracticeId, g.Key.Verdict, Count = g.Count() }).ToListAsync();
            int Of(Guid id, Hub.Practices.Feedback.Verdict verdict) => counts.Where(c => c.PracticeId == id && c.Verdict == verdict).Sum(c => c.Count);
            return [.. (await db.Practices.ToListAsync()).Where(p =>
                (p.Yes, p.Partly, p.No) != (Of(p.Id, Hub.Practices.Feedback.Verdict.Yes), Of(p.Id, Hub.Practices.Feedback.Verdict.Partly), Of(p.Id, Hub.Practices.Feedback.Verdict.No))).Select(p => p.TitleUk)];
        });
        Assert.That(wrong, Is.Empty);
    }

    [Test, Order(3)]
    public async Task Adding_the_demonstration_again_changes_nothing()
    {
        var before = await Rows();
        await hub.Run<SeedPractices>(seed => seed.Run(CancellationToken.None));
        Assert.That(await Rows(), Is.EqualTo(before));
    }

    [Test, Order(4)]
    public async Task Titles_of_published_practices_are_found_by_their_words()
    {
        var similar = await hub.Db<PracticesDb, IReadOnlyList<string>>(db =>
            Practices.Submission.TitleStems.Similar(db, "Внутрішні портали Вінницької міської ради", Guid.Empty, CancellationToken.None));
        Assert.That(similar, Has.Some.Contains("Внутрішній портал"));
    }
}
