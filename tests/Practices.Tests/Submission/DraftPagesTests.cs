using Hub.Practices.Submission;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Submission;

/// <summary>The author's pages in the whole portal.</summary>
public sealed class DraftPagesTests
{
    private const string Form = "form#draft";
    private static readonly TestPerson ann = new("Ганна");
    private static readonly TestPerson oleh = new("Олег");
    private static readonly TestPerson stranger = new("Чужий");
    private static readonly TestPerson editor = new("Редактор", PracticesModule.Review);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start();
        hub.As(oleh);
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    private async Task<Guid> Begin(string title = "Електронна черга до садка")
    {
        var page = await hub.As(ann).Get("/practices/submission/start");
        var id = Guid.Parse(page.Html.QuerySelector("main form input[name=Id]")!.GetAttribute("value")!);
        var answer = await page.Submit("main form", ("Heading", title));
        Assert.That(answer.Location, Does.EndWith($"/practices/submission/edit/{id}"));
        return id;
    }

    private async Task<Guid> Whole(string title)
    {
        var id = await Begin(title);
        await hub.Db<PracticesDb>(async db =>
        {
            var version = await db.Versions.SingleAsync(v => v.Id == id);
            version.Save(Sample.Whole(title), ann.Id, version.SavedAt);
            await db.SaveChangesAsync();
        });
        return id;
    }

    private static string Edit(Guid id, string section = "general") => $"/practices/submission/edit/{id}?section={section}";

    private Task<PracticeVersion> Version(Guid id) => hub.Db<PracticesDb, PracticeVersion>(db => db.Versions.AsNoTracking().SingleAsync(v => v.Id == id));

    [Test]
    public async Task A_form_sent_twice_begins_one_description()
    {
        var page = await hub.As(ann).Get("/practices/submission/start");
        var first = await page.Submit("main form", ("Heading", "Двічі"));
        var second = await page.Submit("main form", ("Heading", "Двічі"));

        Assert.That(second.Location, Is.EqualTo(first.Location));
        Assert.That(await hub.Db<PracticesDb, int>(db => db.Versions.CountAsync(v => v.TitleUk == "Двічі")), Is.EqualTo(1));
    }

    [Test]
    public async Task Every_page_of_the_form_opens_in_both_languages([Values("", "/en")] string language)
    {
        var id = await Whole("Сторінки форми");
        foreach (var section in EditSection.All)
        {
            var page = await hub.As(ann).Get(language + Edit(id, section.Key));
            Assert.That(page.Status, Is.EqualTo(200), section.Key);
            Assert.That(page.Html.QuerySelectorAll("[style], [onclick]"), Is.Empty);
            Assert.That(page.Main, Does.Not.Contain("Label.").And.Not.Contain("Hint."));
        }
        foreach (var path in new[] { "files", "submit", "way", "discard", "coauthors" })
            Assert.That((await hub.As(ann).Get($"{language}/practices/submission/{path}/{id}")).Status, Is.EqualTo(200), path);
    }

    [Test]
    public async Task What_is_incomplete_or_wrong_is_kept_as_typed_and_said()
    {
        var id = await Begin();
        var page = await hub.As(ann).Get(Edit(id, "place"));
        var saved = await (await page.Submit(Form, "button[value=stay]", [("Content.StartedOn", "навесні"), ("Content.OrganisationCode", "123")])).Follow();

        Assert.That(saved.Html.QuerySelector("#Content_StartedOn")!.GetAttribute("value"), Is.EqualTo("навесні"));
        Assert.That(saved.Errors, Has.Some.Contains("навесні").And.Some.Contains("123"));
        Assert.That((await Version(id)).Read().StartedOn, Is.EqualTo("навесні"));
    }

    [Test]
    public async Task Rows_are_added_and_removed_by_buttons_without_script()
    {
        var id = await Whole("Рядки");
        var page = await hub.As(ann).Get(Edit(id, "steps"));
        await page.Submit(Form, "button[value='Steps.add.0']", []);
        Assert.That((await Version(id)).Read().Steps, Has.Count.EqualTo(3));
        page = await hub.As(ann).Get(Edit(id, "steps"));
        await page.Submit(Form, "button[value='Steps.up.1']", []);
        page = await hub.As(ann).Get(Edit(id, "steps"));
        await page.Submit(Form, "button[value='Steps.remove.2']", []);

        Assert.That((await Version(id)).Read().Steps.Select(s => s.Title.Uk), Is.EqualTo(new[] { "Навчити людей", "Звести списки" }));
    }

