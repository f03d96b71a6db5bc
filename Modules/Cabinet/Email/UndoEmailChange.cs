using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Email;

/// <summary>Whoever has the old mailbox takes the account back: the old e-mail, no open sessions, and a link to a new password.</summary>
internal sealed class UndoEmailChange(CabinetDb db, AccountMails mails, TimeProvider time)
{
    public async Task Run(Guid changeId, string? code, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var change = await db.EmailChanges.SingleOrDefaultAsync(c => c.Id == changeId, cancel);
        var person = change is null ? null : await db.People.SingleOrDefaultAsync(p => p.Id == change.PersonId, cancel);
        if (person is null || !change!.MayUndo(code, now))
            throw new RuleViolation("Email.UndoOld");
        var address = EmailAddress.Of(change.OldEmail);
        await db.MakeRoom(address, cancel);
        change.Undo(now);
        person.ChangeEmail(address);
        // Whoever changed it knew the password.
        person.DropPassword();
        await mails.OfferNewPassword(person, cancel);
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "email.restored", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }
}
