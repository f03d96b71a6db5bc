using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Passkeys;

/// <summary>Calls a passkey by another name.</summary>
internal sealed class RenamePasskey(CabinetDb db)
{
    public async Task Run(Guid personId, byte[] id, string? name, CancellationToken cancel)
    {
        var passkey = await db.Passkeys.SingleOrDefaultAsync(p => p.UserId == personId && p.CredentialId == id, cancel)
            ?? throw new RuleViolation("Passkey.Gone");
        passkey.Data.Name = PasskeyRules.Name(name);
        await db.SaveChangesAsync(cancel);
    }
}