    [Test]
    public async Task A_draft_saves_itself_and_tells_its_new_number()
    {
        var id = await Begin("Сама");
        var page = await hub.As(ann).Get(Edit(id));
        var fields = new[] { ("Version", page.Html.QuerySelector("input[name=Version]")!.GetAttribute("value")), ("Content.Title.Uk", "Сама зберігається") };
        var answer = await hub.As(ann).Post(Edit(id) + "&handler=Autosave", fields);

        Assert.That(answer.Status, Is.EqualTo(200));
        var version = await Version(id);
        Assert.That(version.TitleUk, Is.EqualTo("Сама зберігається"));
        Assert.That(answer.Text, Does.Contain($"\"Version\":\"{version.Version}\""));
    }

    [Test]
    public async Task Two_people_writing_at_once_see_both_texts_and_lose_none()
    {
        var id = await Whole("Двоє авторів");
        var colleagues = await hub.As(ann).Get($"/practices/submission/coauthors/{id}");
        var invited = await (await colleagues.Submit("form:has(#Email)", ("Email", oleh.Email))).Follow();
        Assert.That(invited.Main, Does.Contain("Олег"));

        var hers = await hub.As(ann).Get(Edit(id, "problem"));
        var his = await hub.As(oleh).Get(Edit(id, "problem"));
        Assert.That((await his.Submit(Form, "button[value=stay]", [("Content.Problem.Uk", "Текст Олега " + new string('о', 100))])).Status, Is.EqualTo(302));
        var conflict = await hers.Submit(Form, "button[value=stay]", [("Content.Problem.Uk", "Текст Ганни " + new string('г', 100)), ("Content.Solution.Uk", "Рішення Ганни " + new string('г', 100))]);

        Assert.That(conflict.Status, Is.EqualTo(409));
        Assert.That(conflict.Text, Does.Contain("Текст Олега").And.Contain("Текст Ганни").And.Contain("Рішення Ганни"));
        Assert.That((await Version(id)).Read().Problem.Uk, Does.StartWith("Текст Олега"));

        var theirs = conflict.Html.QuerySelectorAll("input[type=radio]").Single(r => r.GetAttribute("value") == "Content.Problem.Uk").GetAttribute("name")!;
        var resolved = await conflict.Submit("main form", "button[name=Go]", [(theirs, "Content.Problem.Uk")]);
        Assert.That(resolved.Status, Is.EqualTo(302));
        var saved = (await Version(id)).Read();
        Assert.That(saved.Problem.Uk, Does.StartWith("Текст Олега"));
        Assert.That(saved.Solution.Uk, Does.StartWith("Рішення Ганни"));
    }

    [Test]
    public async Task Autosave_never_writes_over_what_a_co_author_saved()
    {
        var id = await Begin("Стара назва");
        var answer = await hub.As(ann).Post(Edit(id) + "&handler=Autosave", ("Version", "0"), ("Content.Title.Uk", "Запізніла назва"));

        Assert.That(answer.Status, Is.EqualTo(409));
        Assert.That((await Version(id)).TitleUk, Is.EqualTo("Стара назва"));
    }

    [Test]
    public async Task The_draft_of_another_person_is_not_there()
    {
        var id = await Whole("Таємна чернетка");
        foreach (var path in new[] { "edit", "files", "submit", "way", "discard", "coauthors" })
        {
            var address = $"/practices/submission/{path}/{id}";
            Assert.That((await hub.As(stranger).Get(address)).Status, Is.EqualTo(404), path);
            Assert.That((await hub.As(stranger).PostExactly(address, [])).Status, Is.Not.InRange(200, 399), path);
        }
        Assert.That((await hub.Get($"/practices/submission/edit/{id}")).Main, Does.Not.Contain("Таємна"));
        Assert.That(await hub.As(stranger).Run<SubmitPractice, bool>(u => u.Run(id, new(), CancellationToken.None)), Is.False);
        Assert.That(await hub.As(stranger).Run<DiscardDraft, bool>(u => u.Run(id, CancellationToken.None)), Is.False);
        Assert.That((await Version(id)).State, Is.EqualTo(VersionState.Draft));
    }

