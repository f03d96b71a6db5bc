using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Administration;

/// <summary>
/// Makes the first administrator, from the command line of the server. A known e-mail gets the role and the new
/// password: who holds the server may help who is locked out.
/// </summary>
internal sealed class CreateAdministrator(CabinetDb db, IPasswordHasher<Person> hasher, TimeProvider time)
{
    private const string Why = "admin create";

    /// <returns>False when the person was known already.</returns>
    public async Task<bool> Run(string email, string name, string password, CancellationToken cancel)
    {
        var address = EmailAddress.Of(email);
        var text = PasswordRules.Checked(password, "", name, email);
        var now = time.GetUtcNow();
        var known = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel);
        var person = known ?? Person.Register(name, address, "uk", now);
        if (known is null)
            db.People.Add(person);
        person.SetPassword(hasher.HashPassword(person, text));
        person.ConfirmEmail();
        if (!await db.Grants.Where(Grant.Valid(now)).AnyAsync(g => g.PersonId == person.Id && g.RoleKey == RoleCatalog.Administrator, cancel))
            db.Grants.Add(Grant.Give(person.Id, RoleCatalog.Administrator, null, Why, now));
        db.Publish(new ActionRecorded(CabinetModule.Key, null, "administrator.created", $"person/{person.Id}", person.Name));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        return known is null;
    }
}
