using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Hub.Cabinet.SignIn;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SecondFactor;

/// <summary>Takes a code of the app or a recovery code. Each counts once, also when it is sent twice at the same moment.</summary>
internal sealed class CheckCode(CabinetDb db, AuthenticatorSecrets secrets, PauseAfterFailures pauses, AccountMails mails, TimeProvider time)
{
    /// <param name="person">Whose code.</param>
    /// <param name="typed">As typed, with or without spaces and dashes.</param>
    /// <param name="orRecovery">Whether a recovery code will do.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="RuleViolation"><c>Code.Wrong</c> beside the field, or the pause after too many.</exception>
    public async Task Run(Person person, string? typed, bool orRecovery, CancellationToken cancel)
    {
        var key = SignInFailures.KeyOfCodes(person.Id);
        await pauses.Begin(key, cancel);
        var plain = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        var fits = plain.Length == Totp.Digits && plain.All(char.IsAsciiDigit)
            ? await FitsApp(person.Id, plain, cancel)
            : orRecovery && plain.Length is > 0 and <= 100 && await FitsRecovery(person, plain, cancel);
        if (!fits)
            throw new RuleViolation(orRecovery ? "Code.Wrong" : "Code.WrongApp", "Input.Code");
        await pauses.Forgive(key, cancel);
    }

    private async Task<bool> FitsApp(Guid personId, string code, CancellationToken cancel)
    {
        var app = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == personId, cancel);
        if (app is null || Totp.Match(secrets.Unwrap(app.Secret), code, time.GetUtcNow()) is not { } step)
            return false;
        return await db.Authenticators.Where(a => a.PersonId == personId && a.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), cancel) == 1;
    }

    private async Task<bool> FitsRecovery(Person person, string code, CancellationToken cancel)
    {
        var (hash, now) = (RecoveryCode.HashOf(person.Id, code), time.GetUtcNow());
        if (await db.RecoveryCodes.Where(c => c.PersonId == person.Id && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel) != 1)
            return false;
        mails.SaySecurity(person, "Security.Did.RecoveryCode");
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "second-factor.recovery-code-used", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
