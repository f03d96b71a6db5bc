using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Territories;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Discovery.Tests.Updates;

/// <summary>From a published item to the mail, through the ledger every notice goes through.</summary>
internal sealed class UpdateMailTests
{
    // A Tuesday, noon in Kyiv; in the future, since cookies of a past are dropped by the client.
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2040, 6, 12, 9, 0, 0, TimeSpan.Zero));
    private HubApp hub = null!;
    private int words;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task An_item_that_meets_several_searches_is_in_one_mail_once_under_the_quickest_and_can_be_refused_by_one_click()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}", "Раз на тиждень", "Weekly");
        await member.Follow($"q={Uri.EscapeDataString("електронні черги")}&topic={topic}", "Одразу", "AtOnce");
        await hub.TellAndCatchUp(Item("Електронна черга в лікарні", topic));
        await hub.SendEverything();
        await hub.SendEverything();
        var mail = Mails(member).Single();
        time.Advance(TimeSpan.FromDays(8));
        await hub.SendEverything();

        Assert.Multiple(() =>
        {
            Assert.That(mail.Text, Does.Contain("Нове за пошуком «Одразу»: Електронна черга в лікарні").And.Contain("/practices/elektronna-cherha-v-likarni"));
            Assert.That(mail.Message.Headers["List-Unsubscribe"], Does.Match($"^<{hub.Address}discovery/stop/[0-9a-f]{{32}}>$"));
            Assert.That(mail.Message.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
            Assert.That(Mails(member), Has.Count.EqualTo(1), "the weekly search says nothing that was told");
        });
    }

    [Test]
    public async Task One_click_ends_the_mails_of_that_search_alone()
    {
        var (member, topic, other) = (await Member.Join(hub), Topic(), Topic());
        await member.Follow($"topic={topic}", "Перший", "AtOnce");
        await member.Follow($"topic={other}", "Другий", "AtOnce");
        await hub.TellAndCatchUp(Item("Перша новина", topic));
        await hub.SendEverything();
        var stop = new Uri(Mails(member).Single().Message.Headers["List-Unsubscribe"]!.Trim('<', '>'));
        var asked = await (await hub.Get(stop.PathAndQuery)).Follow();
        var stopped = await hub.Visitor().PostExactly(stop.PathAndQuery, [new("List-Unsubscribe", "One-Click")]);
        await hub.TellAndCatchUp(Item("Друга новина", topic), Item("Третя новина", other));
        await hub.SendEverything();

        Assert.Multiple(async () =>
        {
            Assert.That(asked.Main, Does.Contain("більше не писатиме про нове за цим одним пошуком"), "opening the link asks first");
            Assert.That(stopped.Status, Is.EqualTo(200));
            Assert.That(Mails(member).Select(m => m.Subject), Is.EquivalentTo(new[] { "Нове за пошуком «Перший»: Перша новина", "Нове за пошуком «Другий»: Третя новина" }));
            Assert.That((await member.Visitor.Get("/discovery/saved")).Main, Does.Contain("Призупинено"));
            Assert.That((await hub.Visitor().PostExactly($"/discovery/stop/{Guid.NewGuid():N}", [])).Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task A_daily_search_waits_for_the_hour_its_person_chose()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await (await member.Visitor.Get("/cabinet/notices/wishes")).Submit("main form", ("Input.Hour", "18"), ("Input.QuietFrom", "22"), ("Input.QuietUntil", "8"));
        await member.Follow($"topic={topic}", "О шостій", "Daily");
        await hub.TellAndCatchUp(Item("Вечірня новина", topic));
        await hub.SendEverything();
        var mails = new List<int>();
        foreach (var (hour, minute) in new[] { (23, 45), (23, 55), (17, 55), (18, 1), (18, 30) })
        {
            PassUntil(hour, minute);
            await hub.SendEverything();
            mails.Add(Mails(member).Count);
        }

        Assert.That(mails, Is.EqualTo(new[] { 0, 0, 0, 1, 1 }));
        Assert.That(Mails(member).Single().Text, Does.Contain("Нове за пошуком «О шостій»: Вечірня новина"));
    }

    [Test]
    public async Task What_waits_for_its_hour_or_in_quiet_hours_is_not_mailed_once_its_search_is_paused_quietened_or_deleted()
    {
        var member = await Member.Join(hub);
        await (await member.Visitor.Get("/cabinet/notices/wishes")).Submit("main form", ("Input.QuietFrom", "22"), ("Input.QuietUntil", "8"));
        var topics = new[] { "Призупинений", "Тихий", "Видалений", "Живий", "Нічний" }.ToDictionary(name => name, _ => Topic());
        foreach (var (name, topic) in topics)
            await member.Follow($"topic={topic}", name, name == "Нічний" ? "AtOnce" : "Daily");
        await hub.TellAndCatchUp([.. topics.Where(t => t.Key != "Нічний").Select(t => (IntegrationEvent)Item("Новина до пошуку " + t.Key, t.Value))]);
        await hub.SendEverything();
        PassUntil(23, 55);
        await hub.TellAndCatchUp(Item("Нічна новина", topics["Нічний"]));
        await hub.SendEverything();
        var list = await member.Visitor.Get("/discovery/saved");
        async Task<Answer> Edit(string name) => await member.Visitor.Get(list.Html.QuerySelectorAll("main .hub-list__item").Single(i => i.TextContent.Contains(name, StringComparison.Ordinal)).QuerySelector("a[href*=edit]")!.GetAttribute("href")!);
        await (await Edit("Призупинений")).Submit("main form[action*=Pause]");
        await (await Edit("Нічний")).Submit("main form[action*=Pause]");
        await (await Edit("Тихий")).Submit("main form", ("Input.Pace", "Never"));
        await (await Edit("Видалений")).Submit("main form[action*=Delete]");
        await hub.SendEverything();
        PassUntil(9, 5);
        await hub.SendEverything();

        Assert.That(Mails(member).Select(m => m.Subject), Is.EqualTo(new[] { "Нове за пошуком «Живий»: Новина до пошуку Живий" }));
        Assert.That((await member.Visitor.Get("/cabinet/notices")).Main, Does.Contain("Новина до пошуку Призупинений"), "the portal still shows what was told");
    }

    [Test]
    public async Task A_daily_search_gathers_into_one_mail_that_comes_late_rather_than_a_day_later_when_nobody_sent_it_in_time()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}", "Щодня", "Daily");
        for (var n = 1; n <= 3; n++)
        {
            await hub.TellAndCatchUp(Item($"Новина {n}", topic));
            time.Advance(TimeSpan.FromMinutes(10));
            await hub.SendEverything();
        }
        var before = Mails(member).Count;
        var list = await member.Visitor.Get("/discovery/saved");
        time.Advance(TimeSpan.FromDays(1));
        await hub.SendEverything();
        var mail = Mails(member).Single();

        Assert.That(before, Is.Zero);
        Assert.That(list.Main, Does.Contain("у наступному листі: 3 нові матеріали"));
        Assert.That(mail.Text, Does.Contain("Новина 1").And.Contain("Новина 2").And.Contain("Новина 3"));
        Assert.That(mail.Message.Headers["List-Unsubscribe"], Does.Contain("/discovery/stop/"), "it tells of one search only");
    }

    [Test]
    public async Task A_flood_of_items_is_one_mail_that_lists_the_newest_and_counts_the_rest()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}", "Повінь", "AtOnce");
        await hub.TellAndCatchUp([.. Enumerable.Range(1, 42).Select(n => (IntegrationEvent)(Item($"Хвиля {n:00}", topic) with { PublishedAt = Portal.Day.AddHours(n) }))]);
        await hub.SendEverything();
        var mail = Mails(member).Single();

        Assert.That(mail.Text, Does.Contain("Хвиля 42").And.Contain("Хвиля 13").And.Not.Contain("Хвиля 12"));
        Assert.That(mail.Text, Does.Contain("є ще нові матеріали: 12").And.Contain($"/discovery?topic={topic}&sort=date"));
    }

    [Test]
    public async Task A_flood_of_a_search_too_long_for_a_link_leads_to_where_it_is_saved()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}&" + string.Join('&', Enumerable.Range(0, 30).Select(n => $"topic=dovha-tema-nomer-{n}")), "Довгий", "AtOnce");
        await hub.TellAndCatchUp([.. Enumerable.Range(1, 31).Select(n => (IntegrationEvent)Item($"Крапля {n:00}", topic))]);
        await hub.SendEverything();

        Assert.That(Mails(member).Single().Text, Does.Contain("є ще нові матеріали: 1").And.Match("/discovery/saved/edit/[0-9a-f-]{36}\n"));
    }

    [Test]
    public async Task Who_reads_English_is_told_in_English_by_English_titles_where_there_are_any()
    {
        var (member, topic) = (await Member.Join(hub, "en"), Topic());
        await member.Follow($"topic={topic}", "My queue", "AtOnce", "/en");
        await hub.TellAndCatchUp(Item("Електронна черга", topic) with { TitleEn = "Electronic queue" });
        await hub.SendEverything();

        Assert.That(Mails(member).Single().Text, Does.Contain("New for the search “My queue”: Electronic queue").And.Contain(hub.Address + "en/practices/"));
    }

    [Test]
    public async Task Who_wants_no_mails_at_all_gets_none_and_finds_the_notice_in_the_Cabinet()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}", "Тиша", "AtOnce");
        var wishes = await member.Visitor.Get("/cabinet/notices/wishes");
        await wishes.Submit("main form", ("Input.Usual", "Never"));
        await hub.TellAndCatchUp(Item("Тиха новина", topic));
        await hub.SendEverything();

        Assert.That(Mails(member), Is.Empty);
        Assert.That((await member.Visitor.Get("/cabinet/notices")).Main, Does.Contain("Нове за пошуком «Тиша»: Тиха новина"));
    }

    [Test]
    public async Task Who_reads_everything_else_weekly_still_gets_what_was_asked_for_at_once()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}", "Негайно", "AtOnce");
        await (await member.Visitor.Get("/cabinet/notices/wishes")).Submit("main form", ("Input.Usual", "Weekly"));
        await hub.TellAndCatchUp(Item("Негайна новина", topic));
        await hub.SendEverything();

        Assert.That(Mails(member), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nothing_is_told_while_the_index_is_not_ready_and_nothing_is_left_out()
    {
        var (member, topic) = (await Member.Join(hub), Topic());
        await member.Follow($"topic={topic}", "Чекання", "AtOnce");
        await hub.Tell(Item("Ще не в покажчику", topic));
        await hub.SendEverything();
        var before = Mails(member).Count;
        await hub.CatchUp();
        await hub.SendEverything();

        Assert.That((before, Mails(member).Count), Is.EqualTo((0, 1)));
    }

    /// <summary>Lets time pass until Kyiv's clock shows an hour and minute.</summary>
    private void PassUntil(int hour, int minute)
    {
        var now = time.GetUtcNow();
        var today = KyivTime.At(KyivTime.DateOf(now), new(hour, minute));
        time.Advance((today > now ? today : KyivTime.At(KyivTime.DateOf(now).AddDays(1), new(hour, minute))) - now);
    }

    private string Topic() => $"mail-{++words}";

    private static ItemPublished Item(string title, string topic) => Portal.Item(title) with { Topics = [topic] };

    private List<TestMail> Mails(Member member) => [.. hub.Mails.Where(m => m.To == member.Email && m.Message.Headers["List-Unsubscribe"] is not null)];
}
