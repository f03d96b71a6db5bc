using Hub.Practices.Review;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Review;

/// <summary>Who may decide what, and what becomes of texts that could not be sent.</summary>
public sealed class DecisionTests
{
    private ReviewStage stage = null!;

    [OneTimeSetUp]
    public async Task Start() => stage = await ReviewStage.Start();

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task Nobody_decides_on_their_own_practice()
    {
        var id = await stage.Submitted("Своя практика редактора");
        var page = await stage.As(CoAuthor).Get(Item(id));
        Assert.That(page.Html.QuerySelectorAll("#decision form, #decision a.govuk-button"), Is.Empty);
        Assert.That(page.Main, Does.Contain("нехай це зробить інший редактор"));

        var forged = await stage.As(CoAuthor).Post($"/practices/review/queue?handler=Take&id={id}");
        Assert.That(forged.Status, Is.EqualTo(422));
        Assert.That(forged.Errors, Has.Some.Contains("нехай це зробить інший редактор"));
        Assert.That(async () => await stage.As(CoAuthor).Run<TakeVersion, bool>(u => u.Run(id, CancellationToken.None)),
            Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.OwnPractice"));
        Assert.That((await stage.Version(id)).State, Is.EqualTo(VersionState.Submitted));
    }

    [Test]
    public async Task An_editor_who_became_a_co_author_after_taking_cannot_publish()
    {
        var id = await stage.Taken("Співавторство після взяття");
        await stage.Hub.Db<PracticesDb>(async db =>
        {
            var version = await db.Versions.SingleAsync(v => v.Id == id);
            (await db.Practices.SingleAsync(p => p.Id == version.PracticeId)).Invite(Editor.Id, Owner.Id, stage.Time.GetUtcNow());
            await db.SaveChangesAsync();
        });
        var seen = (await stage.Version(id)).Version;
        Assert.That(async () => await stage.As(Editor).Run<PublishVersion, string?>(u => u.Run(id, seen, CancellationToken.None)),
            Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.OwnPractice"));
    }

    [Test]
    public async Task What_waits_for_the_owner_of_a_returned_practice_waits_for_whom_it_is_handed_over_to()
    {
        var id = await stage.Taken("Передана після повернення");
        await (await stage.As(Editor).Get($"/practices/review/return/{id}")).Submit("main form", ("Reasons[Problem]", "Скільки людей чекало?"));
        var before = await Waiting(id);
        Assert.That(await stage.As(Owner).Run<Hub.Practices.Submission.HandOverPractice, bool>(u => u.Run(id, CoAuthor.Id, CancellationToken.None)), Is.True);

        Assert.That((before, await Waiting(id)), Is.EqualTo((Owner.Id, CoAuthor.Id)));
    }

    [Test]
    public async Task What_waits_for_an_owner_whose_account_is_erased_waits_for_the_co_author()
    {
        var id = await stage.Taken("Успадкована після повернення");
        await (await stage.As(Editor).Get($"/practices/review/return/{id}")).Submit("main form", ("Reasons[Problem]", "Скільки людей чекало?"));
        await stage.Hub.Run<MediatR.IMediator>(mediator => mediator.Publish(new PersonErased(Owner.Id, "", "")));

        Assert.That(await Waiting(id), Is.EqualTo(CoAuthor.Id));
    }

    /// <summary>For whom the Cabinet, which hears the newest telling, shows the task to mend a version.</summary>
    private async Task<Guid?> Waiting(Guid id) => (await stage.Facts<TaskOpened>()).Where(t => t.TaskId == PracticeFacts.TaskId(id, PracticeTasks.Mend))
        .MaxBy(t => t.OccurredAt)!.PersonId;

    [Test]
    public async Task Returning_needs_a_reason_and_so_does_rejecting()
    {
        var id = await stage.Taken("Без причини");
        var returned = await (await stage.As(Editor).Get($"/practices/review/return/{id}")).Submit("main form", ("Reasons[Problem]", "   "));
        Assert.That(returned.Status, Is.EqualTo(422));
        Assert.That(returned.Errors, Has.Some.Contains("хоча б до одного розділу"));

        var rejected = await (await stage.As(Editor).Get($"/practices/review/reject/{id}")).Submit("main form", ("Reason", " "));
        Assert.That(rejected.Status, Is.EqualTo(422));
        Assert.That(rejected.Errors, Has.Some.Contains("Напишіть причину"));
        Assert.That((await stage.Version(id)).State, Is.EqualTo(VersionState.UnderReview));
    }

    [Test]
    public async Task A_reason_that_is_too_long_is_refused_and_kept_in_the_form()
    {
        var id = await stage.Taken("Довга причина");
        var text = new string('я', ReturnVersion.MostReason + 1);
        var answer = await (await stage.As(Editor).Get($"/practices/review/return/{id}")).Submit("main form", ("Reasons[Problem]", text), ("Reasons[Lessons]", "Мало."));
        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Errors, Has.Some.Contains("не більше 4000 знаків"));
        Assert.That(answer.Html.QuerySelectorAll("textarea").Select(t => t.TextContent.Trim()), Has.Some.EqualTo(text).And.Some.EqualTo("Мало."));
    }

    [Test]
    public async Task Rejecting_tells_the_authors_why_and_closes_the_version()
    {
        var id = await stage.Taken("Відхилена практика");
        await stage.News();
        var answer = await (await stage.As(Editor).Get($"/practices/review/reject/{id}")).Submit("main form", ("Reason", "Це оголошення, а не практика."));
        Assert.That(answer.Location, Does.EndWith(Item(id)), answer.Main);
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Богдан: Notice.Rejected", "Ганна: Notice.Rejected" }));
        var version = await stage.Version(id);
        Assert.That((version.State, version.Decision), Is.EqualTo((VersionState.Rejected, "Це оголошення, а не практика.")));
        Assert.That((await stage.PracticeOf(id)).PublishedVersionId, Is.Null);
    }

    [Test]
    public async Task Two_editors_at_once_the_one_whose_version_was_taken_over_is_told_and_keeps_the_text()
    {
        var id = await stage.Taken("Двоє редакторів");
        var page = await stage.As(Editor).Get($"/practices/review/reject/{id}");
        await stage.News();
        await stage.Take(id, Second);
        Assert.That(await stage.News(), Is.EqualTo(new[] { "Марія: Notice.TakenOver" }));

        var late = await page.Submit("main form", ("Reason", "Мій довгий текст."));
        Assert.That(late.Status, Is.EqualTo(422));
        Assert.That(late.Errors, Has.Some.Contains("Поки ви читали"));
        Assert.That(late.Html.QuerySelector("textarea[name=Reason]")!.TextContent.Trim(), Is.EqualTo("Мій довгий текст."));
        Assert.That((await stage.Version(id)).State, Is.EqualTo(VersionState.UnderReview));
        Assert.That((await stage.As(Editor).Get($"/practices/review/publish/{id}")).Location, Does.EndWith(Item(id)));
    }

    [Test]
    public async Task A_decision_on_a_version_changed_since_it_was_read_is_not_taken()
    {
        var id = await stage.Taken("Змінена після читання");
        var page = await stage.As(Editor).Get($"/practices/review/publish/{id}");
        await stage.As(Editor).Run<ReleaseVersion, bool>(u => u.Run(id, CancellationToken.None));
        await stage.Take(id, Editor);

        var late = await page.Submit("main form");
        Assert.That(late.Status, Is.EqualTo(422));
        var again = await late.Submit("main form");
        Assert.That(again.Location, Does.EndWith(Item(id)), again.Main);
        Assert.That((await stage.Version(id)).State, Is.EqualTo(VersionState.Published));
    }

    [Test]
    public async Task Publishing_twice_by_an_impatient_hand_publishes_once()
    {
        var id = await stage.Taken("Двічі опублікувати");
        var page = await stage.As(Editor).Get($"/practices/review/publish/{id}");
        await page.Submit("main form");
        await stage.News();
        var second = await page.Submit("main form");
        Assert.That(second.Location, Does.EndWith(Item(id)));
        Assert.That(await stage.News(), Is.Empty);
    }

    [Test]
    public async Task Reasons_being_typed_are_kept_for_their_writer_alone_and_go_with_the_decision()
    {
        var id = await stage.Taken("Чернетка причин");
        var saved = await stage.As(Editor).Post($"/practices/review/return/{id}?handler=Autosave", ("Reasons[Problem]", "Ще думаю"), ("Reasons[Зайве]", "х"));
        Assert.That(saved.Status, Is.EqualTo(200), saved.Text);
        Assert.That((await stage.As(Editor).Get($"/practices/review/return/{id}")).Html.QuerySelector("textarea[name='Reasons[Problem]']")!.TextContent.Trim(), Is.EqualTo("Ще думаю"));

        await stage.Take(id, Second);
        Assert.That((await stage.As(Second).Get($"/practices/review/return/{id}")).Text, Does.Not.Contain("Ще думаю"));
        var answer = await (await stage.As(Second).Get($"/practices/review/return/{id}")).Submit("main form", ("Reasons[Problem]", "Інше."));
        Assert.That(answer.Location, Does.EndWith(Item(id)), answer.Main);
        Assert.That(await stage.Db(db => db.ReviewDrafts.CountAsync(d => d.VersionId == id)), Is.Zero);
    }

    [Test]
    public async Task A_draft_that_was_never_submitted_is_not_there_for_editors()
    {
        var id = Guid.CreateVersion7();
        await stage.As(Owner).Run<Hub.Practices.Submission.StartPractice>(u => u.Run(id, "Таємна чернетка", CancellationToken.None));
        foreach (var path in new[] { Item(id), $"/practices/review/return/{id}", $"/practices/review/publish/{id}", Item(Guid.NewGuid()) })
            Assert.That((await stage.As(Editor).Get(path)).Status, Is.EqualTo(404), path);
        var forged = await stage.As(Editor).PostExactly($"/practices/review/return/{id}", [new("Reasons[Problem]", "х")]);
        Assert.That(forged.Status, Is.EqualTo(404));
        Assert.That(forged.Text, Does.Not.Contain("Таємна"));
    }

    [Test]
    public async Task Every_page_of_the_review_speaks_both_languages([Values("", "/en")] string language)
    {
        var id = await stage.Taken("Сторінки рецензування " + language.Trim('/'));
        var invitation = await stage.Invited(id, Other);
        var pages = new (TestPerson, string)[]
        {
            (Editor, "/practices/review/queue"), (Editor, "/practices/review/queue?view=returned&grade=A&page=7"), (Editor, "/practices/review/queue?view=removal"), (Editor, Item(id)),
            (Editor, $"/practices/review/return/{id}"), (Editor, $"/practices/review/reject/{id}"), (Editor, $"/practices/review/publish/{id}"), (Editor, $"/practices/review/invite/{id}"),
            (Other, "/practices/review/advice"), (Other, $"/practices/review/advise/{invitation}"), (Other, $"/practices/review/decline/{invitation}"),
        };
        foreach (var (person, path) in pages)
        {
            var page = await stage.As(person).Get(language + path);
            Assert.That(page.Status, Is.EqualTo(200), path);
            Assert.That(page.Html.QuerySelectorAll("[style], [onclick]"), Is.Empty, path);
            Assert.That(System.Text.RegularExpressions.Regex.Matches(page.Main, @"\b(Review|Queue|Advice|Timeline|Notice|Removal|Section|Status|Field|Recommendation|Check|Grade|Kind|Topic|Level|Stage|Licence|Evidence)\.[A-Za-z]+"), Is.Empty, path);
        }
    }
}
