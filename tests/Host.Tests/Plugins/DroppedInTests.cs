using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Host.Tests.Plugins;

/// <summary>A module nobody here wrote, built by following docs/new-module.md, works when it is dropped in.</summary>
public sealed class DroppedInTests
{
    private TestDatabase database = null!;
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        database = await TestDatabase.Create();
        await SampleModule.Build(Path.Combine(database.Folder, "plugins"));
        hub = await HubApp.Start(new() { Database = database });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await hub.DisposeAsync();
        await database.DisposeAsync();
    }

    [Test]
    public void It_is_taken_as_a_module()
    {
        var entry = hub.Services.GetRequiredService<ModuleCatalog>().Entries.Single(e => e.Name == "Terms");

        Assert.Multiple(() =>
        {
            Assert.That(entry, Has.Property("Enabled").True.And.Property("Refusal").Null.And.Property("Version").EqualTo("1.0.0"));
            Assert.That(hub.Log.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text), Is.Empty);
        });
    }

    [TestCase("/terms", "Терміни", "Що означають слова електронного урядування.")]
    [TestCase("/en/terms", "Terms", "What the words of e-governance mean.")]
    public async Task Its_page_and_its_menu_entry_appear_in_both_languages(string path, string name, string lead)
    {
        var page = await hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(page.Status, Is.EqualTo(200));
            Assert.That(page.Html.QuerySelector("h1")!.TextContent, Is.EqualTo(name));
            Assert.That(page.Main, Does.Contain(lead));
            Assert.That(page.Html.QuerySelectorAll($"nav a[href='{path}']").Select(a => a.TextContent.Trim()), Does.Contain(name));
        });
    }

    [Test]
    public async Task Its_files_are_served()
    {
        var file = await hub.Get("/assets/terms/terms.css");

        Assert.Multiple(() =>
        {
            Assert.That(file.Status, Is.EqualTo(200));
            Assert.That(file.ContentHeaders.ContentType!.MediaType, Is.EqualTo("text/css"));
            Assert.That(file.Text, Does.Contain(".terms dt"));
        });
    }

    [Test]
    public async Task Its_form_saves_tells_the_portal_and_throws_away_kept_pages()
    {
        var editor = hub.As(new TestPerson("Оксана", "terms.define"));
        await hub.Get("/terms");

        var refused = await editor.Post("/terms/define", ("Word", "Відкриті дані"), ("Meaning", ""));
        var saved = await editor.Post("/terms/define", ("Word", "Відкриті дані"), ("Meaning", "Дані, якими кожен може скористатися знову."));
        var told = await Told();
        await hub.DeliverOutbox();
        var page = await hub.Get("/terms");

        Assert.Multiple(() =>
        {
            Assert.That(refused.Status, Is.EqualTo(422));
            Assert.That(refused.Errors, Does.Contain("Напишіть, що означає «Відкриті дані»."));
            Assert.That(refused.Html.QuerySelector("input[name=Word]")!.GetAttribute("value"), Is.EqualTo("Відкриті дані"));
            Assert.That(saved.Location, Is.EqualTo("/terms"));
            Assert.That(told, Does.Contain(typeof(ItemPublished).FullName));
            Assert.That(page.Main, Does.Contain("Дані, якими кожен може скористатися знову."));
        });
    }

    [Test]
    public async Task Its_tasks_and_items_stand_among_my_things_and_its_part_in_the_archive_of_personal_data()
    {
        var author = new TestPerson("Ірина", "terms.define") { Id = await Account("iryna@example.org") };
        var visitor = hub.As(author);
        await visitor.Post("/terms/define", ("Word", "Черга"), ("Meaning", "Порядок, у якому обслуговують."));
        await visitor.Post("/cabinet/personal/export");
        await hub.DeliverOutbox();
        await Job("cabinet.exports");
        var cabinet = await visitor.Get("/en/cabinet");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await visitor.Get("/cabinet/personal/export")).Html.QuerySelector("main section form")!;
        using var response = await visitor.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(
            form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))));
        using var read = new System.IO.Compression.ZipArchive(await response.Content.ReadAsStreamAsync());
        using var terms = new StreamReader(read.GetEntry("terms/terms.json")!.Open());

        Assert.Multiple(async () =>
        {
            Assert.That(cabinet.Main, Does.Contain("Say what “Черга” means in English.").And.Contain("terms").And.Contain("defined"));
            Assert.That(await terms.ReadToEndAsync(), Does.Contain("Черга"));
            Assert.That((await visitor.Get("/cabinet/items")).Main, Does.Contain("Черга"));
        });
    }

    [Test]
    public async Task Its_permission_guards_its_form()
    {
        var answer = await hub.As(new TestPerson("Сторонній")).Get("/terms/define");

        Assert.That(answer.Status, Is.EqualTo(403).Or.EqualTo(302));
    }

    [Test]
    public void Its_job_and_permission_are_known_to_the_portal()
    {
        var module = hub.Services.GetServices<SharedKernel.HubModule>().Single(m => m.Name == "Terms");

        Assert.Multiple(() =>
        {
            Assert.That(module.Jobs.Select(j => j.Id), Is.EqualTo(["terms.review"]));
            Assert.That(module.Permissions.Select(p => p.Key), Is.EqualTo(["terms.define"]));
            Assert.That(hub.Services.CreateScope().ServiceProvider.GetService(module.Jobs.Single().UseCase), Is.Not.Null);
        });
    }

    [Test]
    public async Task Its_tables_are_made_on_PostgreSQL_too()
    {
        if (Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is null)
            Assert.Ignore("HUB_TEST_POSTGRES is not set.");
        await using var server = await TestDatabase.Create(EngineKind.PostgreSql);
        var settings = new Dictionary<string, string?> { ["Hub:Plugins"] = Path.Combine(database.Folder, "plugins") };
        await using var other = await HubApp.Start(new() { Database = server, Settings = settings });

        Assert.That((await other.Get("/terms")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Switched_off_it_leaves_nothing()
    {
        var settings = new Dictionary<string, string?> { ["Hub:Plugins"] = Path.Combine(database.Folder, "plugins"), ["Modules:Terms:Enabled"] = "false" };
        await using var other = await HubApp.Start(new() { Settings = settings });
        var home = await other.Get("/");

        Assert.That((await other.Get("/terms")).Status, Is.EqualTo(404));
        Assert.That((await other.Get("/assets/terms/terms.css")).Status, Is.EqualTo(404));
        Assert.That(home.Html.QuerySelector("a[href='/terms']"), Is.Null);
    }

    [Test]
    public async Task A_second_module_of_the_same_name_is_refused_and_the_first_stays()
    {
        await using var other = await TestDatabase.Create();
        var plugins = Path.Combine(other.Folder, "plugins");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(database.Folder, "plugins", SampleModule.Assembly), "*", SearchOption.AllDirectories))
            foreach (var folder in new[] { SampleModule.Assembly, "Example.TermsAgain" })
            {
                var copy = Path.Combine(plugins, folder, Path.GetRelativePath(Path.Combine(database.Folder, "plugins", SampleModule.Assembly), file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        await using var both = await HubApp.Start(new() { Database = other });
        var entries = both.Services.GetRequiredService<ModuleCatalog>().Entries;

        Assert.That(entries.Single(e => e.Name == "Example.TermsAgain").Refusal!.ToString(), Is.EqualTo("A module named Terms is already there. Give the module another name."));
        Assert.That((await both.Get("/terms")).Status, Is.EqualTo(200));
    }

    /// <summary>An account of the Cabinet, made as people make theirs.</summary>
    private async Task<Guid> Account(string email)
    {
        const string password = "тиха вода греблі рве 9";
        var visitor = hub.Visitor();
        await visitor.Post("/cabinet/register", ("Input.Name", "Ірина"), ("Input.Email", email), ("Input.Password", password), ("Input.Language", "uk"));
        await Job("cabinet.mail");
        await (await visitor.Get(hub.Mails.Single(m => m.To == email).Link.PathAndQuery)).Submit("main form");
        await visitor.Post("/cabinet/signin", ("Input.Email", email), ("Input.Password", password));
        return (await hub.Run<SharedKernel.People.IPeople, SharedKernel.People.PersonName?>(people => people.ByEmail(email, CancellationToken.None)))!.Id;
    }

    private async Task Job(string id)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var type = hub.Services.GetServices<SharedKernel.HubModule>().SelectMany(m => m.Jobs).Single(j => j.Id == id).UseCase;
        await ((SharedKernel.Jobs.IJob)scope.ServiceProvider.GetRequiredService(type)).Run(CancellationToken.None);
    }

    private async Task<List<string>> Told()
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var db = hub.Services.GetRequiredService<ModuleDatabases>().All.Single(d => d.Module.Name == "Terms").In(scope.ServiceProvider);
        return await db.Outbox.AsNoTracking().Where(r => r.DeliveredAt == null).Select((OutboxRow r) => r.Type).ToListAsync();
    }
}
