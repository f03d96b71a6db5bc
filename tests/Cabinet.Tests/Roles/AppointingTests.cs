using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Tests.Roles;

/// <summary>Who may give which role, and what it changes at once.</summary>
[Engines]
public sealed class AppointingTests(EngineKind engine)
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_role_given_opens_its_pages_at_once_and_taken_back_closes_them()
    {
        var person = await Account.Make(hub);
        var visitor = await Account.SignedIn(hub, person);
        Assert.That((await visitor.Get("/cabinet/audit")).Status, Is.EqualTo(403));

        var admin = new TestPerson("Адміністратор", RoleCatalog.Administer);
        await hub.As(admin).Run<GiveRole>(give => give.Run(person.Id, RoleCatalog.Administrator, "наказ 1", null, null, default));
        Assert.That((await visitor.Get("/cabinet/audit")).Status, Is.EqualTo(200));

        await Account.Make(hub, role: RoleCatalog.Administrator);
        var grant = await GrantOf(person.Id);
        await hub.As(admin).Run<RevokeRole>(revoke => revoke.Run(grant, "помилка", default));
        Assert.That((await visitor.Get("/cabinet/audit")).Status, Is.EqualTo(403));
    }

    [Test]
    public async Task A_role_given_is_told_to_its_holder_and_kept_with_who_and_why()
    {
        var person = await Account.Make(hub);
        var admin = new TestPerson("Адміністратор", RoleCatalog.Administer);
        await hub.As(admin).Run<GiveRole>(give => give.Run(person.Id, "cabinet.administrator", "наказ 7", null, null, default));

        var grant = await hub.Db<CabinetDb, Grant>(db => db.Grants.AsNoTracking().SingleAsync(g => g.PersonId == person.Id));
        var notice = await hub.Db<CabinetDb, Hub.Cabinet.Notices.Notice>(db => db.Notices.AsNoTracking().SingleAsync(n => n.PersonId == person.Id));
        Assert.Multiple(() =>
        {
            Assert.That((grant.GrantedById, grant.Reason), Is.EqualTo((admin.Id, "наказ 7")));
            Assert.That(notice.TextUk, Does.Contain("Адміністратор кабінету"));
            Assert.That(notice.TextEn, Does.Contain("Cabinet administrator"));
        });
    }

    [Test]
    public async Task Nobody_without_the_right_gives_a_role()
    {
        var person = await Account.Make(hub);

        Assert.That(await Broken(new TestPerson("Хтось", RoleCatalog.People), person.Id, RoleCatalog.Administrator), Is.EqualTo("Grant.NotYours"));
    }

    [Test]
    public async Task Who_appoints_in_the_cabinet_cannot_make_a_portal_administrator()
    {
        var person = await Account.Make(hub);

        Assert.That(await Broken(new TestPerson("Хтось", "cabinet.appoint"), person.Id, RoleCatalog.Administrator), Is.EqualTo("Grant.NotYours"));
    }

    [Test]
    public async Task A_role_that_no_module_has_is_not_given()
    {
        var person = await Account.Make(hub);

        Assert.That(await Broken(new TestPerson("Адміністратор", RoleCatalog.Administer), person.Id, "no.such"), Is.EqualTo("Grant.RoleUnknown"));
    }

    [Test]
    public async Task A_role_held_already_is_not_given_again()
    {
        var person = await Account.Make(hub, role: "cabinet.administrator");

        Assert.That(await Broken(new TestPerson("Адміністратор", RoleCatalog.Administer), person.Id, "cabinet.administrator"), Is.EqualTo("Grant.HasAlready"));
    }

    [Test]
    public async Task Holders_of_a_permission_are_found_by_name()
    {
        var person = await Account.Make(hub, "Яна Найперша", role: "cabinet.administrator");
        var expired = await Account.Make(hub, "Юрій Колишній");
        await hub.Db<CabinetDb>(async db =>
        {
            db.Grants.Add(Grant.Give(expired.Id, "cabinet.administrator", null, "test", DateTimeOffset.UtcNow.AddDays(-9), until: DateTimeOffset.UtcNow.AddDays(-1)));
            await db.SaveChangesAsync();
        });
        var holders = await hub.Run<IPeople, IReadOnlyList<PersonName>>(people => people.WithPermission(RoleCatalog.People, default));

        Assert.That(holders.Select(h => h.Id), Does.Contain(person.Id).And.Not.Contain(expired.Id));
    }

    [Test]
    public async Task The_form_gives_a_role_and_shows_a_missing_reason_beside_its_field()
    {
        var person = await Account.Make(hub);
        var visitor = hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer, RoleCatalog.People));
        var path = $"/cabinet/people/{person.Id}";
        var refused = await visitor.Post(path, ("Input.Role", "cabinet.administrator"), ("Input.Reason", ""));
        var given = await visitor.Post(path, ("Input.Role", "cabinet.administrator"), ("Input.Reason", "наказ 3"));

        Assert.Multiple(() =>
        {
            Assert.That((refused.Status, Account.Said(refused)), Is.EqualTo((422, "Підстава: заповніть це поле.")));
            Assert.That(given.Status, Is.EqualTo(302), string.Join(' ', given.Errors));
        });
        Assert.That((await given.Follow()).Main, Does.Contain("наказ 3").And.Contain("Адміністратор кабінету"));
    }

    private async Task<string> Broken(TestPerson by, Guid personId, string role)
    {
        try
        {
            await hub.As(by).Run<GiveRole>(give => give.Run(personId, role, "причина", null, null, default));
            return "";
        }
        catch (RuleViolation broken)
        {
            return broken.Key;
        }
    }

    private Task<Guid> GrantOf(Guid personId) => hub.Db<CabinetDb, Guid>(db => db.Grants.Where(g => g.PersonId == personId).Select(g => g.Id).SingleAsync());
}

