using Hub.Cabinet.Mail;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Asks for a code from now on. A first code proves that the app has the secret; the recovery codes are told here and never again.</summary>
internal sealed class TurnOnSecondFactor(CabinetDb db, AuthenticatorSecrets secrets, AccountMails mails, TimeProvider time)
{
    public async Task<IReadOnlyList<string>> Run(Guid personId, string? offer, string? typed, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        if (person.TwoFactorEnabled)
            throw new RuleViolation("SecondFactor.OnAlready");
        var secret = secrets.Offered(personId, offer) ?? throw new RuleViolation("SecondFactor.OfferOld");
        var now = time.GetUtcNow();
        if (Totp.Match(secret, new string([.. (typed ?? "").Where(char.IsAsciiDigit)]), now) is not { } step)
            throw new RuleViolation("Code.WrongApp", "Input.Code");
        await db.Authenticators.Where(a => a.PersonId == personId).ExecuteDeleteAsync(cancel);
        await db.RecoveryCodes.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancel);
        db.Authenticators.Add(new Authenticator { PersonId = personId, Secret = secrets.Wrap(secret), AddedAt = now, LastStep = step });
        var codes = RecoveryCode.NewSet();
        db.RecoveryCodes.AddRange(codes.Select(code => RecoveryCode.Of(personId, code)));
        person.TurnOnSecondFactor();
        mails.SaySecurity(person, "Security.Did.FactorOn");
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "second-factor.on", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
        return codes;
    }
}
