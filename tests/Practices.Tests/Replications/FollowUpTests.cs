using Hub.Practices.Replications;
using Hub.Practices.Tests.Reading;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Replications;

/// <summary>«How does it go», half a year and a year later.</summary>
internal sealed class FollowUpTests
{
    private static readonly TestPerson follower = new("Петро");
    private static readonly TestPerson stranger = new("Семен");

    private PublishedStage stage = null!;
    private TestPerson owner = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await PublishedStage.Start();
        owner = await stage.Publish("cherha");
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            var practice = await db.Practices.SingleAsync();
            var words = new ReplicationWords(null, new("Калуська міська рада"), Samples.Lviv, new(), new DateOnly(2025, 1, 1), null, null, new(), new("Черг не стало"), null);
            var replication = Replication.Record(Guid.CreateVersion7(), practice, follower.Id, words, stage.Now);
            db.Replications.Add(replication);
            await db.SaveChangesAsync();
            await stage.Hub.As(owner).Run<DecideReplication, string?>(u => u.Run(replication.Id, true, null, CancellationToken.None));
        });
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task The_question_comes_once_after_six_and_once_after_twelve_months()
    {
        var told = new List<(int, int)>();
        foreach (var days in new[] { 180, 5, 1, 170, 12, 1, 400 })
        {
            stage.Time.Advance(TimeSpan.FromDays(days));
            await Ask();
            told.Add((await stage.Told(follower, "Notice.FollowUp"), await stage.Told(follower, "Notice.FollowUpYear")));
        }

        Assert.That(told, Is.EqualTo(new[] { (0, 0), (1, 0), (1, 0), (1, 0), (1, 1), (1, 1), (1, 1) }));
        Assert.That((await stage.Facts<TaskOpened>()).Count(t => t.PersonId == follower.Id), Is.EqualTo(2));
    }

    [Test]
    public async Task The_answer_stands_on_the_page_and_the_owner_hears_of_it()
    {
        var path = await Asked();
        var form = await stage.Hub.As(follower).Get(path);
        var empty = await form.Submit("main form", ("Input.StillWorks", "yes"));
        Assert.That(empty.Errors, Has.Some.Contains("хоча б одне речення"));
        var unchosen = await form.Submit("main form", ("Input.Text", "Усе добре"));
        Assert.That(unchosen.Errors, Has.Some.Contains("Оберіть"));

        var done = await form.Submit("main form", ("Input.StillWorks", "no"), ("Input.Text", "Скінчилися гроші"));
        var again = await form.Submit("main form", ("Input.StillWorks", "no"), ("Input.Text", "Скінчилися гроші"));
        var other = await form.Submit("main form", ("Input.StillWorks", "yes"), ("Input.Text", "Передумали"));

        Assert.That((done.Status, again.Status, other.Status), Is.EqualTo((302, 302, 422)));
        Assert.That(await stage.Told(owner, "Notice.FollowUpAnswered"), Is.EqualTo(1));
        Assert.That((await stage.Facts<TaskClosed>()).Select(t => t.TaskId), Does.Contain((await stage.Facts<TaskOpened>()).Single(t => t.TextKey == "Task.FollowUp").TaskId));
        Assert.That((await stage.Hub.Get("/practices/cherha")).Html.GetElementById("replications")!.TextContent, Does.Contain("Через 6 місяців: припинили").And.Contain("Скінчилися гроші"));
    }

    [Test]
    public async Task A_question_is_only_for_whoever_recorded_the_replication() =>
        Assert.That((await stage.Hub.As(stranger).Get(await Asked())).Status, Is.EqualTo(404));

    [Test]
    public async Task With_a_withdrawn_practice_the_questions_end()
    {
        var question = (await Asked())[^36..];
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            var practice = await db.Practices.SingleAsync();
            practice.Withdraw("Прохання автора", stage.Now);
            db.Publish(new PracticeWithdrawn(practice.Id));
            await db.SaveChangesAsync();
        });
        await stage.Hub.DeliverOutbox();
        stage.Time.Advance(TimeSpan.FromDays(400));
        await Ask();

        Assert.That(await stage.Told(follower, "Notice.FollowUpYear"), Is.Zero);
        Assert.That((await stage.Facts<TaskClosed>()).Select(t => t.TaskId), Does.Contain(PracticeFacts.TaskId(Guid.Parse(question), PracticeTasks.FollowUp)));
    }

    private Task Ask() => stage.Hub.Run<AskFollowUps>(job => job.Run(CancellationToken.None));

    private async Task<string> Asked()
    {
        stage.Time.Advance(TimeSpan.FromDays(185));
        await Ask();
        return (await stage.Facts<NoticeRaised>()).Single(n => n.TextKey == "Notice.FollowUp").Link;
    }
}
