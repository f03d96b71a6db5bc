using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Email;

/// <summary>Mails a link to the new address. Nothing changes until it is opened, and the page says the same when somebody else has that e-mail.</summary>
internal sealed class AskEmailChange(CabinetDb db, AccountMails mails, RecentSignIn recent, TimeProvider time)
{
    public async Task Run(Guid personId, string? email, CancellationToken cancel)
    {
        recent.Require();
        var address = EmailAddress.Of(email);
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        if (person.NormalizedEmail == address.Normalised)
            throw new RuleViolation("Email.Same", "Input.Email");
        var (change, code) = EmailChange.Ask(person, address, time.GetUtcNow());
        if (await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised && p.EmailConfirmed, cancel) is { } owner)
        {
            await mails.SayAlreadyRegistered(owner, cancel);
        }
        else
        {
            db.EmailChanges.Add(change);
            await mails.AskToConfirmNewEmail(person, address.Text, $"/cabinet/email/confirm/{change.Id:N}?code={code}", cancel);
        }
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "email.change-asked", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
