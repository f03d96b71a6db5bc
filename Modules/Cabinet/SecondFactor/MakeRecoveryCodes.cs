using Hub.Cabinet.Mail;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SecondFactor;

/// <summary>A new set of recovery codes; the old ones stop working.</summary>
internal sealed class MakeRecoveryCodes(CabinetDb db, RecentSignIn recent, AccountMails mails)
{
    public async Task<IReadOnlyList<string>> Run(Guid personId, CancellationToken cancel)
    {
        recent.Require();
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        if (!person.TwoFactorEnabled)
            throw new RuleViolation("SecondFactor.OffNow");
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == personId).Take(1000).ToListAsync(cancel));
        var codes = RecoveryCode.NewSet();
        db.RecoveryCodes.AddRange(codes.Select(code => RecoveryCode.Of(personId, code)));
        mails.SaySecurity(person, "Security.Did.NewCodes");
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "second-factor.new-codes", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
        return codes;
    }
}
