using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Management;
using Hub.Cabinet.Organisations.Merging;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>Two entries of one organisation become one, and nothing is lost or doubled.</summary>
[Engines]
public sealed class MergeTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task People_come_together_once_each_and_who_managed_either_manages()
    {
        var (boss, both, worker) = (await Account.Make(hub), await Account.Make(hub), await Account.Make(hub));
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Стара рада людей", boss), await OrganisationStage.Organisation(hub, "Рада людей", both));
        await OrganisationStage.Join(hub, gone, both, worker);
        await Merge(gone, stays);
        var members = await hub.Db<CabinetDb, Dictionary<Guid, bool>>(db =>
            db.Memberships.Where(m => m.OrganisationId == stays.Id).ToDictionaryAsync(m => m.PersonId, m => m.IsManager));

        Assert.That(members, Is.EquivalentTo(new Dictionary<Guid, bool> { [boss.Id] = true, [both.Id] = true, [worker.Id] = false }));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Memberships.CountAsync(m => m.OrganisationId == gone.Id)), Is.Zero);
    }

    [Test]
    public async Task Roles_follow_and_of_two_equal_ones_the_longer_stays()
    {
        var (person, other) = (await Account.Make(hub), await Account.Make(hub));
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Стара рада ролей"), await OrganisationStage.Organisation(hub, "Рада ролей"));
        var now = DateTimeOffset.UtcNow;
        var (shorter, longer, moved) = (Given(person.Id, stays, now.AddDays(5)), Given(person.Id, gone, null), Given(other.Id, gone, now.AddDays(9)));
        await hub.Db<CabinetDb>(async db =>
        {
            db.Grants.AddRange(shorter, longer, moved);
            await db.SaveChangesAsync();
        });
        await Merge(gone, stays);
        var grants = await hub.Db<CabinetDb, Dictionary<Guid, Grant>>(db => db.Grants.AsNoTracking().Where(g => g.OrganisationId == stays.Id).ToDictionaryAsync(g => g.Id));

        Assert.That(grants.Keys, Is.EquivalentTo(new[] { shorter.Id, longer.Id, moved.Id }));
        Assert.That(grants.Values.Where(g => g.RevokedAt is not null).Select(g => g.Id), Is.EqualTo(new[] { shorter.Id }));
    }

    [Test]
    public async Task Open_matters_go_on_at_the_one_that_stays_and_nothing_is_asked_twice()
    {
        var (manager, asks, invited) = (await Account.Make(hub), await Account.Make(hub, "Питає Двічі"), await Account.Make(hub));
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Стара рада справ", manager), await OrganisationStage.Organisation(hub, "Рада справ", manager));
        await OrganisationStage.Ask(hub, asks, gone);
        await OrganisationStage.Ask(hub, asks, stays);
        var invitation = await OrganisationStage.Invite(hub, manager, gone, invited.Email!);
        await OrganisationStage.Approve(hub, gone, "rada-sprav.gov.ua");
        await Merge(gone, stays);
        await OrganisationStage.Deliver(hub);

        var waiting = await hub.Db<CabinetDb, List<Guid>>(db => db.JoinRequests.Where(r => r.PersonId == asks.Id && r.DecidedAt == null).Select(r => r.OrganisationId).ToListAsync());
        Assert.That(waiting, Is.EqualTo(new[] { stays.Id }));
        Assert.That(await hub.Db<CabinetDb, bool>(db => db.OrganisationDomains.AnyAsync(d => d.OrganisationId == stays.Id && d.ApprovedAt != null)), Is.True);
        Assert.That((await (await Account.SignedIn(hub, manager)).Get("/cabinet/tasks")).Html.QuerySelectorAll("main .hub-list__item").Count(li => li.TextContent.Contains("Питає Двічі", StringComparison.Ordinal)), Is.EqualTo(1));
        await hub.Run<AcceptInvitation>(accept => accept.Run(invited.Id, invitation, default));
        Assert.That(await OrganisationStage.MembershipOf(hub, invited, stays), Is.Not.Null);
    }

    [Test]
    public async Task Old_names_codes_and_addresses_lead_to_the_one_that_stays()
    {
        const string oldCode = "00022473";
        const string newCode = "04054346";
        var gone = await OrganisationStage.Organisation(hub, "Виконком колишній", code: oldCode);
        var stays = await OrganisationStage.Organisation(hub, "Департамент теперішній", code: newCode);
        await Merge(gone, stays);
        var (byCode, byId, english) = (await hub.Get($"/organisations/{oldCode}"), await hub.Get($"/organisations/{gone.Id}"), await hub.Get($"/en/organisations/{oldCode}/items"));
        var found = await hub.Get("/organisations?q=" + Uri.EscapeDataString("виконком КОЛИШНІЙ"));

        Assert.Multiple(() =>
        {
            Assert.That((byCode.Status, byCode.Location), Is.EqualTo((301, $"/organisations/{newCode}")));
            Assert.That((byId.Status, byId.Location), Is.EqualTo((301, $"/organisations/{newCode}")));
            Assert.That((english.Status, english.Location), Is.EqualTo((301, $"/en/organisations/{newCode}/items")));
            Assert.That(found.Main, Does.Contain("Департамент теперішній").And.Contain("Виконком колишній, 00022473"));
        });
        Assert.That((await hub.Get($"/organisations/{newCode}")).Main, Does.Contain("Виконком колишній, 00022473"));
    }

    [Test]
    public async Task The_code_goes_along_when_the_other_has_none()
    {
        const string code = "00012925";
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "З кодом", code: code), await OrganisationStage.Organisation(hub, "Без коду"));
        await Merge(gone, stays);

        Assert.That((await hub.Get($"/organisations/{code}")).Main, Does.Contain("Без коду"));
    }

    [Test]
    public async Task Merging_again_changes_nothing_and_circles_are_refused()
    {
        var (a, b, c) = (await OrganisationStage.Organisation(hub, "Коло А"), await OrganisationStage.Organisation(hub, "Коло Б"), await OrganisationStage.Organisation(hub, "Коло В"));
        await Merge(a, b);
        await OrganisationStage.Deliver(hub);
        await Merge(a, b);
        Assert.That(await hub.DeliverOutbox(), Is.Zero, "nothing is told twice");

        Assert.That(await OrganisationStage.Broken(() => Merge(b, b)), Is.EqualTo("Merge.Itself"));
        Assert.That(await OrganisationStage.Broken(() => Merge(b, a)), Is.EqualTo("Merge.IntoMerged"));
        Assert.That(await OrganisationStage.Broken(() => Merge(a, c)), Is.EqualTo("Merge.GoneAlready"));
        await Merge(b, c);
        Assert.That((await hub.Get($"/organisations/{a.Id}")).Location, Is.EqualTo($"/organisations/{c.Id}"), "in one step");
    }

    [Test]
    public async Task A_family_keeps_its_shape_when_a_parent_is_merged_into_its_own_grandchild()
    {
        var (top, gone, child, stays) = (await OrganisationStage.Organisation(hub, "Найвища"), await OrganisationStage.Organisation(hub, "Зникома"),
            await OrganisationStage.Organisation(hub, "Середня"), await OrganisationStage.Organisation(hub, "Найнижча"));
        await Below(gone, top);
        await Below(child, gone);
        await Below(stays, child);
        await Merge(gone, stays);
        var parents = await hub.Db<CabinetDb, Dictionary<Guid, Guid?>>(db => db.Organisations.Where(o => new[] { child.Id, stays.Id }.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.ParentId));

        Assert.That((parents[stays.Id], parents[child.Id]), Is.EqualTo(((Guid?)top.Id, (Guid?)stays.Id)));
    }

    [Test]
    public async Task Other_modules_are_told()
    {
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Про яку скажуть"), await OrganisationStage.Organisation(hub, "Якій скажуть"));
        await Merge(gone, stays);
        var told = await hub.Db<CabinetDb, List<string>>(db => db.Outbox.AsNoTracking().Where(r => r.Payload.Contains(gone.Id.ToString())).Select(r => r.Type).ToListAsync());

        Assert.That(told, Has.Some.Contains(nameof(OrganisationMerged)));
    }

    [Test]
    public async Task A_new_hearer_is_told_every_organisation_that_is_left()
    {
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Давно зникла"), await OrganisationStage.Organisation(hub, "Досі тут"));
        await Merge(gone, stays);
        await OrganisationStage.Deliver(hub);
        await hub.Db<CabinetDb>(db => db.Outbox.ExecuteDeleteAsync());
        await hub.Run<MediatR.IMediator>(mediator => mediator.Publish(new ReplayRequested(null) { OccurredAt = DateTimeOffset.UtcNow }));
        var told = await hub.Db<CabinetDb, List<string>>(db => db.Outbox.AsNoTracking().Select(r => r.Payload).ToListAsync());

        Assert.That(told, Has.Some.Contains(stays.Id.ToString()));
        Assert.That(told, Has.None.Contains(gone.Id.ToString()));
    }

    [Test]
    public async Task The_page_shows_both_before_it_merges()
    {
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Сторінкова зайва"), await OrganisationStage.Organisation(hub, "Сторінкова потрібна"));
        var visitor = hub.As(OrganisationStage.Registrar);
        var asked = await (await visitor.Get("/cabinet/organisations/administration/merge")).Submit("main form", ("Input.Gone", "Сторінкова зайва"), ("Input.Stays", "Сторінкова потрібна"));
        Assert.That(asked.Main, Does.Contain("Скасувати об’єднання не можна"));
        var done = await asked.Submit("main form");

        Assert.That((done.Status, done.Location), Is.EqualTo((302, $"/organisations/{stays.Id}")), string.Join(' ', done.Errors));
        Assert.That((await hub.Get($"/organisations/{gone.Id}")).Status, Is.EqualTo(301));
    }

    [Test]
    public async Task Who_does_not_keep_the_registry_merges_nothing()
    {
        var manager = await Account.Make(hub);
        var (gone, stays) = (await OrganisationStage.Organisation(hub, "Моя зайва", manager), await OrganisationStage.Organisation(hub, "Моя потрібна", manager));

        Assert.That(await OrganisationStage.Broken(() => hub.As(new TestPerson("К") { Id = manager.Id }).Run<MergeOrganisations>(merge => merge.Run(gone.Id, stays.Id, default))),
            Is.EqualTo("Organisation.NotYours"));
        Assert.That((await (await Account.SignedIn(hub, manager)).Get("/cabinet/organisations/administration/merge")).Status, Is.EqualTo(403));
    }

    private static Grant Given(Guid person, Organisation organisation, DateTimeOffset? until) =>
        Grant.Give(person, "practices.editor", null, "test", DateTimeOffset.UtcNow, until: until, scope: new(organisation.Id, null));

    private Task Merge(Organisation gone, Organisation stays) => hub.As(OrganisationStage.Registrar).Run<MergeOrganisations>(merge => merge.Run(gone.Id, stays.Id, default));

    private async Task Below(Organisation child, Organisation parent)
    {
        var version = await hub.Db<CabinetDb, int>(db => db.Organisations.Where(o => o.Id == child.Id).Select(o => o.Version).SingleAsync());
        await hub.As(OrganisationStage.Registrar).Run<EditOrganisation>(edit =>
            edit.Run(child.Id, new(null, child.NameUk, null, child.Kind, null, null, parent.NameUk, null, version), default));
    }
}
