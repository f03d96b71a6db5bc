using Hub.Practices.Review;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Review;

/// <summary>Experts recommend and never decide.</summary>
public sealed class AdviceTests
{
    private ReviewStage stage = null!;

    [SetUp]
    public async Task Start() => stage = await ReviewStage.Start();

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task An_expert_cannot_decide_by_a_forged_post()
    {
        var id = await stage.Taken("Підробка експерта");
        var invitation = await stage.Invited(id, Expert);
        var expert = stage.As(Expert);
        var token = (await expert.Get($"/practices/review/advise/{invitation}")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var verb in new[] { "publish", "reject", "return" })
        {
            var answer = await expert.PostExactly($"/practices/review/{verb}/{id}", [new("__RequestVerificationToken", token), new("Seen", "3"), new("Reason", "х")]);
            Assert.That(answer.Status, Is.EqualTo(403).Or.EqualTo(302), verb);
        }
        Assert.That((await stage.Version(id)).State, Is.EqualTo(VersionState.UnderReview));
    }

    [Test]
    public async Task Somebody_elses_invitation_is_not_there()
    {
        var id = await stage.Taken("Чуже запрошення");
        var invitation = await stage.Invited(id, Expert);
        Assert.That((await stage.As(Other).Get($"/practices/review/advise/{invitation}")).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Other).Get($"/practices/review/decline/{invitation}")).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Other).PostExactly($"/practices/review/advise/{invitation}", [new("Input.Advice", "х")])).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Other).Get("/practices/review/advice")).Main, Does.Not.Contain("Чуже запрошення"));
    }

    [Test]
    public async Task Advice_needs_a_recommendation_and_words_and_keeps_what_was_typed()
    {
        var id = await stage.Taken("Неповна порада");
        var invitation = await stage.Invited(id, Expert);
        var page = await stage.As(Expert).Get($"/practices/review/advise/{invitation}");
        var answer = await page.Submit("main form", ("Input.Comments[Problem]", "Не ясно, скільки людей."), ("Input.Advice", "Текст"));
        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Errors, Has.Some.Contains("Виберіть, що радите"));
        Assert.That(answer.Html.QuerySelector("textarea[name='Input.Comments[Problem]']")!.TextContent.Trim(), Is.EqualTo("Не ясно, скільки людей."));
        Assert.That(await stage.Db(db => db.Remarks.CountAsync(r => r.VersionId == id)), Is.Zero);
    }

    [Test]
    public async Task Advice_being_typed_is_kept()
    {
        var id = await stage.Taken("Чернетка поради");
        var invitation = await stage.Invited(id, Expert);
        var saved = await stage.As(Expert).Post($"/practices/review/advise/{invitation}?handler=Autosave",
            ("Input.Comments[Problem]", "Думка"), ("Input.Advice", "Ще пишу"), ("Input.Recommendation", "Improve"));
        Assert.That(saved.Status, Is.EqualTo(200), saved.Text);
        var page = await stage.As(Expert).Get($"/practices/review/advise/{invitation}");
        Assert.That(page.Html.QuerySelector("textarea[name='Input.Advice']")!.TextContent.Trim(), Is.EqualTo("Ще пишу"));
        Assert.That(page.Html.QuerySelector("input[value=Improve]")!.HasAttribute("checked"), Is.True);
        Assert.That((await stage.As(Editor).Get(Item(id))).Text, Does.Not.Contain("Ще пишу"));
    }

    [Test]
    public async Task A_refusal_tells_the_editor_why_and_closes_the_task()
    {
        var id = await stage.Taken("Відмова експерта");
        var invitation = await stage.Invited(id, Expert);
        await stage.News();
        var answer = await (await stage.As(Expert).Get($"/practices/review/decline/{invitation}")).Submit("main form", ("Reason", "Працюю з ними."));
        Assert.That(answer.Location, Does.EndWith("/practices/review/advice"), answer.Main);
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Марія: Notice.AdviceDeclined" }));
        Assert.That(await stage.Tasks(), Is.EqualTo(new[] { "Марія: Task.Review" }));
        var again = await stage.As(Expert).Get($"/practices/review/decline/{invitation}");
        Assert.That(again.Location, Does.EndWith($"/practices/review/advise/{invitation}"));
    }

    [Test]
    public async Task Who_has_not_answered_when_the_decision_falls_is_told_that_it_is_no_longer_needed()
    {
        var id = await stage.Taken("Рішення без поради");
        var invitation = await stage.Invited(id, Expert);
        var page = await stage.As(Expert).Get($"/practices/review/advise/{invitation}");
        await stage.News();
        await stage.Publish(id);
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.Published", "Ганна: Notice.Published", "Наталія: Notice.AdviceNoLongerNeeded" }));
        Assert.That(await stage.Tasks(), Is.Empty);
        var late = await page.Submit("main form", ("Input.Recommendation", "Reject"), ("Input.Advice", "Запізно"));
        Assert.That(late.Status, Is.EqualTo(422));
        Assert.That(late.Errors, Has.Some.Contains("порада більше не потрібна"));
        Assert.That(late.Html.QuerySelector("#unsent")!.TextContent, Does.Contain("Запізно"));
    }

    [Test]
    public async Task An_author_is_not_offered_and_cannot_be_invited_as_an_expert_nor_anybody_twice()
    {
        var id = await stage.Taken("Кого запросити");
        var form = $"/practices/review/invite/{id}";
        var page = await stage.As(Editor).Get(form);
        Assert.That(page.Html.QuerySelectorAll("select[name='Input.ExpertId'] option").Select(o => o.TextContent.Trim()), Has.None.EqualTo(Owner.Name));
        Assert.That((await page.Submit("main form", ("Input.ExpertId", Owner.Id.ToString()))).Status, Is.EqualTo(422));
        await stage.Invited(id, Expert);
        var twice = await page.Submit("main form", ("Input.ExpertId", Expert.Id.ToString()));
        Assert.That(twice.Errors, Has.Some.Contains("вже запрошено"));
        var past = await page.Submit("main form", ("Input.ExpertId", Other.Id.ToString()), ("Input.Due", "2026-01-01"));
        Assert.That(past.Errors, Has.Some.Contains("Виберіть день від сьогодні"));
        var nonsense = await page.Submit("main form", ("Input.ExpertId", Other.Id.ToString()), ("Input.Due", "колись"));
        Assert.That(nonsense.Errors, Has.Some.Contains("напишіть дату"));
    }

    [Test]
    public async Task Late_editors_and_experts_are_reminded_once()
    {
        var id = await stage.Taken("Прострочена практика");
        await stage.Invited(id, Expert);
        await stage.Submitted("Нікому не взята");
        await stage.News();
        stage.Time.Advance(TimeSpan.FromDays(20));
        await stage.Hub.Run<RemindReviewers>(job => job.Run(CancellationToken.None));
        Assert.That(await stage.News(), Is.EqualTo(new[]
        {
            "Андрій: Notice.ReviewOverdue", "Богдан: Notice.ReviewOverdue", "Марія: Notice.ReviewOverdue", "Марія: Notice.ReviewOverdue", "Наталія: Notice.AdviceOverdue",
        }));
        await stage.Hub.Run<RemindReviewers>(job => job.Run(CancellationToken.None));
        Assert.That(await stage.News(), Is.Empty);
        Assert.That((await stage.As(Editor).Get("/practices/review/queue?view=overdue")).Main, Does.Contain("2 версії").And.Contains("Прострочено"));
    }
}
