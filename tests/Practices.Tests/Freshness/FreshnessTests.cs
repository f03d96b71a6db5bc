using Hub.Practices.Freshness;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Freshness;

/// <summary>What time does to a practice, and what a confirmation undoes.</summary>
internal sealed class FreshnessTests
{
    private static readonly TestPerson stranger = new("Семен");

    private PublishedStage stage = null!;
    private TestPerson owner = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await PublishedStage.Start();
        owner = await stage.Publish("cherha", change: p => p.Judged(40, 0, 0, stage.Now));
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task The_owner_is_asked_once_a_month_before_the_term_and_told_at_it()
    {
        var told = new List<(int, int)>();
        foreach (var days in new[] { 330, 6, 1, 27, 1, 1 })
        {
            await Later(days);
            told.Add((await stage.Told(owner, "Notice.ConfirmPractice"), await stage.Told(owner, "Notice.ConfirmationMissed")));
        }

        Assert.That(told, Is.EqualTo(new[] { (0, 0), (1, 0), (1, 0), (1, 0), (1, 1), (1, 1) }));
        Assert.That((await stage.Facts<TaskOpened>()).Select(t => t.TaskId).Distinct().ToList(), Has.Count.EqualTo(1));
        Assert.That((await stage.Practice("cherha")).Status, Is.EqualTo(PracticeStatus.Published));
    }

    [Test]
    public async Task After_two_missed_confirmations_readers_are_warned_and_a_confirmation_takes_the_warning_off()
    {
        await Later(366);
        Assert.That((await stage.Hub.Get("/practices/cherha")).Main, Does.Not.Contain("могла застаріти"));

        await Later(366);
        Assert.That((await stage.Hub.Get("/practices/cherha")).Main, Does.Contain("Практика могла застаріти"));
        Assert.That(await stage.Told(owner, "Notice.Outdated"), Is.EqualTo(1));
        Assert.That((await stage.Facts<MyItemChanged>()).Select(m => m.StateKey), Is.EqualTo(new[] { "Status.Outdated" }));

        var form = await stage.Hub.As(owner).Get("/practices/freshness/confirm/cherha");
        Assert.That(form.Main, Does.Contain("Строк перегляду минув"));
        await form.Submit("main form", ("Changes", "Тепер ще й у застосунку"));
        var again = await form.Submit("main form", ("Changes", "Тепер ще й у застосунку"));

        var page = await stage.Hub.Get("/practices/cherha");
        var practice = await stage.Practice("cherha");
        var steps = await stage.Read(db => db.Timeline.CountAsync(e => e.Action == "Confirmed"));
        var closed = await stage.Facts<TaskClosed>();
        Assert.Multiple(() =>
        {
            Assert.That(again.Status, Is.EqualTo(302));
            Assert.That(steps, Is.EqualTo(1), "a form sent twice confirms once");
            Assert.That(page.Main, Does.Not.Contain("могла застаріти").And.Contain("Тепер ще й у застосунку"));
            Assert.That((practice.Status, practice.MissedConfirmations, practice.ConfirmedAt), Is.EqualTo((PracticeStatus.Published, 0, (DateTimeOffset?)stage.Now)));
            Assert.That(closed.Select(t => t.TaskId), Is.EqualTo(new[] { PracticeFacts.TaskId(practice.Id, PracticeTasks.Freshness) }));
        });
    }

    [Test]
    public async Task Only_its_authors_confirm_a_practice()
    {
        var page = await stage.Hub.As(stranger).Get("/practices/freshness/confirm/cherha");
        var run = await stage.Hub.As(stranger).Run<ConfirmPractice, bool>(u => u.Run("cherha", null, CancellationToken.None));

        Assert.That((page.Status, run), Is.EqualTo((404, false)));
    }

    [Test]
    public async Task A_new_version_ends_the_question()
    {
        var practice = await stage.Practice("cherha");
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            db.Publish(new PracticePublished(practice.Id, practice.PublishedVersionId!.Value, 1, "cherha", practice.TitleUk, null, owner.Id, null, practice.OrganisationUk));
            await db.SaveChangesAsync();
        });
        await stage.Hub.DeliverOutbox();

        Assert.That((await stage.Facts<TaskClosed>()).Select(t => t.TaskId), Is.EqualTo(new[] { PracticeFacts.TaskId(practice.Id, PracticeTasks.Freshness) }));
    }

    [Test]
    public async Task The_list_lets_an_unconfirmed_practice_sink_and_a_confirmation_lifts_it_again()
    {
        await stage.Publish("slabsha", change: p => p.Judged(12, 2, 2, stage.Now));
        Assert.That(await Order(), Is.EqualTo(new[] { "cherha", "slabsha" }));

        stage.Time.Advance(TimeSpan.FromDays(1050));
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            (await db.Practices.SingleAsync(p => p.Slug == "slabsha")).Confirm(stage.Now);
            await db.SaveChangesAsync();
        });
        await Later(0);
        Assert.That(await Order(), Is.EqualTo(new[] { "slabsha", "cherha" }));

        await stage.Hub.As(owner).Run<ConfirmPractice, bool>(u => u.Run("cherha", null, CancellationToken.None));
        Assert.That(await Order(), Is.EqualTo(new[] { "cherha", "slabsha" }));
    }

    [Test]
    public async Task Places_are_computed_again_without_touching_versions()
    {
        for (var i = 0; i < 5; i++)
            await stage.Publish($"insha-{i}", change: p => p.Judged(10 + i, i, 1, stage.Now));
        var before = await Standings();
        stage.Time.Advance(TimeSpan.FromDays(700));
        var changed = await stage.Hub.Run<RankAgain, int>(u => u.Run(CancellationToken.None));
        var again = await stage.Hub.Run<RankAgain, int>(u => u.Run(CancellationToken.None));
        var after = await Standings();

        Assert.Multiple(() =>
        {
            Assert.That((changed, again), Is.EqualTo((6, 0)));
            Assert.That(after.Select(p => p.Version), Is.EqualTo(before.Select(p => p.Version)));
            Assert.That(after.Select(p => p.Promotion), Is.EqualTo(after.Select(p => PromotionRule.Score(p.Yes, p.Answers, p.ConfirmedAt!.Value, stage.Now))).Within(1e-9));
            Assert.That(after.Zip(before, (a, b) => a.Promotion < b.Promotion), Is.All.True);
        });
    }

    private Task<List<Practice>> Standings() => stage.Read(db => db.Practices.AsNoTracking().OrderBy(p => p.Slug).ToListAsync());

    private async Task Later(int days)
    {
        stage.Time.Advance(TimeSpan.FromDays(days));
        await stage.Hub.Run<CheckFreshness>(job => job.Run(CancellationToken.None));
    }

    private async Task<IReadOnlyList<string>> Order()
    {
        await stage.Hub.DeliverOutbox();
        var stored = await stage.Read(db => db.Practices.OrderByDescending(p => p.Promotion).Select(p => p.Slug!).ToListAsync());
        var shown = (await stage.Hub.Get("/practices")).Html.QuerySelectorAll("#results a[href^='/practices/']").Select(a => a.GetAttribute("href")!.Split('/')[2])
            .Where(stored.Contains).Distinct().ToList();
        Assert.That(shown, Is.EqualTo(stored), "readers see the order that is kept");
        return stored;
    }
}
