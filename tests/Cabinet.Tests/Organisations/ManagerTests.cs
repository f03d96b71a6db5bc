using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Management;
using Hub.Cabinet.People;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>An organisation that has a manager is never left without one.</summary>
[Engines]
public sealed class ManagerTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_last_manager_who_leaves_is_told_what_to_do_first()
    {
        var manager = await Account.Make(hub);
        var council = await OrganisationStage.Organisation(hub, "Рада останнього", manager);
        var visitor = await Account.SignedIn(hub, manager);
        var refused = await (await visitor.Get("/cabinet/organisations")).Submit("#mine form");

        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(Account.Said(refused), Does.StartWith("Ви єдиний керівник організації «Рада останнього». Спершу призначте іншого"));
        Assert.That(await OrganisationStage.MembershipOf(hub, manager, council), Is.Not.Null);
    }

    [Test]
    public async Task Who_would_leave_an_organisation_alone_is_known_before()
    {
        var (first, second) = (await Account.Make(hub), await Account.Make(hub));
        await OrganisationStage.Organisation(hub, "Рада одного", first);
        var alone = await OrganisationStage.Organisation(hub, "Рада одна", first);
        await OrganisationStage.Join(hub, alone, second);
        var shared = await OrganisationStage.Organisation(hub, "Рада двох", first);
        await OrganisationStage.Join(hub, shared, second);
        await hub.As(OrganisationStage.Registrar).Run<AppointManager>(appoint => appoint.Run(shared.Id, second.Id, default));
        var left = await hub.Run<OrganisationsLeftAlone, IReadOnlyList<OrganisationLeftAlone>>(query => query.Run(first.Id, default));

        Assert.That(left.Select(o => o.Id), Is.EqualTo(new[] { alone.Id }));
    }

    [Test]
    public async Task A_manager_appoints_another_and_steps_down()
    {
        var (first, second) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада наступності", first);
        await OrganisationStage.Join(hub, council, second);
        var visitor = hub.As(new TestPerson("К") { Id = first.Id });
        await visitor.Run<AppointManager>(appoint => appoint.Run(council.Id, second.Id, default));
        await visitor.Run<DismissManager>(dismiss => dismiss.Run(council.Id, first.Id, default));

        Assert.That((await Manages(first, council), await Manages(second, council)), Is.EqualTo((false, true)));
        Assert.That(await OrganisationStage.Broken(() => visitor.Run<AppointManager>(appoint => appoint.Run(council.Id, first.Id, default))), Is.EqualTo("Organisation.NotYours"));
    }

    [Test]
    public async Task Two_managers_who_go_at_the_same_moment_do_not_both_go()
    {
        var (first, second) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада одночасних", first);
        await OrganisationStage.Join(hub, council, second);
        await hub.As(OrganisationStage.Registrar).Run<AppointManager>(appoint => appoint.Run(council.Id, second.Id, default));

        // Both saw the other one still there.
        var stale = Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => hub.Db<CabinetDb>(async late =>
        {
            var seen = await late.Organisations.SingleAsync(o => o.Id == council.Id);
            await hub.Run<LeaveOrganisation>(leave => leave.Run(first.Id, council.Id, default));
            seen.ChangeManagers(DateTimeOffset.UtcNow);
            late.Memberships.Remove(await late.Memberships.SingleAsync(m => m.PersonId == second.Id && m.OrganisationId == council.Id));
            await late.SaveChangesAsync();
        }));

        Assert.That(stale, Is.Not.Null);
        Assert.That(await Manages(second, council), Is.True);
    }

    [Test]
    public async Task Whoever_keeps_the_registry_puts_a_manager_in_by_e_mail()
    {
        var (gone, next) = (await Account.Make(hub), await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, "Рада заміни", gone);
        var registrar = hub.As(OrganisationStage.Registrar);
        await registrar.Run<AppointManager>(appoint => appoint.Run(council.Id, next.Email, default));
        await registrar.Run<RemoveMember>(remove => remove.Run(council.Id, gone.Id, default));

        Assert.That((await Manages(next, council), await OrganisationStage.MembershipOf(hub, gone, council)), Is.EqualTo((true, (Membership?)null)));
    }

    /// <summary>Whatever people do, in whatever order: while anybody works there after a first manager came, somebody manages. A failure prints its seed and the shortest story.</summary>
    [FsCheck.NUnit.Property(MaxTest = 12, EndSize = 25)]
    public async Task Whatever_happens_an_organisation_is_never_without_a_manager(FsCheck.NonEmptyArray<(byte What, byte By, byte Who)> story)
    {
        var people = new List<Person>();
        for (var i = 0; i < 4; i++)
            people.Add(await Account.Make(hub));
        var council = await OrganisationStage.Organisation(hub, $"Рада випадку {Guid.NewGuid():N}", people[0]);
        await OrganisationStage.Join(hub, council, [.. people.Skip(1)]);
        foreach (var (what, first, second) in story.Get)
        {
            var (by, who) = (people[first % people.Count], people[second % people.Count]);
            var broken = await OrganisationStage.Broken(() => Something(what % 5, hub.As(new TestPerson("Х") { Id = by.Id }), by, who, council));
            var managers = await hub.Db<CabinetDb, int>(db => db.Memberships.CountAsync(m => m.OrganisationId == council.Id && m.IsManager));

            Assert.That(managers, Is.GreaterThan(0), $"after {what % 5} by {first % people.Count} to {second % people.Count} ({broken})");
        }
    }

    private Task Something(int what, Visitor by, Person actor, Person who, Organisation council) => what switch
    {
        0 => by.Run<AppointManager>(appoint => appoint.Run(council.Id, who.Id, default)),
        1 => by.Run<DismissManager>(dismiss => dismiss.Run(council.Id, who.Id, default)),
        2 => by.Run<RemoveMember>(remove => remove.Run(council.Id, who.Id, default)),
        3 => hub.Run<LeaveOrganisation>(leave => leave.Run(actor.Id, council.Id, default)),
        _ => hub.As(OrganisationStage.Registrar).Run<AppointManager>(appoint => appoint.Run(council.Id, who.Email, default)),
    };

    private async Task<bool> Manages(Person person, Organisation council) => (await OrganisationStage.MembershipOf(hub, person, council))?.IsManager == true;
}
