using FsCheck;
using FsCheck.Fluent;
using Hub.Practices.Feedback;
using Hub.SharedKernel;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Feedback;

/// <summary>«Did it work for you», from the form to the place in the list.</summary>
internal sealed class FeedbackTests
{
    private const string Region = "UA26000000000069363";
    private static readonly TestPerson citizen = new("Катерина");
    private static readonly TestPerson moderator = new("Марія", PracticesModule.Moderate);

    private PublishedStage stage = null!;
    private TestPerson owner = null!;

    [SetUp]
    public async Task Start()
    {
        stage = await PublishedStage.Start();
        owner = await stage.Publish("cherha");
    }

    [TearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task A_citizen_tells_the_owner_answers_and_both_stand_on_the_page()
    {
        var form = await stage.Hub.As(citizen).Get("/practices/feedback/give/cherha");
        var sent = await form.Submit("main form", Filled(Verdict.Yes));
        Assert.That(sent.Status, Is.EqualTo(302), sent.Main);
        var id = await stage.Read(db => db.Feedback.Select(f => f.Id).SingleAsync());
        var answered = await (await stage.Hub.As(owner).Get($"/practices/feedback/answer/{id}")).Submit("main form", ("Answer", "Дякуємо за відгук"));
        Assert.That(answered.Status, Is.EqualTo(302), answered.Main);

        var page = await stage.Hub.Get("/practices/cherha");
        var practice = await stage.Practice("cherha");
        Assert.Multiple(() =>
        {
            Assert.That(page.Main, Does.Contain("Місце в черзі видно з дому").And.Contain("Дякуємо за відгук").And.Not.Contain("Катерина"));
            Assert.That((practice.Yes, practice.Partly, practice.No), Is.EqualTo((1, 0, 0)));
            Assert.That(practice.Promotion, Is.EqualTo(Wilson.Interval(1, 1).Low).Within(1e-9));
        });
        Assert.That(await stage.Told(owner, "Notice.Feedback"), Is.EqualTo(1));
        Assert.That(await stage.Told(citizen, "Notice.FeedbackAnswered"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_place_counts_once_and_another_place_again()
    {
        await Give(citizen, Verdict.Yes, "Калуш");
        await Give(citizen, Verdict.No, "  калуш ");
        await Give(citizen, Verdict.Partly, "Долина");
        var practice = await stage.Practice("cherha");
        Assert.That((practice.Yes, practice.Partly, practice.No), Is.EqualTo((0, 1, 1)));
    }

    [Test]
    public async Task The_owners_own_answer_is_shown_apart_and_never_counts()
    {
        await Give(owner, Verdict.Yes, "Калуш");
        Assert.That((await stage.Practice("cherha")).Answers, Is.Zero);
        Assert.That((await stage.Hub.Get("/practices/feedback/all/cherha")).Main, Does.Contain("Відгук самої організації"));
    }

    [Test]
    public async Task Hidden_feedback_keeps_its_reason_loses_its_words_and_does_not_count()
    {
        await Give(citizen, Verdict.No, "Калуш");
        var id = await stage.Read(db => db.Feedback.Select(f => f.Id).SingleAsync());
        var refused = await stage.Hub.As(moderator).Post($"/practices/feedback/hide/{id}", ("Reason", ""));
        Assert.That(refused.Status, Is.EqualTo(422));
        await stage.Hub.As(moderator).Post($"/practices/feedback/hide/{id}", ("Reason", "Образа працівниці"));

        var all = await stage.Hub.Get("/practices/feedback/all/cherha");
        Assert.That(all.Main, Does.Contain("Образа працівниці").And.Not.Contain("Місце в черзі"));
        Assert.That((await stage.Practice("cherha")).Answers, Is.Zero);
        Assert.That(await stage.Told(citizen, "Notice.FeedbackHidden"), Is.EqualTo(1));

        await stage.Hub.As(moderator).Post($"/practices/feedback/hide/{id}", ("show", "true"));
        Assert.That((await stage.Practice("cherha")).No, Is.EqualTo(1));
    }

    [Test]
    public async Task Nobody_but_authors_answers_and_nobody_but_moderators_hides()
    {
        await Give(citizen, Verdict.Yes, "Калуш");
        var id = await stage.Read(db => db.Feedback.Select(f => f.Id).SingleAsync());
        var answer = await stage.Hub.As(new TestPerson("Семен")).Post($"/practices/feedback/answer/{id}", ("Answer", "Я не автор"));
        var hide = await stage.Hub.As(owner).Post($"/practices/feedback/hide/{id}", ("Reason", "Не подобається"));
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(hide.Status, Is.AnyOf(302, 403));
        });
        Assert.That(await stage.Read(db => db.Feedback.CountAsync(f => f.Answer == null && f.HiddenAt == null)), Is.EqualTo(1));
    }

    [TestCase("Input.Verdict", "", "Виберіть, чи спрацювало")]
    [TestCase("Input.Region", "", "Виберіть область")]
    [TestCase("Input.UsedIn", "торік", "місяць і рік")]
    [TestCase("Input.UsedIn", "2031-01", "ще не настав")]
    [TestCase("Input.What", " ", "що змінилося")]
    [TestCase("Input.EvidenceUrl", "javascript:alert(1)", "https://")]
    public async Task A_wrong_field_is_explained_and_nothing_typed_is_lost(string field, string value, string sentence)
    {
        var form = await stage.Hub.As(citizen).Get("/practices/feedback/give/cherha");
        var answer = await form.Submit("main form", [.. Filled(Verdict.Yes).Where(f => f.Item1 != field), (field, value)]);
        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Main, Does.Contain(sentence));
            Assert.That(answer.Text, Does.Contain("Калуш"));
        });
        Assert.That(await stage.Read(db => db.Feedback.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Fifty_people_at_once_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Give(new TestPerson("Мешканець " + i), i % 5 == 0 ? Verdict.No : Verdict.Yes, "Калуш")));
        var practice = await stage.Practice("cherha");
        Assert.That((practice.Yes, practice.Partly, practice.No), Is.EqualTo((40, 0, 10)));
    }

    [Test]
    public void Any_order_of_telling_changing_and_hiding_ends_in_the_naive_count()
    {
        var steps = ArbMap.Default.GeneratorFor<(int Person, int Verdict, bool Hide)>().ArrayOf(12);
        Prop.ForAll(steps.ToArbitrary(), Counted).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private bool Counted((int Person, int Verdict, bool Hide)[] steps)
    {
        stage.Read(db => db.Feedback.ExecuteDeleteAsync()).GetAwaiter().GetResult();
        var people = Enumerable.Range(0, 4).Select(i => new TestPerson("Людина " + i)).ToList();
        var (said, hidden) = (new Dictionary<int, Verdict>(), new HashSet<int>());
        foreach (var (person, verdict, hide) in steps)
        {
            var (who, what) = (Math.Abs(person % 4), (Verdict)Math.Abs(verdict % 3));
            if (hide && said.ContainsKey(who))
                (hidden.Add(who) ? Hide(people[who]) : Task.CompletedTask).GetAwaiter().GetResult();
            else if (!hidden.Contains(who))
                Give(people[who], said[who] = what, "Калуш").GetAwaiter().GetResult();
        }
        var practice = stage.Practice("cherha").GetAwaiter().GetResult();
        int Of(Verdict verdict) => said.Count(s => s.Value == verdict && !hidden.Contains(s.Key));
        return said.Count == 0 || (practice.Yes, practice.Partly, practice.No) == (Of(Verdict.Yes), Of(Verdict.Partly), Of(Verdict.No));
    }

    private async Task Hide(TestPerson person)
    {
        var id = await stage.Read(db => db.Feedback.Where(f => f.PersonId == person.Id).Select(f => f.Id).SingleAsync());
        await stage.Hub.As(moderator).Run<HideFeedback>(u => u.Run(id, "Причина", CancellationToken.None));
    }

    private Task Give(TestPerson person, Verdict verdict, string place) => stage.Hub.As(person).Run<GiveFeedback>(u => u.Run(
        Guid.CreateVersion7(), "cherha", new(verdict, Region, place, new DateOnly(2025, 5, 1), "Місце в черзі видно з дому", null), CancellationToken.None));

    private static (string, string?)[] Filled(Verdict verdict) =>
    [
        ("Input.Verdict", verdict.ToString()), ("Input.Region", Region), ("Input.Place", "Калуш"), ("Input.UsedIn", "05.2025"),
        ("Input.What", "Місце в черзі видно з дому"), ("Input.EvidenceUrl", ""),
    ];
}
