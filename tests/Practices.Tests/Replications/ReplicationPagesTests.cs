using Hub.Practices.Replications;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Replications;

/// <summary>«We implemented this», from the form to the family tree.</summary>
internal sealed class ReplicationPagesTests
{
    private const string Record = "/practices/replications/record/cherha";
    private static readonly TestPerson follower = new("Петро");
    private static readonly TestPerson editor = new("Марія", PracticesModule.Review);
    private static readonly TestPerson stranger = new("Семен");

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
    public async Task A_replication_goes_from_the_form_by_the_owner_to_the_page()
    {
        var id = await Recorded("Калуська міська рада");
        Assert.That(await stage.Told(owner, "Notice.Replication"), Is.EqualTo(1));
        Assert.That((await stage.Hub.Get("/practices/cherha")).Main, Does.Not.Contain("Калуська"), "nobody confirmed it yet");

        var waiting = await stage.Hub.As(owner).Get("/practices/replications/waiting");
        Assert.That(waiting.Main, Does.Contain("Калуська міська рада"));
        var done = await Decide(owner, id, "Confirm");
        Assert.That(done.Status, Is.EqualTo(302), done.Main);

        var page = await stage.Hub.Get("/practices/cherha");
        var all = await stage.Hub.Get("/en/practices/replications/of/cherha");
        var tasks = (Opened: (await stage.Facts<TaskOpened>()).Select(t => t.TaskId), Closed: (await stage.Facts<TaskClosed>()).Select(t => t.TaskId));
        var questions = await stage.Read(db => db.FollowUps.Where(f => f.ReplicationId == id).OrderBy(f => f.Months).Select(f => f.Months).ToListAsync());
        var told = await stage.Told(follower, "Notice.ReplicationConfirmed");
        var practice = await stage.Practice("cherha");
        Assert.Multiple(() =>
        {
            Assert.That(practice.Replications, Is.EqualTo(1));
            Assert.That(page.Html.GetElementById("replications")!.TextContent, Does.Contain("Калуська міська рада").And.Contain("першоджерело").And.Contain("120"));
            Assert.That(all.Main, Does.Contain("Калуська міська рада").And.Contain("1 confirmed replication"));
            Assert.That(told, Is.EqualTo(1));
            Assert.That(tasks.Closed, Is.EquivalentTo(tasks.Opened));
            Assert.That(questions, Is.EqualTo(Replication.FollowUpMonths));
        });
    }

    [Test]
    public async Task A_form_sent_twice_records_once()
    {
        var form = await stage.Hub.As(follower).Get(Record);
        await form.Submit("main form", Filled("Калуська міська рада"));
        var again = await form.Submit("main form", Filled("Калуська міська рада"));

        Assert.That(again.Status, Is.EqualTo(302));
        Assert.That(await stage.Read(db => db.Replications.CountAsync()), Is.EqualTo(1));
        Assert.That(await stage.Told(owner, "Notice.Replication"), Is.EqualTo(1));
    }

