using Hub.Contest.Jury;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.Jury.JuryStage;

namespace Hub.Contest.Tests.Jury;

/// <summary>From the invitation to leaving the jury.</summary>
public sealed class InvitationTests
{
    private JuryStage stage = null!;

    [OneTimeSetUp]
    public async Task Start() => stage = await JuryStage.Start();

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private async Task<Juror> Invited(string email, string name = "Запрошена особа")
    {
        var page = await stage.As(Organiser).Get($"/contest/jury/invite/{stage.Round.Id}");
        var answer = await page.Submit("main form", ("Input.NameUk", name), ("Input.Email", email), ("Input.Category", "International"));
        Assert.That(answer.Location, Does.EndWith($"/contest/jury/members/{stage.Round.Id}"), answer.Main);
        return await stage.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Email == email));
    }

    private Task<Juror> Again(Juror juror) => stage.Db(db => db.Jurors.AsNoTracking().SingleAsync(j => j.Id == juror.Id));

    [Test]
    public async Task Who_has_no_account_gets_a_mail_with_a_link_that_works_once_and_may_refuse_without_an_account()
    {
        var juror = await Invited("expert@example.com", "Джон Експерт");
        await stage.Hub.Run<SendJuryLetters>(job => job.Run(CancellationToken.None));
        await stage.Hub.Run<SendJuryLetters>(job => job.Run(CancellationToken.None));
        var mail = stage.Hub.Mails.Single(m => m.To == "expert@example.com");
        Assert.That(mail.Text, Does.Contain("Джон Експерт").And.Contain("We invite you"));
        Assert.That((await stage.Hub.Get($"/contest/jury/invitation/{juror.Id}")).Status, Is.EqualTo(404), "without the secret");
        Assert.That((await stage.Hub.Get($"/contest/jury/invitation/{juror.Id}?key=wrong")).Status, Is.EqualTo(404));
        var visitor = stage.Hub.Visitor();
        var page = await visitor.Get(mail.Link.PathAndQuery.Replace("/en/", "/", StringComparison.Ordinal));
        Assert.That(page.Main, Does.Contain("Правила конкурсу.").And.Contain("увійдіть"));
        Assert.That((await page.Submit("#decline")).Errors, Has.Some.Contains("чому відмовляєтеся"));
        Assert.That((await page.Submit("#decline", ("Reason", "Бракує часу"))).Status, Is.EqualTo(302));
        Assert.That(await Again(juror), Has.Property("State").EqualTo(JurorState.Declined).And.Property("DeclineReason").EqualTo("Бракує часу"));
        Assert.That((await visitor.Get(mail.Link.PathAndQuery.Replace("/en/", "/", StringComparison.Ordinal))).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task Who_accepts_keeps_the_version_of_the_rules_and_what_was_declared_finds_conflicts()
    {
        var person = new TestPerson("Науковиця") { Organisations = ["00032112"] };
        stage.Hub.As(person);
        var entry = await stage.Entered("Заявка мого відомства", "00032112", "Відомство");
        var other = await stage.Entered("Заявка колишньої роботи", "", "Колишня робота");
        var juror = await Invited(person.Email);
        Assert.That(juror.PersonId, Is.EqualTo(person.Id));
        Assert.That((await stage.As(person).Get("/contest/jury")).Main, Does.Contain("Запрошення до журі"));
        var page = await stage.As(person).Get($"/contest/jury/invitation/{juror.Id}");
        var refused = await page.Submit("#accept", ("Input.Ties[0].Name", "Колишня робота"), ("Input.Ties[0].Kind", "PastEmployer"), ("Input.Ties[0].Code", "123"));
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Html.QuerySelector("input[name='Input.Ties[0].Name']")!.GetAttribute("value"), Is.EqualTo("Колишня робота"));
        var wrong = await page.Submit("#accept", ("Accepted", "true"), ("Input.Ties[0].Name", "Колишня робота"), ("Input.Ties[0].Code", "12345679"));
        Assert.That(wrong.Errors, Has.Some.Contains("Код ЄДРПОУ 12345679 неправильний"));
        var accepted = await page.Submit("#accept", ("Accepted", "true"), ("Input.Ties[0].Name", "Колишня робота"), ("Input.Ties[0].UntilYear", "2019"));
        Assert.That(accepted.Location, Does.EndWith($"/contest/jury/own-conflicts/{stage.Round.Id}"), accepted.Main);
        Assert.That(await Again(juror), Has.Property("State").EqualTo(JurorState.Accepted).And.Property("AcceptedRules").EqualTo(1));
        var found = await stage.Db(db => db.Conflicts.Where(c => c.JurorId == juror.Id).Select(c => new { c.EntryId, c.Kind }).ToListAsync());
        Assert.That(found.Select(f => (f.EntryId, f.Kind)), Is.EquivalentTo(new[] { (entry.Id, ConflictKind.SameOrganisation), (other.Id, ConflictKind.PastEmployer) }));
        var declared = await stage.As(person).Get($"/contest/jury/declare/{stage.Round.Id}");
        Assert.That(declared.Html.QuerySelector("input[name='Input.Ties[0].UntilYear']")!.GetAttribute("value"), Is.EqualTo("2019"));
    }

    [Test]
    public async Task Rules_that_changed_meanwhile_are_to_be_read_again()
    {
        var person = new TestPerson("Уважний член журі");
        stage.Hub.As(person);
        var juror = await Invited(person.Email);
        var page = await stage.As(person).Get($"/contest/jury/invitation/{juror.Id}");
        var answer = await page.Submit("#accept", ("Accepted", "true"), ("Rules", "0"));
        Assert.That(answer.Errors, Has.Some.Contains("Правила конкурсу щойно змінено"));
        Assert.That(answer.Html.QuerySelector("input[name=Rules]")!.GetAttribute("value"), Is.EqualTo("1"));
    }

    [TestCase("", "Ім’я", "Scholar", "Напишіть адресу електронної пошти")]
    [TestCase("нікуди", "Ім’я", "Scholar", "Напишіть адресу електронної пошти")]
    [TestCase("a@example.com", "", "Scholar", "Напишіть ім’я")]
    [TestCase("a@example.com", "Ім’я", "Wizard", "кого представляє")]
    public async Task A_wrong_invitation_is_explained(string email, string name, string category, string sentence)
    {
        var answer = await stage.As(Organiser).Post($"/contest/jury/invite/{stage.Round.Id}", ("Input.Email", email), ("Input.NameUk", name), ("Input.Category", category));
        Assert.That(answer.Errors, Has.Some.Contains(sentence), answer.Main);
    }

    [Test]
    public async Task Nobody_is_invited_twice_and_only_organisers_invite()
    {
        await Invited("twice@example.com");
        var answer = await stage.As(Organiser).Post($"/contest/jury/invite/{stage.Round.Id}", ("Input.Email", "Twice@Example.com"), ("Input.NameUk", "Він же"), ("Input.Category", "Ngo"));
        Assert.That(answer.Errors, Has.Some.Contains("вже запрошено"));
        Assert.That((await stage.As(Chair).Get($"/contest/jury/invite/{stage.Round.Id}")).Status, Is.EqualTo(404));
        Assert.That((await stage.As(Stranger).Get($"/contest/jury/members/{stage.Round.Id}")).Status, Is.EqualTo(404));
    }

    [Test]
    public void An_invitation_ends_and_can_be_sent_again()
    {
        var now = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        var juror = Juror.Invite(Guid.NewGuid(), Guid.NewGuid(), null, "Хтось", null, "a@example.com", JurorCategory.Ngo, 1, null, Guid.NewGuid(), now, now.AddDays(14));
        Assert.That(() => juror.Accept(Guid.NewGuid(), 1, now.AddDays(14)), Throws.Exception.With.Property("Key").EqualTo("Juror.Expired"));
        juror.InviteAgain(now.AddDays(30), now.AddDays(15));
        juror.Accept(Guid.NewGuid(), 1, now.AddDays(15));
        Assert.That(() => juror.InviteAgain(now.AddDays(40), now.AddDays(16)), Throws.Exception.With.Property("Key").EqualTo("Juror.Answered"));
    }

    [Test]
    public async Task Who_lags_is_reminded_and_not_twice_a_day()
    {
        var entry = await stage.Entered("Заявка для нагадування");
        var (person, juror) = await stage.Seated();
        await stage.Assign(juror, entry);
        var members = await stage.As(Organiser).Get($"/contest/jury/members/{stage.Round.Id}");
        Assert.That(members.Main, Does.Contain(person.Name).And.Contain("Тут лише кількості"));
        await members.Submit("#remind");
        await members.Submit("#remind");
        var told = await stage.Facts<SharedKernel.Contracts.NoticeRaised>();
        Assert.That(told.Count(t => t.Contains(person.Id.ToString(), StringComparison.Ordinal) && t.Contains("Notice.ScoresWait", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
