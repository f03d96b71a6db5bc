using Hub.Cabinet.Organisations;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Demonstration;

/// <summary>Adds the demonstration people that are not there yet, and the roles of modules that came since.</summary>
internal sealed class AddDemonstrationPeople(CabinetDb db, RoleCatalog roles, IPasswordHasher<Person> hasher, TimeProvider time)
{
    private const string Why = "Демонстрація · Demonstration";

    public async Task Run(CancellationToken cancel)
    {
        var emails = DemonstrationPeople.All.Select(p => EmailAddress.Of(p.Email).Normalised).ToList();
        var known = await db.People.Where(p => emails.Contains(p.NormalizedEmail!))
            .Select(p => new { p.Id, p.NormalizedEmail, Roles = p.Grants.Select(g => g.RoleKey).ToList() })
            .ToDictionaryAsync(p => p.NormalizedEmail!, cancel);
        // One hash for all: making one takes a tenth of a second on purpose.
        string? hash = null;
        foreach (var wanted in DemonstrationPeople.All)
        {
            var email = EmailAddress.Of(wanted.Email);
            if (known.TryGetValue(email.Normalised, out var there))
                GiveRoles(there.Id, wanted.Roles.Except(there.Roles));
            else
                GiveRoles(await Add(wanted, email, cancel, hash ??= hasher.HashPassword(null!, PasswordText.Of(DemonstrationPeople.Password))), wanted.Roles);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Guid> Add(DemonstrationPerson wanted, EmailAddress email, CancellationToken cancel, string hash)
    {
        var person = Person.Register(wanted.Name, email, wanted.Language, time.GetUtcNow());
        (person.EmailConfirmed, person.PasswordHash) = (true, hash);
        db.People.Add(person);
        if (wanted.Organisation is { } council)
            db.Memberships.Add(new Membership { PersonId = person.Id, OrganisationId = await Council(council, cancel), Since = time.GetUtcNow() });
        return person.Id;
    }

    private async Task<Guid> Council(DemonstrationCouncil council, CancellationToken cancel)
    {
        if (await db.Organisations.Where(o => o.NameUk == council.NameUk).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancel) is { } id)
            return id;
        var added = Organisation.Add(null, council.NameUk, council.NameEn, OrganisationKind.LocalGovernment, council.Region, null, time.GetUtcNow());
        db.Organisations.Add(added);
        return added.Id;
    }

    private void GiveRoles(Guid personId, IEnumerable<string> keys)
    {
        foreach (var key in keys.Where(k => roles.Find(k) is not null))
            db.Grants.Add(Grant.Give(personId, key, null, Why, time.GetUtcNow()));
    }
}
