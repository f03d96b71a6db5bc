using Hub.Cabinet.Mail;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Asks for no code any more; not while the password is of the short kind that only goes with one.</summary>
internal sealed class TurnOffSecondFactor(CabinetDb db, RecentSignIn recent, AccountMails mails)
{
    public async Task Run(Guid personId, CancellationToken cancel)
    {
        recent.Require();
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        if (!person.TwoFactorEnabled)
            return;
        if (person.PasswordIsShort)
            throw new RuleViolation("SecondFactor.PasswordShort", null, Passwords.PasswordRules.Shortest);
        person.TurnOffSecondFactor();
        mails.SaySecurity(person, "Security.Did.FactorOff");
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "second-factor.off", $"person/{personId}", ""));
        db.Authenticators.RemoveRange(await db.Authenticators.Where(a => a.PersonId == personId).ToListAsync(cancel));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == personId).Take(1000).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }
}
