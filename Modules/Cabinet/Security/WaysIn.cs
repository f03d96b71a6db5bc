using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Security;

/// <summary>Nobody may lock themselves out by taking away the last way to sign in.</summary>
internal static class WaysIn
{
    /// <exception cref="RuleViolation"><c>Security.LastWay</c> when a passkey or provider is all there is.</exception>
    public static async Task CheckNotLastWayIn(this CabinetDb db, Person person, CancellationToken cancel)
    {
        if (person.PasswordHash is not null)
            return;
        var ways = await db.Passkeys.CountAsync(p => p.UserId == person.Id, cancel) + await db.Logins.CountAsync(l => l.UserId == person.Id, cancel);
        if (ways < 2)
            throw new RuleViolation("Security.LastWay");
    }
}
