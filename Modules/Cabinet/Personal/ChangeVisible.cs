using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>What others see of a person beside the name.</summary>
internal sealed class ChangeVisible(CabinetDb db)
{
    public async Task Run(Guid personId, bool membership, bool email, bool contributions, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) ?? throw new RuleViolation("SignInFirst");
        person.Show(membership, email, contributions);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "person.visible", $"person/{personId}",
            FormattableString.Invariant($"membership {membership}, e-mail {email}, contributions {contributions}")));
        // Pages of organisations may name the person.
        db.Publish(new PublicPagesChanged(CabinetModule.Key));
        await db.SaveChangesAsync(cancel);
    }
}
