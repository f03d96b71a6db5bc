using Hub.Practices.Removal;
using Hub.Practices.Replications;
using Hub.Practices.Telling;
using Hub.Practices.Tests.Reading;
using Hub.Practices.Tests.Review;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Telling;

/// <summary>A new hearer learns what is there; who knows it already sees nothing change.</summary>
[Engines]
public sealed class ReplayTests(EngineKind engine)
{
    private static readonly TestPerson[] people = [Owner, Editor, Second, Expert];

    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create(engine);

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public async Task A_new_cabinet_beside_an_old_depository_shows_every_item_and_task()
    {
        await using (var old = await ReviewStage.Start(Without("Cabinet")))
            await Fill(old);
        // The cabinet asks by the clock of the machine.
        await using var stage = await ReviewStage.Start(new() { Database = database }, DateTimeOffset.UtcNow.AddMinutes(5));
        await stage.DeliverAll();

        var (items, owners) = (await Lines(stage, Owner, "/cabinet/items"), await Lines(stage, Owner, "/cabinet/tasks"));
        Assert.Multiple(() =>
        {
            Assert.That(items, Has.Length.EqualTo(6));
            foreach (var (title, state) in new[] { ("Нова", "Подано"), ("Взята", "На розгляді"), ("Повернута", "Повернуто на доопрацювання"), ("Оприлюднена", "Опубліковано"), ("Вилучена", "Вилучено"), ("Чернетка", "Чернетка") })
                Assert.That(items, Has.Some.Contains(title).And.Contains(state), title);
            Assert.That(owners, Has.Length.EqualTo(2).And.Some.Contains("Повернута").And.Some.Contains("Оприлюднена"));
        });
        Assert.That(await Lines(stage, Second, "/cabinet/tasks"), Has.Length.EqualTo(2).And.Some.Contains("Нова").And.Some.Contains("Оприлюднена"), "a version that was taken waits for its editor alone");
        Assert.That(await Lines(stage, Editor, "/cabinet/tasks"), Has.Length.EqualTo(3).And.Some.Contains("Взята"));
        Assert.That(await Lines(stage, Expert, "/cabinet/tasks"), Has.Length.EqualTo(1).And.Some.Contains("Взята"));
    }

    [Test]
    public async Task Told_twice_nothing_changes_and_nobody_gets_a_notice()
    {
        await using var stage = await ReviewStage.Start(new() { Database = database });
        await Fill(stage);
        await stage.DeliverAll();
        await stage.News();
        var before = await Shown(stage);

        await Ask(stage);
        await stage.DeliverAll();
        await Ask(stage);
        await stage.DeliverAll();

        Assert.That(await Shown(stage), Is.EqualTo(before));
        Assert.That(await stage.News(), Is.Empty);
    }

    [Test]
    public async Task What_was_done_while_the_replay_was_on_its_way_stays_done()
    {
        await using var stage = await ReviewStage.Start(new() { Database = database });
        var version = await stage.Taken("Встигли вирішити");
        await Ask(stage);
        await stage.Publish(version);
        await stage.DeliverAll();

        Assert.That(await Lines(stage, Editor, "/cabinet/tasks"), Is.Empty);
        Assert.That(await Lines(stage, Owner, "/cabinet/items"), Has.Some.Contains("Встигли вирішити").And.Contains("Опубліковано"));
    }

    [Test]
    public async Task Withdrawn_practices_are_told_as_withdrawn_and_drafts_are_told_to_nobody_but_their_owner()
    {
        await using var stage = await ReviewStage.Start(new() { Database = database });
        await Fill(stage);
        await stage.Hub.Db<PracticesDb>(db => db.Outbox.ExecuteDeleteAsync());
        await Ask(stage);
        var (published, withdrawn) = (await stage.Facts<ItemPublished>(), await stage.Facts<ItemWithdrawn>());
        var gone = await stage.Db(db => db.Practices.AsNoTracking().SingleAsync(p => p.Status == PracticeStatus.Withdrawn));

        Assert.That(published.Select(p => p.TitleUk), Is.EqualTo(new[] { "Оприлюднена практика" }));
        Assert.That(withdrawn.Select(w => (w.ItemId, w.Version)), Is.EqualTo(new[] { (gone.Id, gone.Version) }));
        Assert.That(await stage.Facts<ActionRecorded>(), Is.Empty, "the audit log holds what happened once");
    }

