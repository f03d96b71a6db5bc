using Hub.Cabinet.Administration;
using Hub.Cabinet.People;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Sessions;

/// <summary>What was typed before the session ended and sent after it: kept for its writer, shown again, never sent for them.</summary>
[Engines]
public sealed class KeptFormTests(EngineKind engine)
{
    private const string Typed = "Марія Чорна-Гай";
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("", "Те, що ви написали у формі, збережено", "Усе написане тут")]
    [TestCase("/en", "What you wrote in the form is kept", "All you wrote is here")]
    public async Task After_signing_in_the_form_is_there_as_it_was_filled_in_and_nothing_was_saved(string prefix, string kept, string here)
    {
        var person = await Account.Make(hub, "Марія Чорна");
        var visitor = await Account.SignedIn(hub, person);
        var asked = await SentTooLate(visitor, person, prefix + "/cabinet/settings");
        var signIn = await asked.Follow();
        var form = await (await SignIn(signIn, person)).Follow();

        Assert.Multiple(async () =>
        {
            Assert.That(signIn.Main, Does.Contain(kept));
            Assert.That((form.Status, Name(form)), Is.EqualTo((200, Typed)));
            Assert.That(form.Errors, Has.Some.Contains(here));
            Assert.That((await Account.Reload(hub, person)).Name, Is.EqualTo("Марія Чорна"), "nothing is sent for anybody");
        });
        var sent = await form.Submit("main form");
        Assert.That(sent.Status, Is.EqualTo(302), string.Join(" ", sent.Errors));
        Assert.That((await Account.Reload(hub, person)).Name, Is.EqualTo(Typed));
    }

    [Test]
    public async Task A_description_begun_without_scripts_survives_the_end_of_the_session()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        var edit = await (await (await visitor.Get("/practices/submission/start")).Submit("main form[method=post]", ("Heading", "Черга до лікаря"))).Follow();
        await EndSessions(person);
        var asked = await edit.Submit("#draft", "button[value=next]", [("Content.Title.Uk", "Електронна черга до лікаря")]);
        var form = await (await SignIn(await asked.Follow(), person)).Follow();
        var title = form.Html.QuerySelector("[name='Content.Title.Uk']")!;

        Assert.That((form.Status, title.GetAttribute("value") ?? title.TextContent), Is.EqualTo((200, "Електронна черга до лікаря")));
        Assert.That((await form.Submit("#draft", "button[value=next]", [])).Location, Does.Contain("section="), "and it is saved from there");
    }

    [Test]
    public async Task Somebody_else_signing_in_at_the_same_browser_sees_nothing_of_it()
    {
        var (writer, other) = (await Account.Make(hub, "Перша Особа"), await Account.Make(hub, "Друга Особа"));
        var visitor = await Account.SignedIn(hub, writer);
        var asked = await SentTooLate(visitor, writer, "/cabinet/settings");
        var form = await (await SignIn(await asked.Follow(), other)).Follow();

        Assert.That((form.Status, Name(form), form.Text.Contains("Чорна", StringComparison.Ordinal)), Is.EqualTo((200, "Друга Особа", false)));
        Assert.That(form.Errors, Is.Empty);
    }

    [Test]
    public async Task The_database_holds_the_text_unreadable_and_passwords_and_meddled_forms_not_at_all()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        var page = await visitor.Get("/cabinet/password/change");
        await EndSessions(person);
        var asked = await page.Submit("main form", ("Input.Current", Account.Password), ("Input.Password", "новий довгий пароль з літер"), ("Note", "нотатка"));
        var key = Key(asked);
        var row = await hub.Db<CabinetDb, KeptFormRow>(db => db.KeptForms.SingleAsync(f => f.PersonId == person.Id));
        var form = await hub.Run<IKeptForms, KeptForm?>(forms => forms.Find(key, person.Id, default));
        var forged = await page.Submit("main form", (FormOwner.Field, "CfDJ8" + new string('x', 120)));

        Assert.Multiple(() =>
        {
            Assert.That(form!.Fields, Is.EqualTo(new[] { KeyValuePair.Create("Note", "нотатка") }));
            Assert.That(row.Content, Does.Not.Contain("Note").And.Not.Contain("нотатка"));
            Assert.That(forged.Location, Does.Contain("/cabinet/signin").And.Not.Contain("kept"));
        });
    }

    [Test]
    public async Task Only_the_writer_finds_it_only_at_its_page_and_only_for_a_day()
    {
        var person = await Account.Make(hub, "Особа Однієї Доби");
        var asked = await SentTooLate(await Account.SignedIn(hub, person), person, "/cabinet/settings");
        var back = (await (await SignIn(await asked.Follow(), person)).Follow()).Path;
        var (visitor, stranger) = (await Account.SignedIn(hub, person), await Account.SignedIn(hub, await Account.Make(hub, "Чужа Особа")));

        Assert.Multiple(async () =>
        {
            Assert.That(Name(await visitor.Get(back)), Is.EqualTo(Typed), "also in another browser, and when the page is loaded again");
            Assert.That(Name(await stranger.Get(back)), Is.EqualTo("Чужа Особа"));
            Assert.That((await visitor.Get(back.Replace("settings", "personal", StringComparison.Ordinal))).Errors, Is.Empty);
            Assert.That((await visitor.Get("/cabinet/settings?kept=%00")).Status, Is.EqualTo(200));
        });
        time.Advance(KeptForms.Lasts + TimeSpan.FromMinutes(1));
        Assert.That(Name(await visitor.Get(back)), Is.EqualTo("Особа Однієї Доби"));
        await hub.Run<TidyUp>(tidy => tidy.Run(default));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.KeptForms.CountAsync(f => f.PersonId == person.Id)), Is.Zero);
    }

    [Test]
    public async Task Of_one_person_the_latest_twenty_are_kept_and_none_of_somebody_unknown()
    {
        var person = await Account.Make(hub);
        var form = new KeptForm("/cabinet/settings", null, [KeyValuePair.Create("Input.Name", "А")], false);
        Guid? first = null;
        for (var i = 0; i < KeptForms.MostOfOne + 3; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            var key = await hub.Run<IKeptForms, Guid?>(forms => forms.Keep(person.Id, form, default));
            first ??= key;
        }

        Assert.Multiple(async () =>
        {
            Assert.That(await hub.Db<CabinetDb, int>(db => db.KeptForms.CountAsync(f => f.PersonId == person.Id)), Is.EqualTo(KeptForms.MostOfOne));
            Assert.That(await hub.Db<CabinetDb, bool>(db => db.KeptForms.AnyAsync(f => f.Id == first)), Is.False);
            Assert.That(await hub.Run<IKeptForms, Guid?>(forms => forms.Keep(Guid.NewGuid(), form, default)), Is.Null);
        });
    }

    [Test]
    public async Task Files_are_not_kept_and_the_page_says_so()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        var settings = await visitor.Get("/cabinet/settings");
        await EndSessions(person);
        using var content = new MultipartFormDataContent();
        foreach (var field in settings.Html.QuerySelectorAll("main form input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        content.Add(new StringContent(Typed), "Input.Name");
        content.Add(new ByteArrayContent([1, 2, 3]), "Files", "план.pdf");
        var asked = await visitor.Send(new(HttpMethod.Post, "/cabinet/settings?handler=Nothing&page-number=2") { Content = content });
        var form = await (await SignIn(await asked.Follow(), person)).Follow();

        Assert.That((form.Status, Name(form)), Is.EqualTo((200, Typed)));
        Assert.That(form.Errors, Has.Some.Contains("лише файли виберіть знову"));
        Assert.That(form.Path, Does.Contain("page-number=2").And.Not.Contain("handler"));
    }

    [Test]
    public async Task A_form_nobody_was_signed_in_for_leads_to_the_page_without_a_kept_one()
    {
        var asked = await hub.Visitor().PostExactly("/cabinet/settings?handler=Save", [KeyValuePair.Create("Input.Name", "Хтось")]);

        Assert.That(asked.Location, Does.Contain("/cabinet/signin").And.Not.Contain("kept").And.Not.Contain("handler"));
    }

    private async Task<Answer> SentTooLate(Visitor visitor, Person person, string path)
    {
        var page = await visitor.Get(path);
        await EndSessions(person);
        // Looking at another page in between takes the dead session's cookie away.
        await visitor.Get("/");
        var asked = await page.Submit("main form", ("Input.Name", Typed));
        Assert.That(asked.Location, Does.Contain("/cabinet/signin").And.Contain("kept"));
        return asked;
    }

    private Task EndSessions(Person person) => hub.Db<CabinetDb>(db => db.Sessions.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync());

    private static Task<Answer> SignIn(Answer page, Person person) =>
        page.Submit("main form", ("Input.Email", person.Email!), ("Input.Password", Account.Password));

    private static string? Name(Answer form) => form.Html.QuerySelector("input[name='Input.Name']")?.GetAttribute("value");

    private static Guid Key(Answer asked) => Guid.Parse(Uri.UnescapeDataString(asked.Location!).Split("kept=")[1][..32]);
}
