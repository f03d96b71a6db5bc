using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SignIn;

/// <summary>Finds who signs in with an e-mail and a password. What is refused sounds the same and takes as long for every e-mail.</summary>
internal sealed class SignInByPassword(CabinetDb db, PauseAfterFailures pauses, IPasswordHasher<Person> hasher, DecoyHash decoy)
{
    public async Task<Person> Run(string email, string password, CancellationToken cancel)
    {
        var address = EmailAddress.Find(email) ?? throw new RuleViolation("SignIn.Wrong");
        await pauses.Begin(address, cancel);
        var person = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel);
        var verdict = hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? decoy.Text, PasswordText.Of(password));
        if (person?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
            throw new RuleViolation("SignIn.Wrong");
        await pauses.Forgive(address, cancel);
        // Said only to who knows the password, so it tells a stranger nothing.
        if (!person.EmailConfirmed)
            throw new RuleViolation("SignIn.Unconfirmed");
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            person.PasswordHash = hasher.HashPassword(person, PasswordText.Of(password));
            await db.SaveChangesAsync(cancel);
        }
        return person;
    }
}
