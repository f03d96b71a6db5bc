using Hub.Contest.Organising;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using static Hub.Contest.Tests.ContestStage;

namespace Hub.Contest.Tests.Organising;

/// <summary>What entrants are asked, in which order nominations stand, who chairs them, and every version of the rules: by the pages alone.</summary>
public sealed class FormPagesTests
{
    private static readonly TestPerson administrator = new("Адміністратор", ContestModule.Manage, ContestModule.Appoint);
    private ContestStage stage = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await ContestStage.Start();
        await stage.Publish();
        stage.As(administrator);
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private string Form => $"/contest/organising/form/{stage.Round}?nomination={stage.Nomination}";

    [Test, Order(1)]
    public async Task Sections_are_renamed_reordered_added_and_removed_and_keep_their_keys()
    {
        var page = await stage.As(Organiser).Get(Form);
        var saved = await page.Submit("main form", ("Sections[0].TitleUk", "Що було не так"), ("Sections[0].Number", "2"), ("Sections[1].Number", "1"), ("Sections[3].TitleUk", ""),
            ("Sections[6].TitleUk", "Безпека даних"), ("Sections[6].TitleEn", "Data safety"), ("Sections[6].Most", "1500"), ("Sections[6].Required", "true"));
        Assert.That(saved.Status, Is.EqualTo(302), string.Join(' ', saved.Errors));
        var form = (await Nomination()).Form;
        Assert.That(form.Sections.Select(s => s.Key), Is.EqualTo(new[] { "Solution", "Problem", "Results", "Sustainability", "Spread", "Part1" }));
        Assert.That(form.Sections.Select(s => (s.TitleUk, s.Required, s.Most)).Last(), Is.EqualTo(("Безпека даних", true, 1500)));
        Assert.That(form.Sections[1].TitleUk, Is.EqualTo("Що було не так"));
    }

