using Hub.Cabinet.Mail;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Passkeys;

/// <summary>Keeps the passkey a browser has just made.</summary>
internal sealed class AddPasskey(CabinetDb db, PasskeyCeremony ceremony, AccountMails mails, RecentSignIn recent)
{
    public async Task Run(Guid personId, string? name, string? credential, HttpContext context, CancellationToken cancel)
    {
        recent.Require();
        var clean = PasskeyRules.Name(name);
        var (made, owner) = await ceremony.Made(credential, context);
        if (owner != personId.ToString() || made.CredentialId.Length > PasskeyRules.LongestId)
            throw new RuleViolation("Passkey.NotMade");
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        if (await db.Passkeys.CountAsync(p => p.UserId == personId, cancel) >= PasskeyRules.Most)
            throw new RuleViolation("Passkey.TooMany", null, PasskeyRules.Most);
        if (await db.Passkeys.AnyAsync(p => p.CredentialId == made.CredentialId, cancel))
            throw new RuleViolation("Passkey.KnownAlready");
        db.Passkeys.Add(new IdentityUserPasskey<Guid> { UserId = personId, CredentialId = made.CredentialId, Data = Data(made, clean) });
        person.WaysInChanged();
        mails.SaySecurity(person, "Security.Did.PasskeyAdded", clean);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "passkey.added", $"person/{personId}", clean));
        await db.SaveChangesAsync(cancel);
    }

    private static IdentityPasskeyData Data(UserPasskeyInfo made, string name) => new()
    {
        PublicKey = made.PublicKey,
        Name = name,
        CreatedAt = made.CreatedAt,
        SignCount = made.SignCount,
        Transports = made.Transports,
        IsUserVerified = made.IsUserVerified,
        IsBackupEligible = made.IsBackupEligible,
        IsBackedUp = made.IsBackedUp,
        AttestationObject = made.AttestationObject,
        ClientDataJson = made.ClientDataJson,
    };
}