/// <summary>The portal keeps an administrator.</summary>
public sealed class LastAdministratorTests
{
    [Test]
    public async Task The_last_administrator_stays()
    {
        await using var hub = await HubApp.Start();
        var person = await Account.Make(hub, role: RoleCatalog.Administrator);
        var grant = await hub.Db<CabinetDb, Guid>(db => db.Grants.Where(g => g.PersonId == person.Id).Select(g => g.Id).SingleAsync());
        var admin = hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer));

        Assert.That(Assert.ThrowsAsync<RuleViolation>(() => admin.Run<RevokeRole>(revoke => revoke.Run(grant, "так", default)))!.Key,
            Is.EqualTo("Grant.LastAdministrator"));
    }
}

/// <summary>A module's administrator appoints in that module alone.</summary>
public sealed class RoleCatalogTests
{
    [Test]
    public void Who_may_appoint_in_a_module_gives_that_modules_roles_only()
    {
        var roles = new RoleCatalog([new CabinetModule(), new GardenModule()], new ModuleTexts([]));
        var gardener = new Holder("garden.appoint");

        Assert.That(roles.GivenBy(gardener).Select(r => r.Role.Key), Is.EqualTo(new[] { "garden.administrator", "garden.waterer" }));
    }

    [Test]
    public void Who_may_appoint_may_also_find_people()
    {
        var roles = new RoleCatalog([new GardenModule()], new ModuleTexts([]));

        Assert.That(roles.PermissionsOf(["garden.administrator"]), Is.EquivalentTo(new[] { "garden.appoint", RoleCatalog.People }));
    }

    [Test]
    public void A_role_whose_module_is_gone_brings_nothing() =>
        Assert.That(new RoleCatalog([new CabinetModule()], new ModuleTexts([])).PermissionsOf(["garden.administrator"]), Is.Empty);

    private sealed class Holder(params string[] permissions) : ICurrentUser
    {
        public Guid? Id => Guid.Empty;

        public string Name => "";

        public string Language => "uk";

        public IReadOnlyList<string> OrganisationCodes => [];

        public bool Can(string permission) => permissions.Contains(permission);
    }

    private sealed class GardenModule : HubModule
    {
        public override IEnumerable<Role> Roles =>
            [new("garden.administrator", "x", ["garden.appoint"]), new("garden.waterer", "y", ["garden.water"])];
    }
}