    [TestCase("Input.OrganisationUk", "", "Вкажіть організацію")]
    [TestCase("Input.Code", "12345679", "ЄДРПОУ")]
    [TestCase("Input.Region", "", "Оберіть область")]
    [TestCase("Input.StartedOn", "торік", "Вкажіть, коли почали")]
    [TestCase("Input.StartedOn", "2026-03-03", "ще не настала")]
    [TestCase("Input.Cost", "багато", "Вкажіть вартість")]
    [TestCase("Input.Cost", "-5", "Вкажіть вартість")]
    [TestCase("Input.Days", "1,5", "Вкажіть кількість днів")]
    [TestCase("Input.OutcomeUk", " ", "Напишіть, що вийшло")]
    [TestCase("Input.ParentId", "01990000-0000-7000-8000-000000000000", "Такого повторення")]
    public async Task A_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(string field, string value, string sentence)
    {
        var form = await stage.Hub.As(follower).Get(Record);
        var answer = await form.Submit("main form", [.. Filled("Калуська міська рада").Where(f => f.Item1 != field), (field, value)]);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(422));
            Assert.That(answer.Errors, Has.Some.Contains(sentence));
            Assert.That(answer.Html.QuerySelector("[name='Input.ChangesUk']")!.TextContent, Does.Contain("Без термінала"));
        });
    }

    [Test]
    public async Task Too_long_texts_are_refused_with_a_sentence()
    {
        var form = await stage.Hub.As(follower).Get(Record);
        var answer = await form.Submit("main form", [.. Filled(new string('я', 301))]);

        Assert.That(answer.Errors, Has.Some.Contains("не більше 300 знаків"));
    }

    [Test]
    public async Task Only_authors_and_editors_decide_and_nobody_on_their_own()
    {
        var (his, hers) = (await Recorded("Калуська міська рада"), await Recorded("Рогатинська міська рада", editor));
        var strange = await stage.Hub.As(stranger).Get(RecordReplication.ConfirmPath(his));
        var own = await stage.Hub.As(editor).Get(RecordReplication.ConfirmPath(hers));
        var missing = await stage.Hub.As(stranger).Run<DecideReplication, string?>(u => u.Run(his, true, null, CancellationToken.None));

        Assert.Multiple(() =>
        {
            Assert.That(strange.Status, Is.EqualTo(404));
            Assert.That(missing, Is.Null);
            Assert.That(own.Html.QuerySelectorAll("form[action*='handler=']"), Is.Empty);
            Assert.That(async () => await stage.Hub.As(editor).Run<DecideReplication, string?>(u => u.Run(hers, true, null, CancellationToken.None)),
                Throws.TypeOf<SharedKernel.RuleViolation>().With.Property("Key").EqualTo("Replication.OwnConfirmation"));
        });
        Assert.That((await stage.Hub.As(stranger).Get("/practices/replications/waiting")).Main, Does.Not.Contain("Калуська"));
        Assert.That((await stage.Hub.As(editor).Get("/practices/replications/waiting")).Main, Does.Contain("Калуська").And.Contain("Рогатинська"));
    }

    [Test]
    public async Task What_the_owner_recorded_waits_for_the_editors()
    {
        await Recorded("Інша громада", owner);

        var task = (await stage.Facts<TaskOpened>()).Single();
        Assert.That((task.PersonId, task.Permission), Is.EqualTo(((Guid?)null, PracticesModule.Review)));
    }

    [Test]
    public async Task Declining_needs_a_reason_and_tells_it()
    {
        var id = await Recorded("Калуська міська рада");
        var refused = await Decide(editor, id, "Decline");
        Assert.That(refused.Errors, Has.Some.Contains("Напишіть причину"));

        var done = await Decide(editor, id, "Decline", ("Reason", "Це інша практика"));

        var notice = (await stage.Facts<NoticeRaised>()).Single(n => n.TextKey == "Notice.ReplicationDeclined");
        Assert.That(done.Status, Is.EqualTo(302));
        Assert.That(notice.PersonId, Is.EqualTo(follower.Id));
        Assert.That(notice.Arguments, Does.Contain("Це інша практика"));
        Assert.That((await stage.Practice("cherha")).Replications, Is.Zero);
        Assert.That((await Decide(owner, id, "Confirm")).Status, Is.EqualTo(422), "it is decided");
    }

    [Test]
    public async Task Those_confirmed_at_once_all_count()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
            ids.Add(await Recorded($"Громада {i}"));
        var forms = await Task.WhenAll(ids.Select(id => stage.Hub.As(owner).Get(RecordReplication.ConfirmPath(id))));

        var answers = await Task.WhenAll(forms.Select(form => form.Submit("form[action*='handler=Confirm']")));

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(302));
        Assert.That((await stage.Practice("cherha")).Replications, Is.EqualTo(6));
    }

    [Test]
    public async Task Those_who_learned_from_a_replication_stand_under_it()
    {
        var first = await Recorded("Калуська міська рада");
        await Decide(owner, first, "Confirm");
        await Decide(owner, await Recorded("Рогатинська міська рада", stranger, ("Input.ParentId", first.ToString())), "Confirm");

        var page = await stage.Hub.Get("/practices/cherha");
        var nested = page.Html.QuerySelector("#replications ul ul ul")!;
        Assert.That(nested.TextContent, Does.Contain("Рогатинська").And.Not.Contain("Калуська"));
        Assert.That((await stage.Hub.Get("/practices/replications/of/cherha")).Main, Does.Contain("Навчилися в: Калуська міська рада"));
    }

    [TestCase("/practices/replications/of/nema")]
    [TestCase("/practices/replications/record/nema")]
    [TestCase("/practices/replications/confirm/01990000-0000-7000-8000-000000000000")]
    [TestCase("/practices/replications/followup/01990000-0000-7000-8000-000000000000")]
    public async Task What_is_not_there_answers_404(string path) => Assert.That((await stage.Hub.As(owner).Get(path)).Status, Is.EqualTo(404));

    private async Task<Guid> Recorded(string organisation, TestPerson? by = null, params (string, string?)[] changed)
    {
        var form = await stage.Hub.As(by ?? follower).Get(Record);
        var answer = await form.Submit("main form", [.. Filled(organisation).Where(f => changed.All(c => c.Item1 != f.Item1)), .. changed]);
        Assert.That(answer.Status, Is.EqualTo(302), string.Join("; ", answer.Errors));
        return await stage.Read(db => db.Replications.Where(r => r.OrganisationUk == organisation).Select(r => r.Id).SingleAsync());
    }

    private async Task<Answer> Decide(TestPerson person, Guid id, string handler, params (string, string?)[] fields)
    {
        var path = $"{RecordReplication.ConfirmPath(id)}?handler={handler}";
        var page = await stage.Hub.As(person).Get(RecordReplication.ConfirmPath(id));
        if (page.Html.QuerySelector($"form[action*='handler={handler}']") is not null)
            return await page.Submit($"form[action*='handler={handler}']", fields);
        var token = (await stage.Hub.As(person).Get(Record)).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        return await stage.Hub.As(person).Post(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    private static (string, string?)[] Filled(string organisation) =>
    [
        ("Input.OrganisationUk", organisation), ("Input.Region", "UA26000000000069363"), ("Input.PlaceUk", "Калуш"), ("Input.StartedOn", "2025-09-01"),
        ("Input.Cost", "120 000"), ("Input.Days", "90"), ("Input.ChangesUk", "Без термінала"), ("Input.OutcomeUk", "Черг не стало"),
    ];
}
