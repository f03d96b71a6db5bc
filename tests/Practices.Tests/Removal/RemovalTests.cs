using Hub.Practices.Tests.Review;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Removal;

/// <summary>Taking a practice out is asked for and decided.</summary>
public sealed class RemovalTests
{
    private ReviewStage stage = null!;
    private Guid version;
    private Practice practice = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await ReviewStage.Start();
        version = await stage.Published("Практика до вилучення");
        practice = await stage.PracticeOf(version);
        await stage.News();
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private async Task<string> Asked()
    {
        await (await stage.As(Owner).Get($"/practices/removal/ask/{practice.Slug}")).Submit("main form", ("Reason", "Уже не діє."));
        await stage.News();
        return "/practices/removal/decide/" + await stage.Db(db => db.RemovalRequests.Select(r => r.Id).SingleAsync());
    }

    [Test]
    public async Task Only_the_owner_asks_and_only_once_with_a_reason()
    {
        var path = $"/practices/removal/ask/{practice.Slug}";
        Assert.That((await stage.As(Expert).Get(path)).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Expert).PostExactly(path, [new("Reason", "х")])).Status, Is.EqualTo(404));
        var page = await stage.As(Owner).Get(path);
        Assert.That((await page.Submit("main form", ("Reason", ""))).Errors, Has.Some.Contains("Напишіть причину"));
        Assert.That((await page.Submit("main form", ("Reason", "Уже не діє."))).Status, Is.EqualTo(302));
        Assert.That((await page.Submit("main form", ("Reason", "Ще раз."))).Errors, Has.Some.Contains("вже чекає"));
        Assert.That(await stage.Db(db => db.RemovalRequests.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_needs_an_answer_which_the_owner_gets()
    {
        var page = await stage.As(Editor).Get(await Asked());
        Assert.That((await page.Submit("main form")).Errors, Has.Some.Contains("Виберіть: вилучити чи залишити"));
        Assert.That((await page.Submit("main form", ("Agreed", "no"))).Errors, Has.Some.Contains("Напишіть причину"));
        Assert.That((await page.Submit("main form", ("Agreed", "no"), ("Answer", "Нею користуються."))).Status, Is.EqualTo(302));
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Ганна: Notice.RemovalRefused" }));
        Assert.That(await stage.Tasks(), Is.Empty);
        Assert.That((await stage.PracticeOf(version)).Status, Is.EqualTo(PracticeStatus.Published));
        Assert.That((await page.Submit("main form", ("Agreed", "yes"))).Errors, Has.Some.Contains("вже відповіли"));
    }

    [Test]
    public async Task An_author_who_is_an_editor_does_not_answer_their_own_wish()
    {
        var path = await Asked();
        var page = await stage.As(CoAuthor).Get(path);
        Assert.That(page.Html.QuerySelectorAll("main form"), Is.Empty);
        Assert.That((await stage.As(CoAuthor).Get($"/practices/removal/withdraw/{practice.Slug}")).Html.QuerySelectorAll("main form"), Is.Empty);
        var token = (await stage.As(CoAuthor).Get("/practices/review/queue")).Html.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        Assert.That((await stage.As(CoAuthor).PostExactly(path, [new("Agreed", "yes"), new("PublicReason", "х"), new("__RequestVerificationToken", token)])).Status, Is.EqualTo(422));
        Assert.That((await stage.PracticeOf(version)).Status, Is.EqualTo(PracticeStatus.Published));
    }

    [Test]
    public async Task Withdrawing_ends_versions_on_their_way_and_open_wishes()
    {
        await Asked();
        var next = Guid.CreateVersion7();
        await stage.As(Owner).Run<Hub.Practices.Submission.StartNewVersion, Guid?>(u => u.Run(practice.Id, next, CancellationToken.None));
        await stage.Submit(next, new("Нове."));
        await stage.Take(next, Second);
        await stage.News();
        var link = (await stage.As(Editor).Get(Item(version))).Html.QuerySelector("#decision a[href*='/removal/withdraw/']")!.GetAttribute("href")!;
        var page = await stage.As(Editor).Get(link);
        Assert.That((await page.Submit("main form", ("Reason", ""))).Errors, Has.Some.Contains("Напишіть причину"));
        Assert.That((await page.Submit("main form", ("Reason", "Хибні дані."))).Status, Is.EqualTo(302));

        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.Withdrawn", "Ганна: Notice.Withdrawn" }));
        Assert.That(await stage.Tasks(), Is.Empty);
        Assert.That((await stage.Version(next)).State, Is.EqualTo(VersionState.Rejected));
        Assert.That((await stage.PracticeOf(version)).WithdrawnReason, Is.EqualTo("Хибні дані."));
        Assert.That(await stage.Db(db => db.RemovalRequests.CountAsync(r => r.DecidedAt == null)), Is.Zero);
        Assert.That(await stage.Db(db => db.TitleStems.CountAsync(s => s.PracticeId == practice.Id)), Is.Zero);
        Assert.That(await stage.Facts<ItemWithdrawn>(), Has.Count.EqualTo(1));
        Assert.That((await stage.As(Editor).Get($"/practices/removal/withdraw/{practice.Slug}")).Status, Is.EqualTo(404));
        await stage.DeliverAll();
    }
}
