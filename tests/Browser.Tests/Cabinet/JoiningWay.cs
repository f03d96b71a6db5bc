using Hub.Browser.Tests.Practices;
using Hub.Cabinet;
using Hub.Cabinet.Demonstration;
using Microsoft.EntityFrameworkCore;

namespace Hub.Browser.Tests.Cabinet;

/// <summary>The three ways into an organisation: invited, taken in on request, known by the mailbox.</summary>
internal sealed class JoiningWay(HubApp hub, AccountWay way, Func<string, Task<Person>> begin)
{
    public const string WithMailbox = "Вознесенська міська рада";
    private const string Inviting = "Вінницька міська рада";
    private const string Asked = "Івано-Франківська міська рада";
    private const string Submit = "main form button.govuk-button:not([aria-hidden])";

    private string invitation = "";

    public async Task IsInvited()
    {
        await using var manager = await SignedIn("vinnytsia");
        await manager.Open($"/cabinet/organisations/manage/{await IdOf(Inviting)}");
        await manager.Write("Input.Email", way.Email);
        await manager.Press("main form[action*='Invite'] button.govuk-button");
        await way.SendMail();
        invitation = hub.Mails.Last(mail => mail.To == way.Email).Link.PathAndQuery;
    }

    public async Task AcceptsTheInvitation()
    {
        await way.Page.GotoAsync(invitation);
        await way.Look();
        await way.Press(Submit, "/cabinet/organisations");
        await IsMemberOf(Inviting);
    }

    public async Task AsksAndIsTakenIn()
    {
        var council = await IdOf(Asked);
        await way.Open("/organisations?q=" + Uri.EscapeDataString("івано-франківська міська"));
        await way.Page.Locator("main #results h2 a").First.ClickAsync();
        await way.Press($"main a[href$='/cabinet/organisations/join/{council}']", $"/cabinet/organisations/join/{council}");
        await way.Look();
        await way.Page.FillAsync("[name='Input.Message']", "відділ звернень");
        await way.Press(Submit, "/cabinet/organisations");
        await WholeWayTests.Tell(hub);
        await using (var manager = await SignedIn("frankivsk"))
        {
            await manager.Open("/cabinet/tasks");
            await manager.Open($"/cabinet/organisations/manage/{council}");
            var request = await hub.Db<CabinetDb, Guid>(db => db.JoinRequests.Where(r => r.PersonId == way.Id && r.DecidedAt == null).Select(r => r.Id).SingleAsync());
            await manager.Press($"main form:has(input[value='{request}']) button.govuk-button");
        }
        await way.Open("/cabinet/organisations");
        await IsMemberOf(Asked);
    }

    public async Task JoinsByMailbox()
    {
        if (await hub.Db<CabinetDb, bool>(db => db.OrganisationDomains.AnyAsync(d => d.ApprovedAt == null)))
        {
            await using var admin = await SignedIn("admin");
            await admin.Open("/cabinet/organisations/administration");
            await admin.Press("main #domains button.govuk-button:not(.govuk-button--secondary)");
        }
        await way.Open("/cabinet/organisations");
        await way.Press("main #domain button.govuk-button", "/cabinet/organisations");
        await IsMemberOf(WithMailbox);
    }

    private async Task<Person> SignedIn(string mailbox)
    {
        var person = await begin(mailbox);
        await person.Open("/cabinet/signin");
        await person.Write("Input.Email", mailbox + "@example.org");
        await person.Write("Input.Password", DemonstrationPeople.Password);
        await person.Press(Submit);
        Assert.That(new Uri(person.Page.Url).AbsolutePath, Does.EndWith("/cabinet"));
        return person;
    }

    private async Task IsMemberOf(string council)
    {
        var english = await hub.Db<CabinetDb, string?>(db => db.Organisations.Where(o => o.NameUk == council).Select(o => o.NameEn).SingleAsync());
        Assert.That(await way.Page.Locator("main #mine h2").AllInnerTextsAsync(), Has.Some.Contains(council).Or.Some.Contains(english));
        await WholeWayTests.Tell(hub);
    }

    private Task<Guid> IdOf(string council) =>
        hub.Db<CabinetDb, Guid>(db => db.Organisations.Where(o => o.NameUk == council && o.MergedIntoId == null).Select(o => o.Id).SingleAsync());
}
