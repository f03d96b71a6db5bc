using Hub.Cabinet.Mail;
using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.Cabinet.Personal;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Register;

/// <summary>
/// Makes an account that waits for its e-mail to be confirmed. The page says the same for a known e-mail;
/// only the mail tells its owner that there is an account already.
/// </summary>
internal sealed class RegisterPerson(CabinetDb db, AccountMails mails, IPasswordHasher<Person> hasher, TimeProvider time)
{
    public async Task Run(string? name, string? email, string? password, string language, CancellationToken cancel)
    {
        var address = EmailAddress.Of(email);
        var text = PasswordRules.Checked(password, "Input.Password", name, email);
        var person = Person.Register(name ?? "", address, language, time.GetUtcNow());
        // Before it is known whether there is an account, so that both ways take as long.
        var hash = hasher.HashPassword(person, text);
        var known = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel);
        if (known is { EmailConfirmed: true })
            await mails.SayAlreadyRegistered(known, cancel);
        else
            await Add(known, person, hash, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (known is null)
        {
            db.ChangeTracker.Clear();
            // The form sent twice at once: the other one made the account and its mail is on the way.
            if (!await db.People.AnyAsync(p => p.NormalizedEmail == address.Normalised, cancel))
                throw;
        }
    }

    private async Task Add(Person? waiting, Person person, string hash, CancellationToken cancel)
    {
        if (waiting is null)
        {
            db.People.Add(person);
            // The form says that registering is agreeing, and to which text.
            db.Consents.Add(Consent.Give(person.Id, ConsentKind.Privacy, time.GetUtcNow()));
            db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "person.registered", $"person/{person.Id}", ""));
        }
        else
        {
            // Whoever began before with this e-mail never proved that it is theirs; what was typed last counts.
            waiting.Introduce(person.Name, person.Language);
            person = waiting;
            await db.Logins.Where(l => l.UserId == waiting.Id).ExecuteDeleteAsync(cancel);
        }
        person.SetPassword(hash);
        await mails.AskToConfirm(person, cancel);
    }
}
