using Hub.Cabinet.Passwords;
using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.SignIn;

/// <summary>Finds who signs in with an e-mail and a password. What is refused sounds the same and takes as long for every e-mail.</summary>
internal sealed class SignInByPassword(
    CabinetDb db, PauseAfterFailures pauses, IPasswordHasher<Person> hasher, DecoyHash decoy, TimeProvider time)
{
    public async Task<Person> Run(string email, string password, CancellationToken cancel)
    {
        var address = EmailAddress.Find(email) ?? throw new RuleViolation("SignIn.Wrong");
        await pauses.Check(address, cancel);
        var person = await db.People.SingleOrDefaultAsync(p => p.NormalizedEmail == address.Normalised, cancel);
        var verdict = hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? decoy.Text, PasswordText.Of(password));
        if (person?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            await pauses.Count(address, cancel);
            throw new RuleViolation("SignIn.Wrong");
        }
        // Said only to who knows the password, so it tells a stranger nothing.
        if (!person.EmailConfirmed)
            throw new RuleViolation("SignIn.Unconfirmed");
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = hasher.HashPassword(person, PasswordText.Of(password));
        person.SignedIn(time.GetUtcNow());
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "person.signed-in", $"person/{person.Id}", ""));
        await db.SaveChangesAsync(cancel);
        await pauses.Forgive(address, cancel);
        return person;
    }
}
