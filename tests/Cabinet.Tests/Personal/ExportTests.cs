using System.IO.Compression;
using System.Text.Json;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Personal;

/// <summary>Everything the portal holds about a person, for that person alone.</summary>
public sealed class ExportTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [SetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Time = time });

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_archive_is_made_by_a_job_told_of_and_holds_the_parts_of_every_module()
    {
        var (person, visitor) = await Asked();
        Assert.That((await visitor.Get("/cabinet/personal/export")).Main, Does.Contain("готується"));
        await Make();
        var page = await visitor.Get("/cabinet/personal/export");
        var file = await Download(visitor, page);
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var profile = await JsonDocument.ParseAsync(zip.GetEntry("cabinet/profile.json")!.Open());

        Assert.Multiple(async () =>
        {
            Assert.That(zip.Entries.Select(e => e.FullName), Is.SupersetOf(new[] { "README.txt", "cabinet/profile.json", "cabinet/roles.json", "cabinet/audit.json" }));
            Assert.That(profile.RootElement.GetProperty("email").GetString(), Is.EqualTo(person.Email));
            Assert.That(zip.Entries.Select(Text), Has.None.Contains(person.PasswordHash).And.None.Contains(person.MailKey.ToString()).And.None.Contains(person.SecurityStamp));
            Assert.That((await visitor.Get("/cabinet/notices")).Main, Does.Contain("Архів із вашими даними готовий."));
        });
    }

    [Test]
    public async Task Nobody_else_gets_it_and_the_person_only_after_a_recent_sign_in()
    {
        var (_, visitor) = await Asked();
        await Make();
        var id = await hub.Db<CabinetDb, Guid>(db => db.DataExports.Select(e => e.Id).SingleAsync());
        var path = $"/cabinet/personal/export?handler=Download&id={id}";
        var stranger = await Account.SignedIn(hub, await Account.Make(hub));
        Assert.That(Account.Said(await stranger.Post(path)), Does.StartWith("Цього архіву вже немає"));
        var administrator = hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer, RoleCatalog.People));
        Assert.That(Account.Said(await administrator.Post(path)), Does.StartWith("Цього архіву вже немає"));

        var opened = Account.Token(await visitor.Get("/cabinet/personal/export"));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(Account.Said(await visitor.Post(path, opened)), Does.StartWith("Минуло понад 10 хвилин"));
        await visitor.Post("/cabinet/security/prove", ("Password", Account.Password));
        var taken = await visitor.Post(path);
        Assert.That((taken.Status, taken.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, "application/zip")));
    }

    [Test]
    public async Task After_seven_days_it_is_thrown_away()
    {
        await Asked();
        await Make();
        Assert.That(Directory.GetFiles(Path.Combine(hub.DataFolder, "exports")), Has.Length.EqualTo(1));
        time.Advance(TimeSpan.FromDays(7.1));
        await Make();

        Assert.That((Directory.GetFiles(Path.Combine(hub.DataFolder, "exports")).Length, await hub.Db<CabinetDb, int>(db => db.DataExports.CountAsync())), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Asking_again_within_the_hour_is_refused_with_a_sentence()
    {
        var (_, visitor) = await Asked();

        Assert.That(Account.Said(await visitor.Post("/cabinet/personal/export")), Does.StartWith("Ви вже просили дані"));
    }

    private async Task<(Person Person, Visitor Visitor)> Asked()
    {
        var person = await Account.Make(hub, role: "cabinet.administrator");
        var visitor = await Account.SignedIn(hub, person);
        Assert.That((await visitor.Post("/cabinet/personal/export")).Status, Is.EqualTo(302));
        await hub.DeliverOutbox();
        return (person, visitor);
    }

    private Task Make() => hub.Run<MakeExports>(make => make.Run(CancellationToken.None));

    private static async Task<byte[]> Download(Visitor visitor, Answer page)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Html.QuerySelector("main section form")!;
        using var response = await visitor.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(
            form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))));
        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
