using System.Reflection;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Cabinet.Tests.Personal;

/// <summary>Leaving the portal: asked for, undone within thirty days, or final.</summary>
[Engines]
public sealed class DeletionTests(EngineKind engine)
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private HubApp hub = null!;

    [SetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine, Time = time });

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Who_asks_is_signed_out_mailed_a_way_back_and_can_sign_in_to_undo_it()
    {
        var (person, visitor) = await Somebody();
        var asked = await (await visitor.Get("/cabinet/personal/delete")).Submit("main form");
        Assert.That(asked.Location, Does.EndWith("/cabinet/personal/goodbye"));
        Assert.That((await visitor.Get("/cabinet")).Location, Does.Contain("/cabinet/signin"), "signed out");
        await Account.SendMail(hub);
        Assert.That(hub.Mails.Single(m => m.To == person.Email).Text, Does.Contain("/cabinet/personal/undo?key="));

        var again = await Account.SignedIn(hub, person);
        var offered = await (await again.Get("/cabinet")).Follow();
        Assert.That(offered.Main, Does.Contain("Цей обліковий запис буде видалено").And.Contain("Залишити обліковий запис"));
        await offered.Submit("main form");
        Assert.That((await again.Get("/cabinet")).Status, Is.EqualTo(200));
        await Later(31);
        Assert.That((await Account.Reload(hub, person)).Name, Is.EqualTo(person.Name));
    }

    [Test]
    public async Task The_mailed_link_undoes_it_by_a_button_and_only_once()
    {
        var (person, visitor) = await Somebody();
        await (await visitor.Get("/cabinet/personal/delete")).Submit("main form");
        await Account.SendMail(hub);
        var link = hub.Mails.Single().Link.PathAndQuery;
        var page = await hub.Visitor().Get(link);
        Assert.That(await Removals(), Is.EqualTo(1), "looking undoes nothing");
        await page.Submit("main form");
        Assert.That(await Removals(), Is.Zero);
        var second = await hub.Visitor().Get(link);
        Assert.That(Account.Said(await second.Submit("main form")), Does.StartWith("Скасовувати нічого"));
        Assert.That((await Account.Reload(hub, person)).Name, Is.EqualTo(person.Name));
    }

    [Test]
    public async Task After_thirty_days_nothing_names_the_person_but_what_the_page_says_stays()
    {
        var (person, visitor) = await Somebody(role: "cabinet.administrator");
        await Fill(person);
        await (await visitor.Get("/cabinet/personal/delete")).Submit("main form");
        await Later(29);
        Assert.That((await Account.Reload(hub, person)).Email, Is.EqualTo(person.Email), "grace");
        await Later(2);

        var left = await hub.Db<CabinetDb, Person>(db => db.People.IgnoreQueryFilters().AsNoTracking().SingleAsync(p => p.Id == person.Id));
        var names = await hub.Run<IPeople, IReadOnlyDictionary<Guid, string>>(people => people.Names([person.Id], CancellationToken.None));
        Assert.Multiple(async () =>
        {
            Assert.That((left.Name, left.Email, left.PasswordHash, left.NameToSearch), Is.EqualTo(("", (string?)null, (string?)null, "")));
            Assert.That(names[person.Id], Is.EqualTo("колишній учасник"));
            Assert.That(await TablesThatName(person.Id), Is.EqualTo(new[] { "Audit", "Grants" }));
            Assert.That(await hub.Db<CabinetDb, bool>(db => db.Grants.Where(Grant.Valid(time.GetUtcNow())).AnyAsync(g => g.PersonId == person.Id)), Is.False);
            Assert.That((await Account.SignIn(hub.Visitor(), person.Email!, Account.Password)).Status, Is.EqualTo(422));
            Assert.That((await hub.Get($"/cabinet/person/{person.Id}")).Status, Is.EqualTo(404));
            Assert.That(await Facts(typeof(PersonErased).FullName!), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task What_is_known_only_by_an_address_goes_too()
    {
        var (person, visitor) = await Somebody();
        var organisation = Organisation.Add(null, "Рада, що кличе", null, OrganisationKind.LocalGovernment, null, null, time.GetUtcNow());
        await hub.Db<CabinetDb>(async db =>
        {
            db.AddRange(organisation, Hub.Cabinet.Organisations.Invitations.Invitation.To(EmailAddress.Of(person.Email!), organisation.Id, false, (await Account.Make(hub)).Id, time.GetUtcNow()).Invitation);
            await db.SaveChangesAsync();
        });
        await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", person.Email));
        await Account.SignIn(hub.Visitor(), person.Email!, "не той пароль зовсім");
        await Account.SendMail(hub);
        await hub.Db<CabinetDb>(db => db.Mails.Where(m => m.Address == person.Email).Take(1).ExecuteUpdateAsync(set => set.SetProperty(m => m.PersonId, (Guid?)null)));
        Assert.That(await CellsWith(person.Email!), Has.Some.StartsWith("Mails.").And.Some.StartsWith("Invitations.").And.Some.StartsWith("People."));
        Assert.That(await hub.Db<CabinetDb, int>(db => db.SignInFailures.CountAsync()), Is.GreaterThan(0));
        await visitor.Post("/cabinet/personal/delete");
        await Later(31);
        await hub.DeliverOutbox();

        Assert.That(await CellsWith(person.Email!), Is.Empty);
        Assert.That(await hub.Db<CabinetDb, int>(db => db.SignInFailures.CountAsync()), Is.Zero);
    }

    /// <summary>Every column of text in which the words stand, whatever the table.</summary>
    private Task<IReadOnlyList<string>> CellsWith(string words) => hub.Db<CabinetDb, IReadOnlyList<string>>(async db =>
    {
        var count = typeof(DeletionTests).GetMethod(nameof(Holding), BindingFlags.NonPublic | BindingFlags.Static)!;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes().Where(t => !t.IsOwned()))
            foreach (var property in entity.GetProperties().Where(p => p.ClrType == typeof(string)))
                if (await (Task<int>)count.MakeGenericMethod(entity.ClrType).Invoke(null, [db, property.Name, words])! > 0)
                    found.Add($"{entity.GetTableName()}.{property.Name}");
        return [.. found];
    });

    private static Task<int> Holding<T>(CabinetDb db, string property, string words) where T : class
    {
        var large = words.ToUpperInvariant();
        return db.Set<T>().IgnoreQueryFilters().CountAsync(row => EF.Property<string>(row, property).Contains(words) || EF.Property<string>(row, property).Contains(large));
    }

    [Test]
    public async Task Who_signed_in_a_while_ago_proves_who_they_are_before_leaving()
    {
        var (_, visitor) = await Somebody();
        var opened = Account.Token(await visitor.Get("/cabinet/personal/delete"));
        time.Advance(TimeSpan.FromMinutes(11));
        var page = await visitor.Get("/cabinet/personal/delete");
        Assert.That(page.Headers.Location!.OriginalString, Does.StartWith("/cabinet/security/prove?returnUrl="));
        Assert.That(Account.Said(await visitor.Post("/cabinet/personal/delete", opened)), Does.StartWith("Минуло понад 10 хвилин"));
        await visitor.Post("/cabinet/security/prove", ("Password", Account.Password));
        Assert.That((await visitor.Post("/cabinet/personal/delete")).Status, Is.EqualTo(302));
    }

    [Test]
    public async Task The_last_manager_of_an_organisation_with_members_appoints_another_first()
    {
        var (person, visitor) = await Somebody();
        var other = await Account.Make(hub);
        await Organise("Слобідська рада", person, other);
        var refused = await visitor.Post("/cabinet/personal/delete");
        Assert.That(Account.Said(refused), Is.EqualTo("Більше ніхто не керує: Слобідська рада. Спершу призначте там іншого керівника, а тоді видаляйте обліковий запис."));

        await hub.Db<CabinetDb>(db => db.Memberships.Where(m => m.PersonId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsManager, true)));
        Assert.That((await visitor.Post("/cabinet/personal/delete")).Status, Is.EqualTo(302));
        // The other one leaves meanwhile: the account waits for an administrator instead of leaving the organisation alone.
        await hub.Db<CabinetDb>(db => db.Memberships.Where(m => m.PersonId == other.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsManager, false)));
        await Later(31);
        await Later(1);

        Assert.Multiple(async () =>
        {
            Assert.That((await Account.Reload(hub, person)).Name, Is.EqualTo(person.Name));
            Assert.That(await hub.Db<CabinetDb, int>(db => db.Outbox.CountAsync(r => r.Payload.Contains("Notice.RemovalHeld"))), Is.EqualTo(1));
        });
    }

    [Test]
    public async Task An_administrator_needs_a_reason_and_the_person_is_mailed_it()
    {
        var (person, _) = await Somebody();
        var administrator = hub.As(new TestPerson("Адміністратор", RoleCatalog.Administer));
        var path = $"/cabinet/people/{person.Id}/erase";
        Assert.That((await administrator.Post(path, ("Input.Reason", ""))).Status, Is.EqualTo(422));
        Assert.That((await administrator.Post(path, ("Input.Reason", "Обліковий запис чужий."))).Status, Is.EqualTo(302));
        await Account.SendMail(hub);
        await hub.DeliverOutbox();

        Assert.Multiple(async () =>
        {
            Assert.That(hub.Mails.Single(m => m.To == person.Email).Text, Does.Contain("Обліковий запис чужий."));
            Assert.That(await hub.Db<CabinetDb, int>(db => db.Audit.CountAsync(r => r.Action == "person.removal-asked" && r.PersonId != null && r.PersonId != person.Id && r.Details == "Обліковий запис чужий.")), Is.EqualTo(1));
            Assert.That((await hub.As(new TestPerson("Хтось", RoleCatalog.People)).Get(path)).Status, Is.EqualTo(403));
        });
    }

    [Test]
    public async Task The_last_administrator_cannot_leave()
    {
        var (_, visitor) = await Somebody(role: RoleCatalog.Administrator);

        Assert.That(Account.Said(await visitor.Post("/cabinet/personal/delete")), Does.StartWith("Це останній адміністратор порталу"));
    }

    private async Task<(Person Person, Visitor Visitor)> Somebody(string? role = null)
    {
        var person = await Account.Make(hub, role: role);
        return (person, await Account.SignedIn(hub, person));
    }

    private async Task Later(int days)
    {
        time.Advance(TimeSpan.FromDays(days));
        await hub.Run<EraseDuePeople>(erase => erase.Run(CancellationToken.None));
        Assert.That(hub.Log.Select(line => line.Failure?.ToString()).OfType<string>(), Is.Empty);
    }

    private Task<int> Removals() => hub.Db<CabinetDb, int>(db => db.Removals.CountAsync());

    private Task<int> Facts(string type) => hub.Db<CabinetDb, int>(db => db.Outbox.CountAsync(r => r.Type == type));

    /// <summary>Something in every table that can hold anything of a person.</summary>
    private async Task Fill(Person person)
    {
        await Organise("Рада", person);
        await hub.Run<IMediator>(async m =>
        {
            await m.Publish(new NoticeRaised("Cabinet", person.Id, null, "Notice.RoleGiven", ["x"], "/cabinet") { OccurredAt = time.GetUtcNow() });
            await m.Publish(new TaskOpened("Cabinet", Guid.NewGuid(), person.Id, null, "Tasks.Title", [], "/cabinet") { OccurredAt = time.GetUtcNow() });
            await m.Publish(new MyItemChanged("Cabinet", "thing", Guid.NewGuid(), 1, person.Id, "річ", null, "Tasks.Overdue", "/cabinet") { OccurredAt = time.GetUtcNow() });
        });
        await hub.Run<ChangeConsent>(change => change.Run(person.Id, ConsentKind.Privacy, true, CancellationToken.None));
        await hub.Run<AskExport>(ask => ask.Run(person.Id, CancellationToken.None));
        await hub.DeliverOutbox();
        Assert.That(await TablesThatName(person.Id), Is.SupersetOf(new[] { "Audit", "Consents", "DataExports", "Grants", "Items", "Mails", "Memberships", "Notices", "Tasks" }));
    }

    private Task Organise(string name, Person manager, params Person[] others) => hub.Db<CabinetDb>(async db =>
    {
        var organisation = Organisation.Add(null, name, null, OrganisationKind.LocalGovernment, null, null, time.GetUtcNow());
        db.Organisations.Add(organisation);
        db.Memberships.Add(Membership.Managing(manager.Id, organisation.Id, time.GetUtcNow()));
        db.Memberships.AddRange(others.Select(o => new Membership { PersonId = o.Id, OrganisationId = organisation.Id, Since = time.GetUtcNow() }));
        await db.SaveChangesAsync();
    });

    /// <summary>Every table with a row whose person is this one, found by the model: a table added later is looked at too.</summary>
    private Task<IReadOnlyList<string>> TablesThatName(Guid person) => hub.Db<CabinetDb, IReadOnlyList<string>>(async db =>
    {
        var count = typeof(DeletionTests).GetMethod(nameof(Count), BindingFlags.NonPublic | BindingFlags.Static)!;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes().Where(t => !t.IsOwned()))
            foreach (var property in entity.GetProperties().Where(p => p.Name is "PersonId" or "UserId" && p.ClrType.IsAssignableFrom(typeof(Guid))))
                if (await (Task<int>)count.MakeGenericMethod(entity.ClrType).Invoke(null, [db, property.Name, person])! > 0)
                    found.Add(entity.GetTableName()!);
        return [.. found];
    });

    private static Task<int> Count<T>(CabinetDb db, string property, Guid person) where T : class =>
        db.Set<T>().IgnoreQueryFilters().CountAsync(row => EF.Property<Guid?>(row, property) == person);
}
