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
        var councils = await db.Organisations.Where(o => o.Code == null && o.AddedById == null)
            .Select(o => new { o.NameUk, o.Id }).ToListAsync(cancel);
        var councilIds = councils.GroupBy(o => o.NameUk).ToDictionary(g => g.Key, g => g.First().Id);
        // One hash for all: making one takes a tenth of a second on purpose.
        string? hash = null;
        foreach (var wanted in DemonstrationPeople.All)
        {
            var email = EmailAddress.Of(wanted.Email);
            if (known.TryGetValue(email.Normalised, out var there))
                GiveRoles(there.Id, wanted.Roles.Except(there.Roles));
            else
                GiveRoles(Add(wanted, email, councilIds, hash ??= hasher.HashPassword(null!, PasswordText.Of(DemonstrationPeople.Password))), wanted.Roles);
        }
        await db.SaveChangesAsync(cancel);
    }

    private Guid Add(DemonstrationPerson wanted, EmailAddress email, Dictionary<string, Guid> councils, string hash)
    {
        var person = Person.Register(wanted.Name, email, wanted.Language, time.GetUtcNow());
        person.SetPassword(hash);
        person.ConfirmEmail();
        db.People.Add(person);
        if (wanted.Organisation is { } council)
            db.Memberships.Add(Membership.Managing(person.Id, Council(council, councils), time.GetUtcNow()));
        return person.Id;
    }

    private Guid Council(DemonstrationCouncil council, Dictionary<string, Guid> known)
    {
        if (known.TryGetValue(council.NameUk, out var id))
            return id;
        var added = Organisation.Add(null, council.NameUk, council.NameEn, OrganisationKind.LocalGovernment, council.Region, null, time.GetUtcNow());
        db.Organisations.Add(added);
        return known[council.NameUk] = added.Id;
    }

    private void GiveRoles(Guid personId, IEnumerable<string> keys)
    {
        foreach (var key in keys.Where(k => roles.Find(k) is not null))
            db.Grants.Add(Grant.Give(personId, key, null, Why, time.GetUtcNow()));
    }
}
