using Hub.Browser.Tests.Practices;
using Hub.Cabinet;
using Hub.Cabinet.Demonstration;
using Hub.Cabinet.Mail;
using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Roles;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>The three ways into an organisation, from an account that is not there yet.</summary>
public sealed class JoiningWalkTests
{
    private const string Submit = "main form button.govuk-button:not([aria-hidden])";
    private const string Password = "тиха вода греблі рве 9";
    private const string Council = "Вінницька міська рада";
    private readonly HashSet<string> seen = [];
    private HubApp hub = null!;
    private Guid council;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Demonstration = true });
        council = await hub.Db<CabinetDb, Guid>(db => db.Organisations.Where(o => o.NameUk == Council && o.MergedIntoId == null).Select(o => o.Id).SingleAsync());
        await hub.As(new TestPerson("Реєстратор", RoleCatalog.Organisations)).Run<DeclareDomain>(declare => declare.Run(council, "vmr.example", CancellationToken.None));
        await Tell();
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Somebody_invited_registers_and_joins_by_the_mailed_link([Values("uk", "en")] string language)
    {
        await using var manager = await Begin(language);
        await SignIn(manager, "vinnytsia@example.org", DemonstrationPeople.Password);
        await manager.Open($"/cabinet/organisations/manage/{council}");
        var email = $"invited-{language}@example.net";
        await manager.Write("Input.Email", email);
        await manager.Press("main form[action*='Invite'] button.govuk-button");
        await SendMail();
        var link = hub.Mails.Last(mail => mail.To == email).Link.PathAndQuery;

        await using var invited = await Begin(language);
        await invited.Page.GotoAsync(link);
        Assert.That(await invited.Texts("main h1"), Is.Not.Empty);
        await Register(invited, email);
        await invited.Page.GotoAsync(link);
        await invited.Press(Submit);

        await IsMember(invited);
    }

    [Test]
    public async Task Somebody_asks_and_the_manager_takes_them_in([Values("uk", "en")] string language)
    {
        await using var person = await Begin(language);
        await Register(person, $"asks-{language}@example.net");
        await person.Open("/organisations?q=" + Uri.EscapeDataString("вінницька міська"));
        await person.Press("main #results h2 a");
        await person.Press($"main a[href$='/cabinet/organisations/join/{council}']");
        await person.Write("Input.Message", "відділ звернень");
        await person.Press(Submit);
        await Tell();

        await using var manager = await Begin(language);
        await SignIn(manager, "vinnytsia@example.org", DemonstrationPeople.Password);
        await manager.Open("/cabinet/tasks");
        await manager.Open($"/cabinet/organisations/manage/{council}");
        var request = await hub.Db<CabinetDb, Guid>(db => db.JoinRequests.Where(r => r.Person.NormalizedEmail == $"ASKS-{language}@EXAMPLE.NET".ToUpperInvariant()).Select(r => r.Id).SingleAsync());
        await manager.Press($"main form:has(input[value='{request}']) button.govuk-button");

        await person.Open("/cabinet/organisations");
        await IsMember(person);
    }

    [Test]
    public async Task Whoever_has_the_organisations_mailbox_joins_at_once([Values("uk", "en")] string language)
    {
        var domain = await hub.Db<CabinetDb, OrganisationDomain>(db => db.OrganisationDomains.AsNoTracking().SingleAsync(d => d.OrganisationId == council));
        if (domain.ApprovedAt is null)
        {
            await using var admin = await Begin(language);
            await SignIn(admin, "admin@example.org", DemonstrationPeople.Password);
            await admin.Open("/cabinet/organisations/administration");
            await admin.Press("main #domains button.govuk-button:not(.govuk-button--secondary)");
        }
        await using var person = await Begin(language);
        await Register(person, $"works-{language}@vmr.example");
        await person.Open("/cabinet/organisations");
        await person.Press("main #domain button.govuk-button");

        await IsMember(person);
    }

    private Task<Person> Begin(string language) => Person.Begin(hub, new(language, JavaScript: true, Phone: language == "en"), seen);

    private async Task Register(Person person, string email)
    {
        await person.Open("/cabinet/register");
        await person.Write("Input.Name", "Оксана Левченко");
        await person.Write("Input.Email", email);
        await person.Write("Input.Password", Password);
        await person.Press(Submit);
        await SendMail();
        await person.Page.GotoAsync(hub.Mails.Last(mail => mail.To == email).Link.PathAndQuery);
        await person.Press(Submit);
        await SignIn(person, email, Password);
    }

    private static async Task SignIn(Person person, string email, string password)
    {
        await person.Open("/cabinet/signin");
        await person.Write("Input.Email", email);
        await person.Write("Input.Password", password);
        await person.Press(Submit);
        Assert.That(new Uri(person.Page.Url).AbsolutePath, Does.EndWith("/cabinet"));
    }

    private async Task IsMember(Person person)
    {
        Assert.That(await person.Texts("main #mine h2"), Has.Some.Contains("Вінницька міська рада").Or.Some.Contains("Vinnytsia City Council"));
        Assert.That(person.Complaints, Is.Empty);
        await Tell();
    }

    private Task SendMail() => hub.Run<SendDueMail>(send => send.Run(CancellationToken.None));

    private async Task Tell()
    {
        while (await hub.DeliverOutbox() > 0) { }
    }
}
