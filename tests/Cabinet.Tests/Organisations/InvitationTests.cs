using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.People;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>A manager invites by e-mail; the invitation is taken once, in time, by the owner of the mailbox.</summary>
[Engines]
public sealed class InvitationTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Somebody_without_an_account_registers_first_and_then_joins_by_the_mailed_link()
    {
        var (manager, email) = (await Account.Make(hub, "Керівниця"), Account.NewEmail());
        var council = await OrganisationStage.Organisation(hub, "Рада запрошень", manager);
        var invited = await (await Account.SignedIn(hub, manager)).Get($"/cabinet/organisations/manage/{council.Id}");
        var sent = await invited.Submit("main form[action*='Invite']", ("Input.Email", email));
        Assert.That(sent.Status, Is.EqualTo(302), string.Join(' ', sent.Errors));
        await Account.SendMail(hub);
        var link = hub.Mails.Single(mail => mail.To == email).Link.PathAndQuery;
        Assert.That((await hub.Get(link)).Main, Does.Contain("Рада запрошень").And.Contain("Керівниця").And.Contain("Зареєструватися"));

        var person = await Account.Make(hub, "Нова Людина", email);
        var visitor = await Account.SignedIn(hub, person);
        Assert.That((await visitor.Get("/cabinet/organisations")).Main, Does.Contain("Вас запрошують").And.Contain("Рада запрошень"), "it waits in the cabinet too");
        var joined = await (await (await visitor.Get(link)).Submit("main form")).Follow();

        Assert.That(joined.Main, Does.Contain("Рада запрошень").And.Not.Contain("Вас запрошують"));
        Assert.That((await OrganisationStage.MembershipOf(hub, person, council))!.IsManager, Is.False);
    }

    [Test]
    public async Task An_invitation_may_bring_a_manager()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада з двома керівниками", manager);
        var id = await OrganisationStage.Invite(hub, manager, council, person.Email!, asManager: true);
        await hub.Run<AcceptInvitation>(accept => accept.Run(person.Id, id, default));

        Assert.That((await OrganisationStage.MembershipOf(hub, person, council))!.IsManager, Is.True);
    }

    [Test]
    public async Task An_invitation_is_refused_with_a_sentence_after_a_fortnight()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада запізнілих", manager);
        await OrganisationStage.Invite(hub, manager, council, person.Email!);
        await Account.SendMail(hub);
        var link = hub.Mails.Last(mail => mail.To == person.Email).Link.PathAndQuery;
        time.Advance(TimeSpan.FromDays(14));
        var late = await (await (await Account.SignedIn(hub, person)).Get(link)).Submit("main form");

        Assert.That((late.Status, Account.Said(late)), Is.EqualTo((422, "Запрошення діяло 14 днів, і вони минули. Попросіть керівника організації надіслати нове або надішліть запит самі.")));
        Assert.That(await OrganisationStage.MembershipOf(hub, person, council), Is.Null);
    }

    [Test]
    public async Task An_invitation_is_taken_once()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада одного разу", manager);
        var id = await OrganisationStage.Invite(hub, manager, council, person.Email!);
        await hub.Run<AcceptInvitation>(accept => accept.Run(person.Id, id, default));

        Assert.That(await Refused(person, id), Is.EqualTo("Invitation.Used"));
    }

    [Test]
    public async Task Somebody_elses_invitation_is_not_taken()
    {
        var (manager, stranger) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада не для всіх", manager);
        var id = await OrganisationStage.Invite(hub, manager, council, Account.NewEmail());

        Assert.That(await Refused(stranger, id), Is.EqualTo("Invitation.Foreign"));
        Assert.That(await OrganisationStage.MembershipOf(hub, stranger, council), Is.Null);
    }

    [Test]
    public async Task An_invitation_called_back_leads_nowhere()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада, що передумала", manager);
        var id = await OrganisationStage.Invite(hub, manager, council, person.Email!);
        await hub.As(new TestPerson("К") { Id = manager.Id }).Run<CallBackInvitation>(back => back.Run(id, default));

        Assert.That(await Refused(person, id), Is.EqualTo("Invitation.CalledBack"));
    }

    [Test]
    public async Task A_link_nobody_was_sent_says_so()
    {
        Assert.That((await hub.Get("/en/cabinet/organisations/invitation?code=nothing")).Main, Does.Contain("There is no such invitation."));
    }

    [Test]
    public async Task Only_a_manager_invites()
    {
        var (manager, member) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада з правилами", manager);
        await OrganisationStage.Join(hub, council, member);

        Assert.That(await OrganisationStage.Broken(() => OrganisationStage.Invite(hub, member, council, Account.NewEmail())), Is.EqualTo("Organisation.NotYours"));
        Assert.That((await (await Account.SignedIn(hub, member)).Get($"/cabinet/organisations/manage/{council.Id}")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task The_same_mailbox_is_not_flooded_and_a_new_invitation_replaces_the_old()
    {
        var (manager, person) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада терпляча", manager);
        var first = await OrganisationStage.Invite(hub, manager, council, person.Email!);
        var again = await OrganisationStage.Broken(() => OrganisationStage.Invite(hub, manager, council, person.Email!));
        time.Advance(TimeSpan.FromHours(2));
        var second = await OrganisationStage.Invite(hub, manager, council, person.Email!);

        Assert.That(again, Is.EqualTo("Invitation.JustSent"));
        Assert.That((await Refused(person, first), second == first), Is.EqualTo(("Invitation.CalledBack", false)));
    }

    [Test]
    public async Task What_opens_an_invitation_is_not_kept_as_it_was_mailed()
    {
        var (manager, email) = (await Account.Make(hub), Account.NewEmail());
        var council = await OrganisationStage.Organisation(hub, "Рада таємниць", manager);
        var id = await OrganisationStage.Invite(hub, manager, council, email);
        var mailed = await hub.Db<CabinetDb, string>(db => db.Mails.Where(m => m.Address == email).Select(m => m.Link!).SingleAsync());
        var kept = await hub.Db<CabinetDb, string>(db => db.Invitations.Where(i => i.Id == id).Select(i => i.SecretHash).SingleAsync());

        Assert.That(kept, Is.EqualTo(Invitation.Hash(mailed.Split('=')[1])));
        Assert.That(mailed, Does.Not.Contain(kept));
    }

    private Task<string> Refused(Person person, Guid invitation) =>
        OrganisationStage.Broken(() => hub.Run<AcceptInvitation>(accept => accept.Run(person.Id, invitation, default)));
}