    [Test, Order(2)]
    public async Task A_length_that_cannot_be_and_a_form_without_questions_are_refused_and_what_was_typed_stays()
    {
        var page = await stage.As(Organiser).Get(Form);
        var refused = await page.Submit("main form", ("Sections[0].Most", "50"), ("Sections[0].TitleUk", "Довге нове запитання"));
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Errors, Has.Some.Contains("Довге нове запитання"));
        Assert.That(refused.Text, Does.Contain("value=\"50\""));
        Assert.That((await page.Submit("main form", ("Sections[0].Most", "багато"))).Errors, Has.Some.Contains("ціле число"));
        var empty = Enumerable.Range(0, 8).Select(i => ($"Sections[{i}].TitleUk", (string?)"")).ToArray();
        Assert.That((await page.Submit("main form", empty)).Status, Is.EqualTo(422));
        Assert.That((await Nomination()).Form.Sections, Has.Count.EqualTo(6));
        Assert.That((await stage.As(Ann).Get(Form)).Status, Is.AnyOf(403, 404));
        Assert.That((await stage.As(Organiser).Get($"/contest/organising/form/{stage.Round}?nomination={Guid.NewGuid()}")).Status, Is.EqualTo(404));
    }

    [Test, Order(3)]
    public async Task Nominations_are_put_in_another_order_only_by_numbers_that_make_one()
    {
        var second = (await stage.As(Organiser).Run<WriteNomination, Guid?>(u => u.Run(stage.Round, null, new("Електронна демократія", null, null, null), [new() { TitleUk = "Участь", Weight = 100 }], default)))!.Value;
        var page = await stage.As(Organiser).Get($"/contest/organising/order/{stage.Round}");
        Assert.That((await page.Submit("main form", ($"Places[{stage.Nomination}]", "1"), ($"Places[{second}]", "1"))).Errors, Has.Some.Contains("від 1 до 2"));
        await page.Submit("main form", ($"Places[{stage.Nomination}]", "2"), ($"Places[{second}]", "1"));
        Assert.That(await stage.Hub.Db<ContestDb, List<Guid>>(db => db.Nominations.Where(n => n.RoundId == stage.Round).OrderBy(n => n.Place).Select(n => n.Id).ToListAsync()), Is.EqualTo(new[] { second, stage.Nomination }));
    }

    [Test, Order(4)]
    public async Task A_chair_is_appointed_by_address_told_and_sees_the_jury_in_the_menu()
    {
        var path = $"/contest/organising/appoint/{stage.Round}";
        Assert.That((await stage.As(Organiser).Get(path)).Status, Is.AnyOf(403, 404), "who only organises does not appoint");
        Assert.That(await JuryInMenu(Bohdan), Is.False);
        var page = await stage.As(administrator).Get(path);
        var unknown = await page.Submit("main form", ("Nomination", stage.Nomination.ToString()), ("Email", "nobody@example.org"));
        Assert.That(unknown.Errors, Has.Some.Contains("nobody@example.org"));
        Assert.That(unknown.Text, Does.Contain("value=\"nobody@example.org\""));
        var done = await page.Submit("main form", ("Nomination", stage.Nomination.ToString()), ("Email", Bohdan.Email));
        Assert.That((await done.Follow()).Main, Does.Contain("Голова: Богдан"));
        Assert.That((await stage.Facts(nameof(NoticeRaised))).Any(n => n.Contains("Notice.ChairAppointed", StringComparison.Ordinal) && n.Contains(Bohdan.Id.ToString(), StringComparison.Ordinal)), Is.True);
        Assert.That(await JuryInMenu(Bohdan), Is.True);
        Assert.That(await JuryInMenu(Ann), Is.False);
        await page.Submit("main form", ("Nomination", stage.Nomination.ToString()), ("Email", ""));
        Assert.That((await Nomination()).ChairId, Is.Null);
    }

    [Test, Order(5)]
    public async Task Every_version_of_the_rules_stays_readable_and_what_changed_is_shown()
    {
        var page = await stage.As(Organiser).Get($"/contest/organising/rules/{stage.Round}");
        Assert.That((await page.Submit("main form", ("Input.TextUk", "Правила **другі**"))).Errors, Is.Not.Empty, "a published round says what is new");
        await page.Submit("main form", ("Input.TextUk", "Правила **другі**"), ("Input.ChangesUk", "Уточнено строки"));
        await stage.Go(A.Day(1));
        var latest = await stage.Hub.Get("/contest/2026/rules");
        Assert.That(latest.Main, Does.Contain("другі").And.Contain("версія 2"));
        Assert.That((await stage.Hub.Get("/contest/2026/rules?version=1")).Main, Does.Contain("Правила українською"));
        Assert.That((await stage.Hub.Get("/en/contest/2026/rules?version=1")).Main, Does.Contain("Rules in English"));
        var compared = await stage.Hub.Get("/contest/2026/rules?version=2&from=1");
        Assert.That(compared.Html.QuerySelectorAll("main ins"), Is.Not.Empty);
        Assert.That(compared.Html.QuerySelectorAll("main del"), Is.Not.Empty);
        Assert.That((await stage.Hub.Get("/contest/2026/rules?version=9")).Status, Is.EqualTo(404));
    }

    [Test, Order(6)]
    public async Task The_calendar_is_one_a_program_reads()
    {
        var text = (await stage.Hub.Get("/contest/2026/calendar.ics")).Text;
        var calendar = Ical.Net.Calendar.Load(text)!;
        Assert.That(calendar.Events.Select(e => e.Summary), Has.Exactly(1).EqualTo("Конкурс 2026: Приймання заявок").And.Exactly(8).Items);
        Assert.That(calendar.Events.Single(e => e.Uid!.EndsWith("-Entries@contest", StringComparison.Ordinal)).DtStart!.AsUtc, Is.EqualTo(A.Calendar.Entries.UtcDateTime));
        Assert.That(text.Split("\r\n").Select(System.Text.Encoding.UTF8.GetByteCount), Is.All.LessThanOrEqualTo(75));
        Assert.That((await stage.Hub.Get("/contest/2026/calendar.ics")).Text, Is.EqualTo(text));
    }

    [Test, Order(7)]
    public async Task Once_entries_can_be_made_form_and_order_stay()
    {
        await stage.Go(A.Day(11));
        var page = await stage.As(Organiser).Get(Form);
        Assert.That(page.Html.QuerySelector("main form"), Is.Null);
        Assert.That(page.Main, Does.Contain("Безпека даних"));
        var forged = await stage.As(Organiser).Post(Form, ("Sections[0].TitleUk", "Підміна"), ("Sections[0].Most", "500"));
        Assert.That(forged.Status, Is.EqualTo(422));
        Assert.That((await Nomination()).Form.Sections, Has.Count.EqualTo(6));
    }

    private async Task<bool> JuryInMenu(TestPerson person) => (await stage.As(person).Get("/contest/entering/start")).Html.QuerySelector("nav a[href='/contest/jury']") is not null;

    private Task<Nomination> Nomination() => stage.Hub.Db<ContestDb, Nomination>(db => db.Nominations.AsNoTracking().SingleAsync(n => n.Id == stage.Nomination));
}
