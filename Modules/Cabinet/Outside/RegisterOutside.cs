using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Outside;

/// <summary>
/// Makes an account that is opened by a provider and waits for its e-mail to be confirmed. As with any registration the page
/// says the same for a known e-mail, and only the mail tells its owner that there is an account already.
/// </summary>
internal sealed class RegisterOutside(CabinetDb db, AccountMails mails, TimeProvider time)
{
    public async Task Run(OutsideIdentity identity, string? name, string? email, string language, CancellationToken cancel)
    {
        var (address, now) = (EmailAddress.Of(email), time.GetUtcNow());
        var person = Person.Register(name ?? "", address, language, now);
        if (await db.Logins.AnyAsync(l => l.LoginProvider == identity.Provider.Scheme && l.ProviderKey == identity.Key, cancel))
            throw new RuleViolation("Outside.Taken", null, identity.Provider.Name);
        var known = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel);
        if (known is { EmailConfirmed: true })
            await mails.SayAlreadyRegistered(known, cancel);
        else
            await Add(known, person, identity, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task Add(Person? waiting, Person person, OutsideIdentity identity, DateTimeOffset now, CancellationToken cancel)
    {
        if (waiting is null)
        {
            db.People.Add(person);
            db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "person.registered", $"person/{person.Id}", identity.Provider.Scheme));
        }
        else
        {
            // Whoever began before with this e-mail never proved that it is theirs; what was typed last counts.
            waiting.Introduce(person.Name, person.Language);
            waiting.DropPassword();
            person = waiting;
            db.Logins.RemoveRange(await db.Logins.Where(l => l.UserId == waiting.Id).Take(100).ToListAsync(cancel));
        }
        db.AddLogin(person.Id, identity, now);
        await mails.AskToConfirm(person, cancel);
    }
}
