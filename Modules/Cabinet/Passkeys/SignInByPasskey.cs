using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Passkeys;

/// <summary>Finds whose passkey signed the question, and notes that it was used.</summary>
internal sealed class SignInByPasskey(CabinetDb db, PasskeyCeremony ceremony, TimeProvider time)
{
    public async Task<Person> Run(string? credential, HttpContext context, CancellationToken cancel)
    {
        var (given, person) = await ceremony.Given(credential, context);
        if (!person.EmailConfirmed)
            throw new RuleViolation("Passkey.NotTaken");
        var passkey = await db.Passkeys.SingleAsync(p => p.CredentialId == given.CredentialId && p.UserId == person.Id, cancel);
        // The counter finds out copies of keys that count.
        (passkey.Data.SignCount, passkey.Data.IsBackedUp) = (given.SignCount, given.IsBackedUp);
        db.Entry(passkey).Property<DateTimeOffset?>(PasskeyRules.LastUsed).CurrentValue = time.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return person;
    }
}
