using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>A person agrees to the version of a text that counts now, or takes an optional agreement back.</summary>
internal sealed class ChangeConsent(CabinetDb db, TimeProvider time)
{
    public async Task Run(Guid personId, ConsentKind kind, bool given, CancellationToken cancel)
    {
        if (!Enum.IsDefined(kind))
            throw new RuleViolation("Consent.Unknown");
        var version = ConsentText.Of(kind).Version;
        var valid = await db.Consents.Where(c => c.PersonId == personId && c.Kind == kind && c.WithdrawnAt == null).ToListAsync(cancel);
        var now = time.GetUtcNow();
        if (given && valid.All(c => c.TextVersion != version))
            db.Consents.Add(Consent.Give(personId, kind, now));
        else if (!given && valid.Count > 0)
            valid.ForEach(c => c.Withdraw(now));
        else
            return;
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, given ? "consent.given" : "consent.withdrawn", $"person/{personId}", $"{kind} {version}"));
        await db.SaveChangesAsync(cancel);
    }
}
