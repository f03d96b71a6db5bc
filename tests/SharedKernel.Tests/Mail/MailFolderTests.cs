using Hub.SharedKernel.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Hub.SharedKernel.Tests.Mail;

internal sealed class MailFolderTests
{
    private string _folder = "";

    private static CancellationToken Cancel => TestContext.CurrentContext.CancellationToken;

    private MailFolder Folder => new(Options.Create(new MailOptions { Folder = _folder }));

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("hub-mail-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Mails_are_listed_newest_first_page_by_page()
    {
        var time = new FakeTimeProvider(MailFixture.Now);
        for (var i = 1; i <= 5; i++)
        {
            await MailFixture.Folder(_folder, time).Send(MailFixture.Mail(id: $"notice-{i}", subject: $"Лист {i}"), Cancel);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        var second = await Folder.List(2, 2, Cancel);

        Assert.Multiple(() =>
        {
            Assert.That(second.Total, Is.EqualTo(5));
            Assert.That(second.Items.Select(mail => mail.Subject), Is.EqualTo(new[] { "Лист 3", "Лист 2" }));
            Assert.That(second.Items[0].WrittenAt, Is.EqualTo(MailFixture.Now.AddMinutes(2)));
            Assert.That(second.Items[0].To, Does.Contain("Олена Коваль").And.Contain("olena@example.org"));
        });
    }

    [Test]
    public async Task A_mail_is_opened_with_both_parts_and_its_headers()
    {
        await MailFixture.Folder(_folder).Send(MailFixture.Mail("олена@громада.укр"), Cancel);
        var id = (await Folder.List(1, 10, Cancel)).Items.Single().Id;

        var mail = (await Folder.Read(id, Cancel))!;

        Assert.Multiple(() =>
        {
            Assert.That(mail.Text, Does.Contain("Добрий день!"));
            Assert.That(mail.Html, Does.Contain("<p>Добрий день!</p>"));
            Assert.That(mail.Headers, Has.Member(("Message-Id", "<notice-1@localhost>")));
            Assert.That(mail.Summary.To, Does.Contain("олена@громада.укр"));
        });
    }

    [TestCase("../secret")]
    [TestCase("")]
    [TestCase("20261003T110500000-/../../../a")]
    [TestCase("20261003T110500000-0123456789ab")]
    [TestCase("99999999T999999999-0123456789ab")]
    public async Task An_id_that_is_none_opens_nothing(string id) => Assert.That(await Folder.Read(id, Cancel), Is.Null);

    [Test]
    public async Task Foreign_and_damaged_files_do_not_hide_the_mails()
    {
        await MailFixture.Folder(_folder).Send(MailFixture.Mail(), Cancel);
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.eml"), "x", Cancel);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "20261003T110500000-0123456789ab.eml"), [0, 1, 2, 255], Cancel);

        Assert.That((await Folder.List(1, 10, Cancel)).Items.Select(mail => mail.Subject), Has.Member("Вашу практику оприлюднено"));
    }

    [TestCase(0, 10)]
    [TestCase(-5, 10)]
    [TestCase(int.MaxValue, int.MaxValue)]
    [TestCase(1, 0)]
    public async Task Any_page_may_be_asked_for(int page, int size)
    {
        await MailFixture.Folder(_folder).Send(MailFixture.Mail(), Cancel);

        Assert.That((await Folder.List(page, size, Cancel)).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_folder_nobody_made_yet_is_empty()
    {
        var folder = new MailFolder(Options.Create(new MailOptions { Folder = Path.Combine(_folder, "none") }));

        Assert.That((await folder.List(1, 10, Cancel)).Total, Is.Zero);
    }

    [Property(MaxTest = 200)]
    public bool Any_file_in_the_folder_can_be_listed(byte[] content)
    {
        File.WriteAllBytes(Path.Combine(_folder, "20261003T110500000-0123456789ab.eml"), content);
        return Folder.List(1, 10, CancellationToken.None).GetAwaiter().GetResult().Total == 1;
    }

    [TestCase("", typeof(FolderMailSender))]
    [TestCase("mail.example.org", typeof(SmtpMailSender))]
    public void A_named_server_is_used_and_the_folder_otherwise(string host, Type sender)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Data"] = _folder,
            ["Mail:Smtp:Host"] = host,
            ["Mail:From"] = "portal@example.org",
        }).Build();
        using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddHubMail(settings).BuildServiceProvider();

        Assert.Multiple(() =>
        {
            Assert.That(services.GetRequiredService<IMailSender>(), Is.TypeOf(sender));
            Assert.That(services.GetRequiredService<MailFolder>().IsUsed, Is.EqualTo(host.Length == 0));
            Assert.That(services.GetRequiredService<IOptions<MailOptions>>().Value.Folder, Is.EqualTo(Path.Combine(_folder, "mail")));
        });
    }
}