    [Test]
    public async Task A_ready_description_is_submitted_once_with_an_address_and_can_be_taken_back()
    {
        var id = await Whole("Електронна черга в ЦНАП");
        var page = await hub.As(ann).Get($"/practices/submission/submit/{id}");
        var way = await (await page.Submit("main form")).Follow();
        await page.Submit("main form");

        Assert.That(way.Main, Does.Contain("Подано"));
        var (state, slug) = await hub.Db<PracticesDb, (VersionState, string?)>(async db =>
            (await db.Versions.Where(v => v.Id == id).Select(v => v.State).SingleAsync(),
            await db.Practices.Where(p => db.Versions.Any(v => v.Id == id && v.PracticeId == p.Id)).Select(p => p.Slug).SingleAsync()));
        Assert.That((state, slug), Is.EqualTo((VersionState.Submitted, "elektronna-cherha-v-tsnap")));
        Assert.That((await Version(id)).Round, Is.EqualTo(1));

        await (await hub.As(ann).Get($"/practices/submission/way/{id}")).Submit("form[action*=Recall]");
        Assert.That((await Version(id)).State, Is.EqualTo(VersionState.Draft));
    }

    [Test]
    public async Task A_second_practice_of_the_same_title_gets_another_address()
    {
        foreach (var expected in new[] { "karta-ukryttiv-hromady", "karta-ukryttiv-hromady-2" })
        {
            var id = await Whole("Карта укриттів громади");
            await hub.As(ann).Run<SubmitPractice, bool>(u => u.Run(id, new(), CancellationToken.None));
            var slug = await hub.Db<PracticesDb, string?>(db => db.Practices.Where(p => db.Versions.Any(v => v.Id == id && v.PracticeId == p.Id)).Select(p => p.Slug).SingleAsync());
            Assert.That(slug, Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task An_incomplete_description_is_not_submitted_even_by_a_forged_post()
    {
        var id = await Begin("Недописана практика");
        var answer = await hub.As(ann).Post($"/practices/submission/edit/{id}?handler=Nothing", ("Version", "1"));
        Assert.That(answer.Status, Is.LessThan(500));
        Assert.That(() => hub.As(ann).Run<SubmitPractice, bool>(u => u.Run(id, new(), CancellationToken.None)),
            Throws.TypeOf<Hub.SharedKernel.RuleViolation>().With.Property("Key").EqualTo("Practice.ChecksFailed"));
    }

    [Test]
    public async Task A_file_is_added_described_and_seen_by_authors_and_editors_alone()
    {
        var id = await Whole("Файли практики");
        var address = $"/practices/submission/files/{id}";
        var refused = await hub.As(ann).PostFiles(address, [("Upload", "foto.png", "<html><script>alert(1)</script></html>"u8.ToArray())]);
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Errors, Is.Not.Empty);

        var added = await (await hub.As(ann).PostFiles(address, [("Upload", "../рішення ради.txt", "Рішення міської ради про чергу."u8.ToArray())])).Follow();
        var link = added.Html.QuerySelector("main a[href*='/practices/files/']")!.GetAttribute("href")!;
        Assert.That(added.Main, Does.Contain("рішення ради.txt").And.Not.Contain(".."));

        Assert.That((await hub.As(ann).Get(link)).Status, Is.EqualTo(200));
        Assert.That((await hub.As(editor).Get(link)).Status, Is.EqualTo(200));
        Assert.That((await hub.As(stranger).Get(link)).Status, Is.EqualTo(404));
        Assert.That((await hub.Get(link)).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_discarded_draft_leaves_the_list()
    {
        var id = await Begin("Зайва чернетка");
        await (await hub.As(ann).Get($"/practices/submission/discard/{id}")).Submit("main form");

        Assert.That((await Version(id)).State, Is.EqualTo(VersionState.Discarded));
        Assert.That((await hub.As(ann).Get("/practices/submission/start")).Main, Does.Not.Contain("Зайва чернетка"));
    }

    [Test]
    public void No_practice_can_take_the_address_of_a_page()
    {
        var endpoints = (Microsoft.AspNetCore.Routing.EndpointDataSource)hub.Services.GetService(typeof(Microsoft.AspNetCore.Routing.EndpointDataSource))!;
        var pages = endpoints.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.Trim('/').ToLowerInvariant().Split('/')).Where(p => p.Length > 1 && p[0] == "practices" && !p[1].Contains('{', StringComparison.Ordinal))
            .Select(p => p[1].Split('.')[0]).Distinct();

        Assert.That(pages.Except(PracticeAddress.Reserved), Is.Empty);
    }
}
