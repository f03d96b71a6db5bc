using Hub.Cabinet.Announcements;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Tests.Organisations;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Announcements;

/// <summary>What administrators tell everybody stands on every page while it counts, also on pages kept for visitors.</summary>
[Engines]
public sealed class AnnouncementTests(EngineKind engine)
{
    private static readonly TestPerson Admin = new("Адміністратор", RoleCatalog.Administer);
    private FakeTimeProvider time = null!;
    private HubApp hub = null!;

    [SetUp]
    public async Task Start()
    {
        time = new(new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero));
        hub = await HubApp.Start(new() { Engine = engine, Time = time });
    }

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task It_is_shown_on_every_page_in_both_languages_and_counts_down()
    {
        Assert.That((await Shown("/"), await Shown("/practices")), Is.EqualTo(("", "")), "kept for visitors without a notice");
        var visitor = hub.As(Admin);
        var announced = await (await visitor.Get("/cabinet/announcements")).Submit("main form:last-of-type", ("Input.TextUk", "Увечері портал не працюватиме."),
            ("Input.TextEn", "The portal will be down tonight."), ("Input.Level", "Warning"), ("Input.UntilDay", "2026-11-02"), ("Input.UntilClock", "14:05"), ("Input.CountsDown", "true"));
        Assert.That(announced.Status, Is.EqualTo(302), string.Join(' ', announced.Errors));
        await OrganisationStage.Deliver(hub);

        Assert.Multiple(async () =>
        {
            Assert.That(await Shown("/"), Is.EqualTo("Увечері портал не працюватиме. Залишилося: 2 години 5 хвилин"));
            Assert.That(await Shown("/en/practices"), Is.EqualTo("The portal will be down tonight. Left: 2 hours 5 minutes"));
            Assert.That(await Shown("/no-such-page"), Does.StartWith("Увечері"));
        });
    }

    [Test]
    public async Task It_appears_and_goes_by_the_clock()
    {
        var now = time.GetUtcNow();
        await hub.As(Admin).Run<Announce>(announce => announce.Run(new("Сьогодні оновлення.", null, SystemNoticeLevel.Info, now.AddMinutes(10), now.AddMinutes(20), false), default));
        var before = await Shown("/about");
        time.Advance(TimeSpan.FromMinutes(10));
        var (during, english) = (await Shown("/about?during"), await Shown("/en/about?during"));
        time.Advance(TimeSpan.FromMinutes(10));

        Assert.That((before, during, english, await Shown("/about?after")), Is.EqualTo(("", "Сьогодні оновлення.", "Сьогодні оновлення.", "")));
    }

    [Test]
    public void Pages_are_not_kept_beyond_the_moment_a_notice_appears_or_goes()
    {
        var now = time.GetUtcNow();
        var board = hub.Services.GetRequiredService<ISystemNotices>();
        Assert.That(board.ChangesAfter(now), Is.Null);
        Assert.That(async () =>
        {
            await hub.As(Admin).Run<Announce>(announce => announce.Run(new("Так", null, SystemNoticeLevel.Info, now.AddSeconds(30), now.AddSeconds(90), false), default));
            return (board.ChangesAfter(now), board.ChangesAfter(now.AddSeconds(30)));
        }, Is.EqualTo(((DateTimeOffset?)now.AddSeconds(30), (DateTimeOffset?)now.AddSeconds(90))));
    }

    [Test]
    public async Task The_most_pressing_one_is_shown_and_may_be_ended_at_once()
    {
        var now = time.GetUtcNow();
        var visitor = hub.As(Admin);
        await visitor.Run<Announce>(announce => announce.Run(new("До відома.", null, SystemNoticeLevel.Info, null, now.AddHours(1), false), default));
        await visitor.Run<Announce>(announce => announce.Run(new("Не працює вхід.", null, SystemNoticeLevel.Danger, null, now.AddHours(1), false), default));
        await OrganisationStage.Deliver(hub);
        Assert.That(await Shown("/"), Is.EqualTo("Не працює вхід."));

        var page = await visitor.Get("/cabinet/announcements");
        var item = page.Html.QuerySelectorAll("main .hub-list__item").Single(li => li.TextContent.Contains("Не працює вхід.", StringComparison.Ordinal));
        await visitor.Post(item.QuerySelector("form")!.GetAttribute("action")!);
        await OrganisationStage.Deliver(hub);
        Assert.That(await Shown("/"), Is.EqualTo("До відома."));
    }

    [Test]
    public async Task One_that_ends_before_it_begins_is_refused_and_nothing_typed_is_lost()
    {
        var endless = await (await hub.As(Admin).Get("/cabinet/announcements")).Submit("main form:last-of-type", ("Input.TextUk", "Без кінця"));
        var refused = await (await hub.As(Admin).Get("/cabinet/announcements")).Submit("main form:last-of-type",
            ("Input.TextUk", "Пізно"), ("Input.UntilDay", "2026-11-01"), ("Input.UntilClock", "пообіді"));
        var late = await refused.Submit("main form:last-of-type", ("Input.UntilClock", "10:00"));

        Assert.That(Account.Said(endless), Is.EqualTo("Виберіть день, до якого показувати оголошення."));
        Assert.That(Account.Said(refused), Is.EqualTo("Напишіть час як 18:00."));
        Assert.That(Account.Said(late), Does.StartWith("Оголошення закінчується раніше"));
        Assert.That(late.Html.QuerySelector("#Input_TextUk")!.TextContent, Is.EqualTo("Пізно"));
    }

    [Test]
    public async Task Only_administrators_announce() =>
        Assert.That((await hub.As(new TestPerson("Хтось", RoleCatalog.People)).Get("/cabinet/announcements")).Status, Is.EqualTo(403));

    [TestCase(0, null)]
    [TestCase(0.2, "1 хвилина")]
    [TestCase(59, "59 хвилин")]
    [TestCase(60, "1 година")]
    [TestCase(1440, "1 день")]
    [TestCase(2942, "2 дні 1 година")]
    public void What_is_left_is_said_in_words(double minutes, string? words)
    {
        var kit = hub.Services.GetRequiredService<IStringLocalizer<KitTexts>>();

        Assert.That(Language.In("uk", () => Countdown.InWords(TimeSpan.FromMinutes(minutes), kit)), Is.EqualTo(words));
    }

    private async Task<string> Shown(string path) => string.Join(' ',
        ((await hub.Get(path)).Html.QuerySelector(".hub-system-notice p")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
