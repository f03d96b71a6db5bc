using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Email;

/// <summary>The new mailbox is the person's: it replaces the old one, which is told and can undo it for a month.</summary>
internal sealed class ConfirmEmailChange(CabinetDb db, AccountMails mails, TimeProvider time)
{
    public async Task Run(Guid changeId, string? code, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var change = await db.EmailChanges.SingleOrDefaultAsync(c => c.Id == changeId, cancel);
        var person = change is null ? null : await db.People.SingleOrDefaultAsync(p => p.Id == change.PersonId, cancel);
        if (person is null || !change!.MayConfirm(person, code, now))
            throw new RuleViolation("Email.LinkOld");
        var address = EmailAddress.Of(change.NewEmail);
        await db.MakeRoom(address, cancel);
        var undo = change.Confirm(now);
        person.ChangeEmail(address);
        mails.SayEmailChanged(person, change.OldEmail, $"/cabinet/email/undo/{change.Id:N}?code={undo}");
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "email.changed", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == person.Id).ExecuteDeleteAsync(cancel);
    }
}

/// <summary>An e-mail belongs to one account.</summary>
internal static class EmailRoom
{
    /// <summary>A registration nobody confirmed gives way to whoever proves the mailbox; a confirmed account does not.</summary>
    /// <exception cref="RuleViolation"><c>Email.TakenMeanwhile</c>.</exception>
    public static async Task MakeRoom(this CabinetDb db, EmailAddress address, CancellationToken cancel)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel) is not { } other)
            return;
        if (other.EmailConfirmed)
            throw new RuleViolation("Email.TakenMeanwhile");
        await db.People.Where(p => p.Id == other.Id).ExecuteDeleteAsync(cancel);
        db.Entry(other).State = EntityState.Detached;
    }
}