    [Test]
    public async Task A_large_depository_is_told_in_parts_and_goes_on_after_a_crash()
    {
        const int many = (2 * OnReplayRequested.Batch) + 1;
        await using (var dying = await ReviewStage.Start(new() { Database = database }))
        {
            await dying.Hub.Db<PracticesDb>(async db =>
            {
                for (var i = 0; i < many; i++)
                {
                    var (practice, version) = Samples.WithVersion($"praktyka-{i}", dying.Time.GetUtcNow());
                    db.AddRange(practice, version);
                }
                await db.SaveChangesAsync();
            });
            await Ask(dying);
            Assert.That((await dying.Facts<ItemPublished>()).Count, Is.EqualTo(OnReplayRequested.Batch), "the rest belongs to other transactions");
        }
        await using var stage = await ReviewStage.Start(new() { Database = database }, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await stage.DeliverAll();

        var told = (await stage.Facts<ItemPublished>()).Select(i => i.ItemId).ToList();
        Assert.That((told.Count, told.Distinct().Count()), Is.EqualTo((many, many)));
        Assert.That((await stage.Facts<ReplayRequested>()).Select(r => r.Module), Is.EqualTo(new[] { "Practices", "Practices" }));
    }

    private HubAppOptions Without(string module) => new() { Database = database, Settings = new Dictionary<string, string?> { [$"Modules:{module}:Enabled"] = "false" } };

    /// <summary>One practice in every state, and everything that can wait for somebody.</summary>
    private static async Task Fill(ReviewStage stage)
    {
        await stage.Submitted("Нова практика");
        await stage.Invited(await stage.Taken("Взята практика"), Expert);
        var returned = await stage.Taken("Повернута практика");
        await (await stage.As(Editor).Get($"/practices/review/return/{returned}")).Submit("main form", ("Reasons[Problem]", "Мало."));
        var published = await stage.PracticeOf(await stage.Published("Оприлюднена практика"));
        var withdrawn = await stage.PracticeOf(await stage.Published("Вилучена практика"));
        await stage.As(Editor).Run<WithdrawPractice, bool>(u => u.Run(withdrawn.Slug!, "Помилка.", CancellationToken.None));
        await stage.As(Owner).Run<AskRemoval, bool>(u => u.Run(published.Slug!, "Застаріла.", CancellationToken.None));
        await stage.As(Second).Run<RecordReplication, bool>(u => u.Run(Guid.CreateVersion7(), published.Slug!, new(null, new("Львівська міська рада"), Samples.Lviv, new(""),
            new DateOnly(2025, 1, 1), null, null, new(""), new("Працює."), null), CancellationToken.None));
        await stage.As(Owner).Run<Hub.Practices.Submission.StartPractice>(u => u.Run(Guid.CreateVersion7(), "Чернетка", CancellationToken.None));
    }

    private static Task Ask(ReviewStage stage) =>
        stage.Hub.Run<IMediator>(mediator => mediator.Publish(new ReplayRequested(null) { OccurredAt = stage.Time.GetUtcNow() }));

    private static async Task<string[]> Lines(ReviewStage stage, TestPerson person, string page) =>
        [.. (await stage.As(person).Get(page)).Html.QuerySelectorAll("main .hub-list__item").Select(line => line.TextContent)];

    private static async Task<List<string>> Shown(ReviewStage stage)
    {
        var shown = new List<string>();
        foreach (var person in people)
            foreach (var page in new[] { "/cabinet", "/cabinet/items", "/cabinet/tasks", "/cabinet/notices" })
                shown.Add($"{person.Name} {page}: {(await stage.As(person).Get(page)).Main}");
        return shown;
    }
}
