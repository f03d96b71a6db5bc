using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Acting;

/// <summary>An administrator begins to act for a person who consented, and says why.</summary>
internal sealed class StartActing(CabinetDb db, RoleCatalog roles, ICurrentUser user, TimeProvider time)
{
    public async Task<ActingTime> Run(Guid personId, string? reason, CancellationToken cancel)
    {
        var administrator = user.RequiredId;
        if (!user.Can(RoleCatalog.Administer) || user.ActingAdministrator is not null)
            throw new RuleViolation("Acting.NotYours");
        if (personId == administrator)
            throw new RuleViolation("Acting.Oneself");
        var now = time.GetUtcNow();
        var consent = await db.HelpConsents.AsNoTracking().Where(c => c.PersonId == personId).Where(HelpConsent.Valid(now))
            .OrderByDescending(c => c.Until).FirstOrDefaultAsync(cancel) ?? throw new RuleViolation("Acting.NoConsent");
        // Whoever acts for an administrator would have two people's power and one person's name.
        if (await db.People.Where(p => p.Id == personId).Holding(roles.WithPermission(RoleCatalog.Administer), now).AnyAsync(cancel))
            throw new RuleViolation("Acting.Administrator");
        var acting = ActingTime.Start(administrator, consent, reason, now);
        db.ActingTimes.Add(acting);
        db.Publish(new ActionRecorded(CabinetModule.Key, administrator, "acting.started", $"person/{personId}", acting.Reason));
        await db.SaveChangesAsync(cancel);
        return acting;
    }
}

/// <summary>Acting for a person is over; the person is told who acted, when and why.</summary>
internal sealed class EndActing(CabinetDb db, ActingNotices notices, ActingTimes times, TimeProvider time)
{
    public async Task Run(Guid actingId, CancellationToken cancel)
    {
        var acting = await db.ActingTimes.SingleOrDefaultAsync(a => a.Id == actingId, cancel);
        if (acting is not { EndedAt: null })
            return;
        acting.End(time.GetUtcNow());
        await notices.TellEnded([acting], cancel);
        await db.SaveChangesAsync(cancel);
        times.Forget(actingId);
    }
}

/// <summary>A person gives consent for a day.</summary>
internal sealed class GiveConsent(CabinetDb db, TimeProvider time)
{
    public async Task Run(Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await db.HelpConsents.Where(c => c.PersonId == personId).Where(HelpConsent.Valid(now)).AnyAsync(cancel))
            return;
        db.HelpConsents.Add(HelpConsent.Give(personId, now));
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "acting.consent.given", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A person takes the consent back; whoever acts now stops at once.</summary>
internal sealed class WithdrawConsent(CabinetDb db, ActingNotices notices, ActingTimes times, TimeProvider time)
{
    public async Task Run(Guid personId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var consents = await db.HelpConsents.Where(c => c.PersonId == personId).Where(HelpConsent.Valid(now)).ToListAsync(cancel);
        if (consents.Count == 0)
            return;
        foreach (var consent in consents)
            consent.Withdraw(now);
        var running = await db.ActingTimes.Where(a => a.PersonId == personId && a.EndedAt == null).ToListAsync(cancel);
        foreach (var acting in running)
            acting.End(now);
        await notices.TellEnded(running, cancel);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "acting.consent.withdrawn", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
        running.ForEach(acting => times.Forget(acting.Id));
    }
}
