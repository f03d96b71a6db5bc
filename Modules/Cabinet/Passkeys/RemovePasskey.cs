using Hub.Cabinet.Mail;
using Hub.Cabinet.Security;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Passkeys;

/// <summary>The passkey opens nothing any more. The last way to sign in stays.</summary>
internal sealed class RemovePasskey(CabinetDb db, AccountMails mails, RecentSignIn recent)
{
    public async Task Run(Guid personId, byte[] id, CancellationToken cancel)
    {
        recent.Require();
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        var passkey = await db.Passkeys.SingleOrDefaultAsync(p => p.UserId == personId && p.CredentialId == id, cancel)
            ?? throw new RuleViolation("Passkey.Gone");
        await db.CheckNotLastWayIn(person, cancel);
        db.Passkeys.Remove(passkey);
        person.WaysInChanged();
        mails.SaySecurity(person, "Security.Did.PasskeyRemoved", passkey.Data.Name ?? "");
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "passkey.removed", $"person/{personId}", passkey.Data.Name ?? ""));
        await db.SaveChangesAsync(cancel);
    }
}
