using Hub.Cabinet.Administration;
using Hub.Cabinet.Demonstration;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Administration;

/// <summary>The first administrator, the demonstration people, and the nightly tidying.</summary>
[Engines]
public sealed class AdministratorTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time, Environment = "Development" });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task An_administrator_made_by_command_signs_in_and_administers()
    {
        var email = Account.NewEmail();
        var made = await hub.Run<CreateAdministrator, bool>(create => create.Run(email, "Перша Адміністраторка", Account.Password, default));
        var again = await hub.Run<CreateAdministrator, bool>(create => create.Run(email, "Перша Адміністраторка", "новий пароль для входу тут", default));
        var visitor = hub.Visitor();
        await Account.SignIn(visitor, email, "новий пароль для входу тут");

        Assert.That((made, again, (await visitor.Get("/cabinet/people")).Status, (await visitor.Get("/cabinet/audit")).Status), Is.EqualTo((true, false, 200, 200)));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.Grants.CountAsync(g => g.Person.NormalizedEmail == email.ToUpperInvariant())), Is.EqualTo(1));
    }

    [Test]
    public async Task Demonstration_people_are_added_once_and_can_sign_in()
    {
        await hub.Run<AddDemonstrationPeople>(add => add.Run(default));
        var before = await Counts();
        await hub.Run<AddDemonstrationPeople>(add => add.Run(default));
        var visitor = await Account.Demonstration(hub, "admin");

        Assert.That(await Counts(), Is.EqualTo(before));
        Assert.That((await visitor.Get("/cabinet/people?q=" + Uri.EscapeDataString("гончар"))).Main, Does.Contain("Олена Гончар").And.Contain("Адміністратор порталу"));
    }

    [Test]
    public async Task In_development_the_sign_in_page_names_the_demonstration_people() =>
        Assert.That((await hub.Get("/cabinet/signin")).Main, Does.Contain("admin@example.org").And.Contain(DemonstrationPeople.Password));

    [Test]
    public async Task Registrations_nobody_confirmed_are_forgotten_after_a_fortnight()
    {
        var email = Account.NewEmail();
        await hub.Visitor().Post("/cabinet/register",
            ("Input.Name", "Ніхто"), ("Input.Email", email), ("Input.Password", Account.Password), ("Input.Language", "uk"));
        await hub.Run<TidyUp>(tidy => tidy.Run(default));
        var early = await Exists(email);
        time.Advance(TimeSpan.FromDays(15));
        await hub.Run<TidyUp>(tidy => tidy.Run(default));

        Assert.That((early, await Exists(email)), Is.EqualTo((true, false)));
    }

    private Task<bool> Exists(string email) => hub.Db<CabinetDb, bool>(db => db.People.AnyAsync(p => p.Email == email));

    private Task<(int, int, int)> Counts() => hub.Db<CabinetDb, (int, int, int)>(async db =>
        (await db.People.CountAsync(), await db.Grants.CountAsync(g => g.RoleKey == RoleCatalog.Administrator), await db.Organisations.CountAsync()));
}

/// <summary>Nothing of the demonstration is left in production.</summary>
public sealed class ProductionTests
{
    [Test]
    public async Task In_production_the_sign_in_page_names_nobody()
    {
        await using var hub = await HubApp.Start();

        Assert.That((await hub.Get("/cabinet/signin")).Text, Does.Not.Contain("example.org").And.Not.Contain(DemonstrationPeople.Password));
    }
}
