using System.IO.Compression;
using Hub.Discovery.Saved;
using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Tests.Saved;

/// <summary>A person's saved searches by their pages: what they see, change, are refused, take along and leave behind.</summary>
internal sealed class SavedPagesTests
{
    private const string Query = "q=%D1%87%D0%B5%D1%80%D0%B3%D0%B0&region=UA-05";
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start();
        await hub.TellAndCatchUp(Portal.Item("Електронна черга") with { Territory = "UA05020030010063857" }, Portal.Item("Електронна черга деінде"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_search_page_leads_to_all_ways_to_follow_it()
    {
        var search = await hub.Get("/discovery?" + Query + "&sort=date");
        var page = await hub.Get(search.Html.QuerySelector(".hub-follow a")!.GetAttribute("href")!);
        var addresses = page.Html.QuerySelectorAll("input[readonly]").Select(i => i.GetAttribute("value")!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(page.Main, Does.Contain("черга · Область: Вінницька").And.Contain("Зараз 1 матеріал"));
            Assert.That(addresses, Is.EqualTo(new[] { "discovery?", "discovery/feed.rss?", "discovery/feed.atom?", "discovery/feed.json?", "discovery/feed.ics?" }.Select(a => $"{hub.Address}{a}{Query}")));
            Assert.That(page.Html.QuerySelectorAll("main a.govuk-button").Select(a => a.GetAttribute("href")), Is.EqualTo(new[] { "/discovery/saved/new?" + Query, "/discovery/embed?" + Query }));
            Assert.That(search.Html.QuerySelectorAll("link[rel=alternate][type*=feed], link[rel=alternate][type*=xml]"), Has.Length.EqualTo(3));
        });
    }

    [Test]
    public async Task A_visitor_is_asked_to_sign_in_and_comes_back_to_the_form()
    {
        var answer = await hub.Get("/discovery/saved/new?" + Query);

        Assert.That(answer.Status, Is.EqualTo(302));
        Assert.That(Uri.UnescapeDataString(answer.Location!), Does.Contain("/cabinet/signin").And.Contain("/discovery/saved/new?q="));
    }

    [Test]
    public async Task A_search_is_saved_listed_renamed_paused_resumed_and_deleted()
    {
        var ann = hub.As(new TestPerson("Ганна"));
        var saved = await (await (await ann.Get("/discovery/saved/new?" + Query)).Submit("main form", ("Input.Name", "Черги Вінниччини"), ("Input.Pace", "Daily"))).Follow();
        var edit = saved.Html.QuerySelector("main .hub-list__item .govuk-button-group a")!.GetAttribute("href")!;
        var renamed = await (await (await ann.Get(edit)).Submit("main form", ("Input.Name", "Черги у Вінниці"), ("Input.Pace", "Monthly"))).Follow();
        var paused = await (await renamed.Submit("main form[action*=Pause]")).Follow();
        var resumed = await (await paused.Submit("main form[action*=Resume]")).Follow();
        var follow = await ann.Get("/discovery/follow?" + Query);
        var gone = await (await (await ann.Get(edit)).Submit("main form[action*=Delete]")).Follow();

        Assert.Multiple(() =>
        {
            Assert.That(saved.Main, Does.Contain("Ви стежите за пошуком. Напишемо").And.Contain("Черги Вінниччини").And.Contain("черга · Область: Вінницька").And.Contain("Щодня"));
            Assert.That(renamed.Main, Does.Contain("Черги у Вінниці").And.Contain("Щомісяця").And.Not.Contain("Черги Вінниччини"));
            Assert.That(paused.Main, Does.Contain("Призупинено Щомісяця"));
            Assert.That(resumed.Main, Does.Contain("Відновлено").And.Contain("Стежите Щомісяця"));
            Assert.That(follow.Main, Does.Contain("Ви вже стежите за цим пошуком"));
            Assert.That(gone.Main, Does.Contain("Ви ще не стежите за жодним пошуком"));
        });
    }

    [TestCase("", "про опубліковане за цей час не напишемо й потім", "На паузі з", "після відновлення напишемо про те, що з’явиться від тієї миті", "Напишемо про те, що з’явиться відтепер. Опубліковане під час паузи шукайте в самому пошуку")]
    [TestCase("/en", "what is published meanwhile is not mailed later either", "Paused since", "we write about what appears from that moment on", "We will write about what appears from now on. What was published during the pause is in the search itself")]
    public async Task A_pause_says_before_during_and_after_that_what_comes_meanwhile_is_not_mailed(string language, string before, string since, string during, string after)
    {
        var person = new TestPerson("Пауза " + language);
        await Save(person.Id, "topic=pause");
        var visitor = hub.As(person);
        var edit = await visitor.Get((await visitor.Get(language + "/discovery/saved")).Html.QuerySelector("main .hub-list__item .govuk-button-group a")!.GetAttribute("href")!);
        var paused = await (await edit.Submit("main form[action*=Pause]")).Follow();
        var list = await visitor.Get(language + "/discovery/saved");
        var resumed = await (await paused.Submit("main form[action*=Resume]")).Follow();

        Assert.Multiple(() =>
        {
            Assert.That(edit.Main, Does.Contain(before));
            Assert.That(paused.Main, Does.Contain(since).And.Contain(during));
            Assert.That(list.Main, Does.Contain(since).And.Contain(during));
            Assert.That(resumed.Main, Does.Contain(after).And.Not.Contain(since));
        });
    }

    [Test]
    public async Task What_is_published_during_a_pause_is_not_told_and_what_comes_after_it_is()
    {
        var person = Guid.CreateVersion7();
        var id = await Save(person, "topic=gap");
        await hub.Run<PauseSavedQuery>(u => u.Run(person, id, CancellationToken.None));
        var (meanwhile, later) = (Portal.Item("Під час паузи") with { Topics = ["gap"] }, Portal.Item("Після паузи") with { Topics = ["gap"] });
        await hub.TellAndCatchUp(meanwhile);
        await hub.Run<ResumeSavedQuery>(u => u.Run(person, id, CancellationToken.None));
        await hub.TellAndCatchUp(later, meanwhile with { Version = 2, SummaryUk = "Уточнено" });
        await hub.Run<SendUpdates>(u => u.Run(CancellationToken.None));

        Assert.That(await hub.Db<DiscoveryDb, List<Guid>>(db => db.Told.Where(t => t.PersonId == person).Select(t => t.ItemId).ToListAsync()), Is.EqualTo(new[] { later.ItemId }));
    }

    [Test]
    public async Task The_Cabinet_is_told_of_every_state_with_a_growing_version()
    {
        var person = Guid.CreateVersion7();
        var id = await Save(person, "topic=health");
        await hub.Run<PauseSavedQuery>(u => u.Run(person, id, CancellationToken.None));
        await hub.Run<ResumeSavedQuery>(u => u.Run(person, id, CancellationToken.None));
        await hub.Run<DeleteSavedQuery>(u => u.Run(person, id, CancellationToken.None));
        var rows = await hub.Db<DiscoveryDb, List<string>>(db => db.Outbox.Where(r => r.Type == typeof(MyItemChanged).FullName).OrderBy(r => r.OccurredAt).ThenBy(r => r.Id).Select(r => r.Payload).ToListAsync());
        var told = rows.Select(r => System.Text.Json.JsonSerializer.Deserialize<MyItemChanged>(r)!).Where(f => f.ItemId == id).OrderBy(f => f.Version).ToList();

        Assert.That(told.Select(f => (f.Version, f.StateKey)), Is.EqualTo(new[] { (1, "Status.Followed"), (2, "Status.Paused"), (3, "Status.Followed"), (4, null) }));
        Assert.That(told.Select(f => (f.Kind, f.Link)).Distinct(), Is.EqualTo(new[] { ("subscription", $"/discovery/saved/edit/{id}") }));
    }

    [Test]
    public async Task A_new_hearer_is_told_of_every_saved_search_as_it_is_now()
    {
        var person = Guid.CreateVersion7();
        var id = await Save(person, "topic=replayed", "Ще раз");
        await hub.Run<PauseSavedQuery>(u => u.Run(person, id, CancellationToken.None));
        await hub.Tell(new ReplayRequested("Discovery"));
        var rows = await hub.Db<DiscoveryDb, List<string>>(db => db.Outbox.Where(r => r.Type == typeof(MyItemChanged).FullName).Select(r => r.Payload).ToListAsync());
        var told = rows.Select(r => System.Text.Json.JsonSerializer.Deserialize<MyItemChanged>(r)!).Where(f => f.ItemId == id).ToList();

        Assert.That(told.Select(f => (f.Version, f.StateKey)), Is.EquivalentTo(new[] { (1, "Status.Followed"), (2, "Status.Paused"), (2, "Status.Paused") }));
    }

    [TestCase("Input.Name", "", "Напишіть назву")]
    [TestCase("Input.Name", "   ", "Напишіть назву")]
    [TestCase("Input.Name", "a\u0001b", "невидимі знаки")]
    [TestCase("Input.Name", "a\uFFFEb", "невидимі знаки")]
    [TestCase("Input.Pace", "Hourly", "таке значення не підходить")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string field, string typed, string sentence)
    {
        var page = await hub.As(new TestPerson("Іван")).Get("/discovery/saved/new?" + Query);
        var answer = await page.Submit("main form", field == "Input.Name" ? [(field, typed)] : [("Input.Name", "Назва, що лишається"), (field, typed)]);

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(string.Join(' ', answer.Errors), Does.Contain(sentence));
        Assert.That(answer.Main, Does.Contain("черга · Область: Вінницька"));
        if (field != "Input.Name")
            Assert.That(answer.Html.QuerySelector("[name='Input.Name']")!.GetAttribute("value"), Is.EqualTo("Назва, що лишається"));
    }

    [Test]
    public async Task A_name_too_long_a_search_that_asks_nothing_the_same_twice_and_one_too_many_are_refused()
    {
        var person = Guid.CreateVersion7();
        for (var n = 0; n < SavedQuery.MostOfPerson; n++)
            await Save(person, "topic=t" + n);
        string? Refused(Guid who, string query, string name) => Assert.ThrowsAsync<RuleViolation>(() => Save(who, query, name))!.Key;

        Assert.Multiple(() =>
        {
            Assert.That(Refused(person, "topic=one-more", "Ще"), Is.EqualTo("Saved.TooMany"));
            Assert.That(Refused(person, "topic=t1&sort=date", "Те саме"), Is.EqualTo("Saved.Already"));
            Assert.That(Refused(Guid.CreateVersion7(), "q=-ні", "Нічого"), Is.EqualTo("Saved.AsksNothing"));
            Assert.That(Refused(Guid.CreateVersion7(), "q=а", new string('н', SavedQuery.NameLength + 1)), Is.EqualTo("Saved.NameTooLong"));
            Assert.That(Refused(Guid.CreateVersion7(), string.Join('&', Enumerable.Range(0, 40).Select(n => $"org={n}{new string('x', 95)}")), "Довгий"), Is.EqualTo("Saved.TooLong"));
        });
    }

    [Test]
    public async Task Nobody_sees_or_changes_a_search_of_somebody_else()
    {
        var id = await Save(Guid.CreateVersion7(), "topic=secret");
        var stranger = hub.As(new TestPerson("Сторонній"));
        var token = await stranger.Get("/discovery/saved/new?" + Query);
        async Task<int> Post(string handler) => (await stranger.Post($"/discovery/saved/edit/{id}{handler}", ("__RequestVerificationToken",
            token.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")), ("Input.Name", "Викрадено"), ("Input.Pace", "Daily"))).Status;

        Assert.That((await stranger.Get($"/discovery/saved/edit/{id}")).Status, Is.EqualTo(404));
        foreach (var handler in new[] { "", "?handler=Feed", "?handler=Revoke", "?handler=Pause", "?handler=Resume" })
            Assert.That(await Post(handler), Is.EqualTo(404), handler);
        await Post("?handler=Delete");
        Assert.That(await hub.Db<DiscoveryDb, bool>(db => db.SavedQueries.AnyAsync(q => q.Id == id && q.FeedHash == null && q.PausedAt == null)));
    }

    [Test]
    public async Task A_stale_form_is_told_so()
    {
        var ann = new TestPerson("Ганна");
        var id = await Save(ann.Id, "topic=stale");
        var form = await hub.As(ann).Get($"/discovery/saved/edit/{id}");
        await hub.Run<PauseSavedQuery>(u => u.Run(ann.Id, id, CancellationToken.None));
        var answer = await form.Submit("main form", ("Input.Name", "Запізно"));

        Assert.That(answer.Status, Is.EqualTo(422));
        Assert.That(answer.Html.QuerySelector("[name='Input.Name']")!.GetAttribute("value"), Is.EqualTo("Запізно"));
    }

    [Test]
    public async Task A_private_feed_has_a_secret_address_shown_once_and_gone_when_it_is_revoked_or_made_anew()
    {
        var ann = new TestPerson("Ганна");
        var visitor = hub.As(ann);
        var id = await Save(ann.Id, Query, "Мої черги");
        var made = await (await (await visitor.Get($"/discovery/saved/edit/{id}")).Submit("main form[action*=Feed]")).Follow();
        var first = Address(made);
        var feed = await hub.Get(first);
        var unchanged = new HttpRequestMessage(HttpMethod.Get, first);
        unchanged.Headers.IfNoneMatch.Add(feed.Headers.ETag!);
        var known = await hub.Visitor().Send(unchanged);
        var later = await visitor.Get($"/discovery/saved/edit/{id}");
        var anew = Address(await (await later.Submit("main form[action*=Feed]")).Follow());
        var (old, current) = (await hub.Get(first), await hub.Get(anew));
        await (await visitor.Get($"/discovery/saved/edit/{id}")).Submit("main form[action*=Revoke]");
        var revoked = await hub.Get(anew);
        var kept = await hub.Db<DiscoveryDb, string>(async db => System.Text.Json.JsonSerializer.Serialize(await db.SavedQueries.Where(q => q.PersonId == ann.Id).ToListAsync()));

        Assert.Multiple(() =>
        {
            Assert.That(feed.Status, Is.EqualTo(200));
            Assert.That(feed.Text, Does.Contain("Мої черги").And.Contain("Електронна черга").And.Not.Contain("деінде"));
            Assert.That(feed.Headers.CacheControl!.ToString(), Does.Contain("no-store").And.Contain("private"));
            Assert.That(feed.Headers.GetValues("X-Robots-Tag"), Is.EqualTo(new[] { "noindex" }));
            Assert.That(feed.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
            Assert.That(known.Status, Is.EqualTo(304));
            Assert.That(later.Html.QuerySelector("input[readonly]"), Is.Null, "shown once");
            Assert.That((old.Status, current.Status, revoked.Status), Is.EqualTo((404, 200, 404)));
            Assert.That(revoked.Text, Does.Contain("скасовано"));
            Assert.That(kept, Does.Not.Contain(first.Split('/')[^1].Split('.')[0]), "the token itself is nowhere");
        });
    }

    [Test]
    public async Task A_person_takes_along_what_they_follow_without_keys_and_leaves_nothing_behind()
    {
        var person = Guid.CreateVersion7();
        var id = await Save(person, "topic=leaving", "Від'їзд");
        await hub.Run<ChangePrivateFeed>(u => u.Run(person, id, CancellationToken.None));
        await hub.TellAndCatchUp(Portal.Item("Прощання") with { Topics = ["leaving"] });
        await hub.Run<SendUpdates>(u => u.Run(CancellationToken.None));
        var query = await hub.Db<DiscoveryDb, SavedQuery>(db => db.SavedQueries.AsNoTracking().SingleAsync(q => q.Id == id));
        var (mine, strangers) = (await Archive(person), await Archive(Guid.CreateVersion7()));
        await hub.Tell(new PersonErased(person, "", ""));

        Assert.Multiple(async () =>
        {
            Assert.That(mine.Keys, Is.EquivalentTo(new[] { "discovery/saved-searches.json", "discovery/told.json" }));
            Assert.That(string.Concat(mine.Values), Does.Contain("Від'їзд").Or.Contain("Від\\u0027їзд"));
            Assert.That(string.Concat(mine.Values), Does.Not.Contain(query.FeedHash!).And.Not.Contain(query.StopKey.ToString()));
            Assert.That(strangers, Is.Empty);
            Assert.That(await hub.Db<DiscoveryDb, bool>(db => db.SavedQueries.AnyAsync(q => q.PersonId == person)), Is.False);
            Assert.That(await hub.Db<DiscoveryDb, bool>(db => db.Told.AnyAsync(t => t.PersonId == person)), Is.False);
        });
    }

    private Task<Guid> Save(Guid person, string query, string name = "Пошук") =>
        hub.Run<SaveQuery, Guid>(save => save.Run(person, SearchQuery.Parse(query), name, UpdatePace.AtOnce, "uk", CancellationToken.None));

    private static string Address(Answer page) => new Uri(page.Html.QuerySelector("#feed-atom")!.GetAttribute("value")!).PathAndQuery;

    private async Task<Dictionary<string, string>> Archive(Guid person)
    {
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            await hub.Run<WriteDiscoveryData>(write => write.Run(new PersonalDataArchive(zip, "Discovery", person), CancellationToken.None));
        await using var read = new ZipArchive(bytes, ZipArchiveMode.Read);
        return read.Entries.ToDictionary(e => e.FullName, e => new StreamReader(e.Open()).ReadToEnd());
    }
}
