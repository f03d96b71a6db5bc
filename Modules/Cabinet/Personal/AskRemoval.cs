using Hub.Cabinet.Mail;
using Hub.Cabinet.Organisations;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.Cabinet.Sessions;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>
/// Begins the days of grace of an account: signs out everywhere and mails a link that undoes it. The person asks having signed in
/// a short time ago; an administrator only with a reason, which the person and the audit log are told.
/// </summary>
internal sealed class AskRemoval(CabinetDb db, RecentSignIn recent, OrganisationsLeftAlone alone, AccountMails mails, TimeProvider time)
{
    public async Task Run(Guid personId, CancellationToken cancel)
    {
        recent.Require();
        var person = await Find(personId, cancel);
        await Begin(person, Removal.Ask(personId, time.GetUtcNow()), personId, cancel);
    }

    public async Task Run(Guid personId, Guid administrator, string? reason, CancellationToken cancel)
    {
        var person = await Find(personId, cancel);
        await Begin(person, Removal.Order(personId, administrator, reason, time.GetUtcNow()), administrator, cancel);
    }

    private async Task<Person> Find(Guid personId, CancellationToken cancel) =>
        await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) ?? throw new RuleViolation("Grant.PersonGone");

    private async Task Begin(Person person, Removal removal, Guid by, CancellationToken cancel)
    {
        if (await db.Removals.AnyAsync(r => r.PersonId == person.Id, cancel))
            throw new RuleViolation("Removal.AskedAlready");
        if (await alone.Run(person.Id, cancel) is { Count: > 0 } names)
            throw new RuleViolation("Removal.LastManager", null, string.Join("; ", names.Select(n => Language.IsEnglish ? n.NameEn ?? n.NameUk : n.NameUk)));
        if (await IsLastAdministrator(person.Id, cancel))
            throw new RuleViolation("Removal.LastAdministrator");
        db.Removals.Add(removal);
        person.EndSessions();
        mails.SayRemovalAsked(person, removal);
        db.Publish(new ActionRecorded(CabinetModule.Key, by, "person.removal-asked", $"person/{person.Id}", removal.Reason ?? ""));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> IsLastAdministrator(Guid personId, CancellationToken cancel)
    {
        var administrators = db.Grants.Where(Grant.Valid(time.GetUtcNow())).Where(g => g.RoleKey == RoleCatalog.Administrator);
        return await administrators.AnyAsync(g => g.PersonId == personId, cancel)
            && !await administrators.AnyAsync(g => g.PersonId != personId && g.Until == null && !db.Removals.Any(r => r.PersonId == g.PersonId), cancel);
    }
}
