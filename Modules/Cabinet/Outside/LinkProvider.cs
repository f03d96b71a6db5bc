using Hub.Cabinet.Mail;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Outside;

/// <summary>A signed-in person, who has just proved it, may from now on sign in with this provider too.</summary>
internal sealed class LinkProvider(CabinetDb db, AccountMails mails, RecentSignIn recent, TimeProvider time)
{
    private const int Most = 20;

    public async Task Run(Guid personId, OutsideIdentity identity, CancellationToken cancel)
    {
        recent.Require();
        var scheme = identity.Provider.Scheme;
        var known = await db.Logins.AsNoTracking().SingleOrDefaultAsync(l => l.LoginProvider == scheme && l.ProviderKey == identity.Key, cancel);
        if (known is not null && known.UserId != personId)
            throw new RuleViolation("Outside.Taken", null, identity.Provider.Name);
        if (known is not null)
            return;
        if (await db.Logins.CountAsync(l => l.UserId == personId, cancel) >= Most)
            throw new RuleViolation("Outside.TooMany", null, Most);
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        db.AddLogin(personId, identity, time.GetUtcNow());
        person.WaysInChanged();
        mails.SaySecurity(person, "Security.Did.LinkAdded", identity.Provider.Name);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "provider.linked", $"person/{personId}", scheme));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>How a link is written down.</summary>
internal static class Logins
{
    public static void AddLogin(this CabinetDb db, Guid personId, OutsideIdentity identity, DateTimeOffset now)
    {
        var login = new IdentityUserLogin<Guid>
        {
            UserId = personId,
            LoginProvider = identity.Provider.Scheme,
            ProviderKey = identity.Key,
            ProviderDisplayName = identity.Provider.Name,
        };
        db.Logins.Add(login);
        db.Entry(login).Property<DateTimeOffset?>(OutsideProviders.Linked).CurrentValue = now;
    }
}
