using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hub.Cabinet.Tests.Personal;

/// <summary>Nothing the Cabinet holds about a person is missing from their archive, and no secret is in it.</summary>
[Engines]
public sealed class WholeExportTests(EngineKind engine)
{
    /// <summary>Numbers that name no person: keys of the rows themselves and of things. A new column of this sort is named here, a person's never.</summary>
    private static readonly HashSet<string> things =
        ["Id", "EventId", "MailId", "MailKey", "UndoKey", "TaskId", "ItemId", "OrganisationId", "ParentId", "MergedIntoId", "MergedFromId"];

    /// <summary>Columns that sound like secrets and are none.</summary>
    private static readonly HashSet<string> open =
        ["RoleKey", "StateKey", "ProviderKey", "PublicKey", "Code", "OrganisationCode", "CredentialId", "IsUserVerified", "OldKey", "PasswordIsShort", "Hash", "NameKey"];

    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Engine = engine });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public Task Every_column_that_can_name_a_person_is_known_as_such() => hub.Db<CabinetDb>(db =>
    {
        var known = PersonTables.In(db.Model).SelectMany(t => t.Columns.Select(c => (t.Entity.ClrType, c.Name))).ToHashSet();
        var unknown = from entity in db.Model.GetEntityTypes()
                      where !entity.IsOwned() && entity.ClrType.Namespace != typeof(ModuleDb).Namespace && entity.ClrType.Namespace != "Hub.SharedKernel.Events"
                      from property in entity.GetProperties()
                      where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid) || property.Name.Contains("Email", StringComparison.Ordinal)
                      where !known.Contains((entity.ClrType, property.Name)) && !things.Contains(property.Name)
                      where !(property.ClrType != typeof(Guid) && property.ClrType != typeof(Guid?) && known.Any(k => k.ClrType == entity.ClrType))
                      select $"{entity.GetTableName()}.{property.Name}";
        Assert.That(unknown, Is.Empty);
        return Task.CompletedTask;
    });

    [Test]
    public Task A_column_that_sounds_like_a_secret_is_kept_back_or_declared_open() => hub.Db<CabinetDb>(db =>
    {
        string[] sounds = ["Hash", "Secret", "Key", "Stamp", "Code", "Token", "Mark", "Password", "Credential"];
        var doubtful = from table in PersonTables.In(db.Model)
                       from type in table.Entity.GetNavigations().Where(n => n.TargetEntityType.IsOwned()).Select(n => n.TargetEntityType).Prepend(table.Entity)
                       from property in type.GetProperties().Where(p => !p.IsPrimaryKey() || !type.IsOwned())
                       where sounds.Any(s => property.Name.Contains(s, StringComparison.Ordinal))
                       where !Secrets.Holds(type.ClrType, property.Name) && !open.Contains(property.Name)
                       select $"{table.Name}.{property.Name}";
        Assert.That(doubtful, Is.Empty);
        foreach (var (type, column) in Secrets.All)
            Assert.That(db.Model.FindEntityType(type)?.FindProperty(column), Is.Not.Null, $"{type.Name}.{column} is no column");
        return Task.CompletedTask;
    });

    [Test]
    public async Task A_row_in_every_table_that_names_the_person_is_in_the_archive_with_every_column_but_the_secret_ones()
    {
        var person = await Account.Make(hub, "Особа архіву");
        var filled = await hub.Db<CabinetDb, IReadOnlyList<Filled>>(db => Fill(db, person.Id));
        var files = await Archive(person.Id);

        Assert.That(filled, Has.Count.GreaterThan(20), "tables that name people");
        Assert.Multiple(() =>
        {
            foreach (var row in filled)
            {
                Assert.That(files, Contains.Key($"cabinet/{row.File}.json"));
                var text = files.GetValueOrDefault($"cabinet/{row.File}.json", "");
                foreach (var (column, mark, secret) in row.Marks)
                    Assert.That(text.Contains(mark, StringComparison.Ordinal), Is.EqualTo(!secret), $"{row.File}: {column}");
            }
        });
        Assert.That(string.Concat(files.Values), Does.Not.Contain(person.PasswordHash).And.Not.Contain(person.SecurityStamp));
    }

    [Test]
    public async Task Of_other_people_only_that_there_was_somebody_is_told()
    {
        var (person, applicant) = (await Account.Make(hub), await Account.Make(hub));
        await hub.Db<CabinetDb>(async db =>
        {
            var organisation = Organisation.Add(null, "Рада третіх осіб", null, OrganisationKind.LocalGovernment, null, null, DateTimeOffset.UtcNow);
            var request = Hub.Cabinet.Organisations.Joining.JoinRequest.Ask(applicant.Id, organisation.Id, default, "Слова іншої людини", DateTimeOffset.UtcNow);
            request.Approve(person.Id, DateTimeOffset.UtcNow);
            var (invitation, _) = Hub.Cabinet.Organisations.Invitations.Invitation.To(EmailAddress.Of("hist@example.org"), organisation.Id, false, person.Id, DateTimeOffset.UtcNow);
            db.AddRange(organisation, request, invitation);
            await db.SaveChangesAsync();
        });

        var (mine, theirs) = (await Archive(person.Id), await Archive(applicant.Id));
        Assert.Multiple(() =>
        {
            Assert.That(mine["cabinet/join-requests.json"], Does.Contain("\"decidedById\": \"me\"").And.Contain("another person").And.Contain("Рада третіх осіб"));
            Assert.That(string.Concat(mine.Values), Does.Not.Contain("Слова іншої людини").And.Not.Contain(applicant.Id.ToString()).And.Not.Contain("hist@example.org"));
            Assert.That(theirs["cabinet/join-requests.json"], Does.Contain("Слова іншої людини").And.Contain("\"personId\": \"me\""));
            Assert.That(string.Concat(theirs.Values), Does.Not.Contain(person.Id.ToString()));
        });
    }

    [Test]
    public async Task Mails_that_are_not_sent_yet_give_no_secret_away()
    {
        var person = await Account.Make(hub, "Особа з листами");
        var visitor = await Account.SignedIn(hub, person);
        await hub.Visitor().Post("/cabinet/password/forgot", ("Input.Email", person.Email));
        await visitor.Post("/cabinet/email/change", ("Input.Email", Account.NewEmail()), ("Input.Password", Account.Password));
        await visitor.Post("/cabinet/personal/delete");
        await hub.Run<Hub.Cabinet.Mail.AnswerAskedMails>(answer => answer.Run(CancellationToken.None));
        var links = await hub.Db<CabinetDb, List<string>>(db => db.Mails.Where(m => m.PersonId == person.Id && m.SentAt == null && m.Link != null).Select(m => m.Link!).ToListAsync());
        var secrets = links.Where(l => l.Contains('?')).SelectMany(l => l.Split('?')[1].Split('&')).Where(pair => !pair.StartsWith("person=", StringComparison.Ordinal))
            .Select(pair => Uri.UnescapeDataString(pair[(pair.IndexOf('=') + 1)..])).ToList();
        var archive = string.Concat((await Archive(person.Id)).Values);

        Assert.That(secrets, Has.Count.GreaterThanOrEqualTo(3).And.All.Length.GreaterThanOrEqualTo(20), "a new password, a new address, a way back");
        Assert.That(archive, Does.Contain("\"mails\"").Or.Contain("subject"));
        foreach (var secret in secrets)
            Assert.That(archive, Does.Not.Contain(secret).And.Not.Contain(Uri.EscapeDataString(secret)));
    }

    private sealed record Filled(string File, IReadOnlyList<(string Column, string Mark, bool Secret)> Marks);

    private async Task<Dictionary<string, string>> Archive(Guid person)
    {
        using var stream = new MemoryStream();
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            await hub.Run<WriteCabinetData>(write => write.Run(new PersonalDataArchive(zip, "Cabinet", person), CancellationToken.None));
        await using var read = new ZipArchive(stream, ZipArchiveMode.Read);
        var files = new Dictionary<string, string>();
        foreach (var entry in read.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync());
            files[entry.FullName] = await text.ReadToEndAsync();
            using var _ = JsonDocument.Parse(files[entry.FullName]);
        }
        return files;
    }

    /// <summary>One row for every column of every table that names people; every text in it is a mark of its own.</summary>
    private static async Task<IReadOnlyList<Filled>> Fill(CabinetDb db, Guid person)
    {
        var organisation = Organisation.Add(null, "Рада для архіву", null, OrganisationKind.LocalGovernment, null, null, DateTimeOffset.UtcNow);
        db.Add(organisation);
        await db.SaveChangesAsync();
        var filled = new List<Filled>();
        // The columns are looked for here and not taken from the export, which might have forgotten one.
        foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.ClrType != typeof(Person) && e.ClrType != typeof(Organisation)))
            foreach (var reference in entity.GetProperties().Where(p => p.Name is "PersonId" or "UserId" or "AdministratorId" || p.Name.EndsWith("ById", StringComparison.Ordinal)))
                filled.Add(await Row(db, entity, reference, person, organisation.Id));
        return filled;
    }

    private static async Task<Filled> Row(CabinetDb db, IEntityType entity, IProperty reference, Guid person, Guid organisation)
    {
        var marks = new List<(string, string, bool)>();
        var somebody = await Somebody(db);
        var entry = db.Entry(Made(entity));
        var about = entity.ClrType == typeof(Hub.Cabinet.Audit.AuditRow) || PersonTables.In(db.Model).Single(t => t.Entity == entity).Columns.Single(c => c.Name == reference.Name).IsAbout;
        foreach (var (property, cell) in Cells(entry))
        {
            var isReference = property == reference;
            cell.CurrentValue = isReference ? person : Value(property, organisation, somebody);
            if (cell.CurrentValue is string text && cell.Metadata.DeclaringType is IEntityType owner)
                marks.Add((property.Name, text, Secrets.Holds(owner.ClrType, property.Name) || (!about && Secrets.IsOfOthers(owner.ClrType, property.Name))));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        // A text too short to be told from others by chance proves nothing.
        marks.RemoveAll(m => m.Item2.Length < 8);
        return new(WriteCabinetData.FileOf(PersonTables.In(db.Model).Single(t => t.Entity == entity)), marks);
    }

    private static IEnumerable<(IProperty, PropertyEntry)> Cells(EntityEntry entry)
    {
        foreach (var property in entry.Metadata.GetProperties())
            yield return (property, entry.Property(property.Name));
        // Keys must be known before a row is followed, and its parts are followed with it.
        entry.State = EntityState.Added;
        foreach (var part in entry.Metadata.GetNavigations().Where(n => n.TargetEntityType.IsOwned()))
        {
            entry.Reference(part.Name).CurrentValue = Made(part.TargetEntityType);
            entry.Reference(part.Name).TargetEntry!.State = EntityState.Added;
            foreach (var property in part.TargetEntityType.GetProperties().Where(p => !p.IsPrimaryKey()))
                yield return (property, entry.Reference(part.Name).TargetEntry!.Property(property.Name));
        }
    }

    private static object Made(IEntityType entity) => RuntimeHelpers.GetUninitializedObject(entity.ClrType);

    private static async Task<Guid> Somebody(CabinetDb db)
    {
        var other = Person.Register("Інша особа", EmailAddress.Of(Account.NewEmail()), "uk", DateTimeOffset.UtcNow);
        db.People.Add(other);
        await db.SaveChangesAsync();
        return other.Id;
    }

    private static object? Value(IProperty property, Guid organisation, Guid somebody)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var to = property.GetContainingForeignKeys().FirstOrDefault()?.PrincipalEntityType.ClrType;
        if (type == typeof(Guid))
            return to == typeof(Organisation) ? organisation : to == typeof(Person) ? somebody : property.IsPrimaryKey() || !property.IsNullable ? Guid.NewGuid() : null;
        if (type == typeof(string))
            return Guid.NewGuid().ToString("N")[..Math.Min(32, property.GetMaxLength() ?? 32)];
        if (type == typeof(byte[]))
            return Guid.NewGuid().ToByteArray();
        if (type == typeof(string[]))
            return new[] { "internal" };
        if (type == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return type.IsEnum ? Enum.GetValues(type).GetValue(0) : property.IsNullable ? null : Activator.CreateInstance(type);
    }
}
