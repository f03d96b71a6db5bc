using Hub.Cabinet.Mail;
using Hub.SharedKernel.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Notices;

/// <summary>How often, what kinds, at what hour: chosen on one page, and what waits follows.</summary>
public sealed class MailWishesTests
{
    // A Tuesday, noon in Kyiv.
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 9, 9, 0, 0, TimeSpan.Zero));
    private HubApp hub = null!;

    [SetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Time = time });

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Notices_of_a_week_come_in_one_mail_on_Monday_which_can_be_looked_at_before()
    {
        var person = await Account.Make(hub, language: "en");
        var visitor = await Account.SignedIn(hub, person);
        var saved = await visitor.Post("/en/cabinet/notices/wishes", Wishes(("Input.Usual", "Weekly")));
        Assert.That(saved.Status, Is.EqualTo(302), string.Join(' ', saved.Errors));
        await Tell(person.Id, "first");
        await Tell(person.Id, "second");
        var upcoming = await visitor.Get("/en/cabinet/notices/upcoming");
        await Round();
        Assert.That(hub.Mails, Is.Empty);
        time.Advance(TimeSpan.FromDays(6));
        await Round();
        await Round();

        Assert.Multiple(() =>
        {
            Assert.That(upcoming.Main, Does.Contain("Monday, 15 June 2026, 09:00").And.Contain("“first”").And.Contain("“second”").And.Contain("My roles"));
            Assert.That(hub.Mails.Single().Text, Does.Contain("“first”").And.Contain("“second”"));
        });
    }

    [Test]
    public async Task A_kind_can_be_chosen_by_itself()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        await visitor.Post("/cabinet/notices/wishes", Wishes(("Input.Usual", "AtOnce"), ("Input.Kinds[0].Key", "Cabinet.roles"), ("Input.Kinds[0].Pace", "Never")));
        await Tell(person.Id, "ніколи");
        await Tell(person.Id, null);
        await Round();

        Assert.That(hub.Mails.Single().Text, Does.Contain("Архів із вашими даними готовий"));
    }

    [Test]
    public async Task Who_switches_from_weekly_to_at_once_gets_what_was_waiting_and_who_switches_off_gets_nothing()
    {
        var (eager, tired) = (await Account.Make(hub), await Account.Make(hub));
        foreach (var person in new[] { eager, tired })
        {
            var visitor = await Account.SignedIn(hub, person);
            await visitor.Post("/cabinet/notices/wishes", Wishes(("Input.Usual", "Weekly")));
            await Tell(person.Id, "x");
            await visitor.Post("/cabinet/notices/wishes", Wishes(("Input.Usual", person == eager ? "AtOnce" : "Never")));
        }
        await Round();
        time.Advance(TimeSpan.FromDays(8));
        await Round();

        Assert.That(hub.Mails.Select(m => m.To), Is.EqualTo(new[] { eager.Email }));
    }

    [TestCase("Input.QuietFrom", "22", "Input.QuietUntil", "", "Тихим годинам потрібні початок і кінець")]
    [TestCase("Input.QuietFrom", "8", "Input.QuietUntil", "8", "Тиша від години до тієї самої години")]
    [TestCase("Input.QuietFrom", "8", "Input.QuietUntil", "12", "Година листів припадає на ваші тихі години")]
    [TestCase("Input.Zone", "Mars/Olympus", "Input.QuietFrom", "", "Оберіть часовий пояс зі списку")]
    public async Task What_cannot_be_is_said_beside_the_form(string field, string value, string second, string secondValue, string sentence)
    {
        var visitor = await Account.SignedIn(hub, await Account.Make(hub));
        var answer = await visitor.Post("/cabinet/notices/wishes", Wishes((field, value), (second, secondValue)));

        Assert.That(Account.Said(answer), Does.StartWith(sentence));
    }

    [Test]
    public async Task The_page_shows_what_was_chosen_and_keeps_choices_about_modules_that_are_away()
    {
        var person = await Account.Make(hub);
        await hub.Db<CabinetDb>(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == person.Id)).Mail.SetKinds([new("Garden.trees", MailPace.Daily)]);
            await db.SaveChangesAsync();
        });
        var visitor = await Account.SignedIn(hub, person);
        await visitor.Post("/cabinet/notices/wishes", Wishes(("Input.Hour", "18"), ("Input.Day", "Friday"), ("Input.QuietFrom", "21"), ("Input.QuietUntil", "6"), ("Input.Zone", "Europe/Warsaw")));
        var page = await visitor.Get("/cabinet/notices/wishes");
        string Chosen(string name) => page.Html.QuerySelector($"select[name='{name}'] option[selected]")!.GetAttribute("value")!;
        var kept = await Account.Reload(hub, person);

        Assert.Multiple(() =>
        {
            Assert.That((Chosen("Input.Hour"), Chosen("Input.Day"), Chosen("Input.QuietFrom"), Chosen("Input.QuietUntil"), Chosen("Input.Zone")),
                Is.EqualTo(("18", "Friday", "21", "6", "Europe/Warsaw")));
            Assert.That(kept.Mail.ByKind, Is.EqualTo(new Dictionary<string, MailPace> { ["Garden.trees"] = MailPace.Daily }));
        });
    }

    private static (string, string?)[] Wishes(params (string Name, string? Value)[] chosen) =>
        [.. new (string Name, string? Value)[] { ("Input.Usual", "AtOnce"), ("Input.Hour", "9"), ("Input.Day", "Monday"), ("Input.QuietFrom", ""), ("Input.QuietUntil", ""), ("Input.Zone", "Europe/Kyiv") }
            .Where(w => chosen.All(c => c.Name != w.Name)), .. chosen];

    private async Task Round()
    {
        await hub.Run<WriteNoticeMails>(write => write.Run(CancellationToken.None));
        await Account.SendMail(hub);
    }

    private Task Tell(Guid person, string? role) => hub.Run<IMediator>(mediator => mediator.Publish(
        new NoticeRaised("Cabinet", person, null, role is null ? "Notice.ExportReady" : "Notice.RoleGiven", role is null ? [] : [role], "/cabinet") { OccurredAt = time.GetUtcNow() }));
}
