using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Administration;

/// <summary>
/// The way out for who lost the app and the recovery codes: from the command line of the server, told to the person and written to the audit log.
/// A password that was enough only beside the second factor goes with it.
/// </summary>
internal sealed class ResetSecondFactor(CabinetDb db, AccountMails mails)
{
    public async Task Run(string email, CancellationToken cancel)
    {
        var address = EmailAddress.Of(email);
        var person = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel)
            ?? throw new RuleViolation("Command.Admin.Unknown", null, email);
        if (!person.TwoFactorEnabled)
            throw new RuleViolation("Command.Admin.NoSecondFactor", null, email);
        person.TurnOffSecondFactor();
        person.EndSessions();
        if (person.PasswordIsShort)
        {
            person.DropPassword();
            await mails.OfferNewPassword(person, cancel);
        }
        mails.SaySecurity(person, "Security.Did.FactorReset");
        db.Authenticators.RemoveRange(await db.Authenticators.Where(a => a.PersonId == person.Id).ToListAsync(cancel));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == person.Id).Take(1000).ToListAsync(cancel));
        db.Sessions.RemoveRange(await db.Sessions.Where(s => s.PersonId == person.Id).Take(1000).ToListAsync(cancel));
        db.Publish(new ActionRecorded(CabinetModule.Key, null, "second-factor.reset", $"person/{person.Id}", "admin reset-second-factor"));
        await db.SaveChangesAsync(cancel);
    }
}
