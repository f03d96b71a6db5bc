using Hub.Practices.Review;
using Hub.Practices.Submission;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Review;

/// <summary>The whole way of a practice, with exactly the notices and tasks due to each person.</summary>
public sealed class ReviewWalkTests
{
    private ReviewStage stage = null!;

    [OneTimeSetUp]
    public async Task Start() => stage = await ReviewStage.Start();

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task A_practice_goes_from_submission_to_tombstone_and_each_person_is_told_what_concerns_them()
    {
        var id = await stage.Submitted("Електронна черга до лікаря");
        await Expect(["Андрій: Notice.Submitted", "Богдан: Notice.Submitted", "Марія: Notice.Submitted"],
            ["Андрій: Task.Review", "Богдан: Task.Review", "Марія: Task.Review"]);

        await stage.Take(id, Editor);
        await Expect([], ["Марія: Task.Review"]);

        await ReturnBySection(id);
        await Expect(["Богдан: Notice.Returned", "Ганна: Notice.Returned"], ["Ганна: Task.Mend"]);

        await stage.Submit(id, new SubmissionWords(Reply: "Додали цифри."));
        await stage.Take(id, Editor);
        Assert.That((await stage.As(Editor).Get(Item(id))).Main, Does.Contain("Скільки людей чекало?").And.Contains("Додали цифри."));
        await Expect(["Андрій: Notice.Submitted", "Богдан: Notice.Submitted", "Марія: Notice.Submitted"], ["Марія: Task.Review"]);

        var invitation = await stage.Invited(id, Expert);
        await Expect(["Наталія: Notice.ExpertInvited"], ["Марія: Task.Review", "Наталія: Task.Advise"]);

        await Advise(invitation);
        await Expect(["Марія: Notice.Advised"], ["Марія: Task.Review"]);
        Assert.That((await stage.As(Editor).Get(Item(id))).Main, Does.Contain("Бюджету вистачить.").And.Contains("Названо не всі витрати."));

        await stage.Publish(id);
        await Expect(["Богдан: Notice.Published", "Ганна: Notice.Published", "Наталія: Notice.AdvisedPublished"], []);
        await IsPublished(id);

        var next = await NewVersion(id);
        await Expect(["Богдан: Notice.VersionPublished", "Ганна: Notice.VersionPublished"], []);
        Assert.That((await stage.Version(id)).State, Is.EqualTo(VersionState.Superseded));
        Assert.That((await stage.PracticeOf(next)).PublishedNumber, Is.EqualTo(2));

        await Withdraw(next);
        await Expect(["Богдан: Notice.Withdrawn", "Ганна: Notice.Withdrawn"], []);
        var practice = await stage.PracticeOf(next);
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Withdrawn));
        Assert.That(await stage.Facts<ItemWithdrawn>(), Has.Count.EqualTo(1));
        Assert.That(await stage.Facts<PracticeWithdrawn>(), Has.Count.EqualTo(1));
        await stage.DeliverAll();
    }

    private async Task Expect(string[] news, string[] tasks)
    {
        Assert.That(await stage.News(), Is.EqualTo(news));
        Assert.That(await stage.Tasks(), Is.EqualTo(tasks));
        await stage.DeliverAll();
    }

    private async Task ReturnBySection(Guid id)
    {
        var page = await stage.As(Editor).Get($"/practices/review/return/{id}");
        var answer = await page.Submit("main form", ("Reasons[Problem]", "Скільки людей чекало?"), ("Reasons[Results]", "Немає дати."));
        Assert.That(answer.Location, Does.EndWith(Item(id)), answer.Main);
        Assert.That(await stage.Db(db => db.Remarks.CountAsync(r => r.VersionId == id && r.Kind == RemarkKind.ReturnReason && r.Round == 1)), Is.EqualTo(2));
    }

    private async Task Advise(Guid invitation)
    {
        var page = await stage.As(Expert).Get($"/practices/review/advise/{invitation}");
        Assert.That(page.Main, Does.Contain("Чи вистачить бюджету?").And.Contains("Звести списки"));
        var answer = await page.Submit("main form", ("Input.Comments[Resources]", "Названо не всі витрати."), ("Input.Recommendation", "Publish"), ("Input.Advice", "Бюджету вистачить."));
        Assert.That(answer.Location, Does.EndWith("/practices/review/advice"), answer.Main);
    }

    private async Task IsPublished(Guid id)
    {
        var practice = await stage.PracticeOf(id);
        Assert.That((practice.Status, practice.PublishedVersionId, practice.Grade), Is.EqualTo((PracticeStatus.Published, (Guid?)id, "A")));
        Assert.That(await stage.Facts<ItemPublished>(), Has.Count.EqualTo(1));
        Assert.That((await stage.Facts<PracticePublished>()).Single().Slug, Is.EqualTo(practice.Slug));
        Assert.That(await stage.Db(db => db.LinkChecks.Where(c => c.PracticeId == practice.Id).Select(c => c.Url).OrderBy(u => u).ToListAsync()),
            Is.EqualTo(new[] { "https://example.org/poriadok", "https://example.org/zvit" }));
        Assert.That(await stage.Db(db => db.TitleStems.AnyAsync(s => s.PracticeId == practice.Id)), Is.True);
        Assert.That(await stage.Db(db => db.Timeline.CountAsync(t => t.PracticeId == practice.Id && t.IsPublic)), Is.EqualTo(1));
    }

    private async Task<Guid> NewVersion(Guid id)
    {
        var practice = await stage.PracticeOf(id);
        var next = Guid.CreateVersion7();
        await stage.As(Owner).Run<StartNewVersion, Guid?>(u => u.Run(practice.Id, next, CancellationToken.None));
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            var version = await db.Versions.SingleAsync(v => v.Id == next);
            var content = version.Read();
            content.Lessons = new("Починайте з двох садків.");
            version.Save(content, Owner.Id, stage.Time.GetUtcNow());
            await db.SaveChangesAsync();
        });
        await stage.Submit(next, new SubmissionWords("Додали другий садок."));
        await stage.Take(next, Editor);
        var page = await stage.As(Editor).Get(Item(next));
        Assert.That(page.Html.QuerySelectorAll("#differences del").Select(e => e.TextContent).Concat(page.Html.QuerySelectorAll("#differences ins").Select(e => e.TextContent)),
            Is.SupersetOf(new[] { "одного", "двох" }));
        Assert.That(await stage.News(), Has.Count.EqualTo(3));
        await stage.Publish(next);
        return next;
    }

    private async Task Withdraw(Guid id)
    {
        var practice = await stage.PracticeOf(id);
        var asked = await (await stage.As(Owner).Get($"/practices/removal/ask/{practice.Slug}")).Submit("main form", ("Reason", "Система більше не працює."));
        Assert.That(asked.Location, Does.EndWith($"/practices/{practice.Slug}"), asked.Main);
        await Expect(["Андрій: Notice.RemovalAsked", "Богдан: Notice.RemovalAsked", "Марія: Notice.RemovalAsked"],
            ["Андрій: Task.Removal", "Богдан: Task.Removal", "Марія: Task.Removal"]);
        var queue = await stage.As(Editor).Get("/practices/review/queue?view=removal");
        Assert.That(queue.Main, Does.Contain("Система більше не працює."));
        var request = await stage.Db(db => db.RemovalRequests.Where(r => r.PracticeId == practice.Id).Select(r => r.Id).SingleAsync());
        var decided = await (await stage.As(Editor).Get($"/practices/removal/decide/{request}")).Submit("main form", ("Agreed", "yes"));
        Assert.That(decided.Status, Is.EqualTo(302), decided.Main);
    }
}
