using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Tests.Organisations;

/// <summary>Organisations and their people as tests need them.</summary>
internal static class OrganisationStage
{
    public static readonly TestPerson Registrar = new("Реєстратор", RoleCatalog.Organisations);

    public static async Task<Organisation> Organisation(HubApp hub, string name, Person? manager = null, string? code = null, string? region = null)
    {
        var now = hub.Time?.GetUtcNow() ?? DateTimeOffset.UtcNow;
        var organisation = Hub.Cabinet.Organisations.Organisation.Add(code, name, null, OrganisationKind.LocalGovernment, region, null, now);
        await hub.Db<CabinetDb>(async db =>
        {
            db.Organisations.Add(organisation);
            if (manager is not null)
                db.Memberships.Add(Membership.Managing(manager.Id, organisation.Id, now));
            await db.SaveChangesAsync();
        });
        return organisation;
    }

    public static Task Join(HubApp hub, Organisation organisation, params Person[] people) => hub.Db<CabinetDb>(async db =>
    {
        db.Memberships.AddRange(people.Select(p => new Membership { PersonId = p.Id, OrganisationId = organisation.Id, Since = DateTimeOffset.UtcNow }));
        await db.SaveChangesAsync();
    });

    public static async Task Approve(HubApp hub, Organisation organisation, string domain)
    {
        await hub.As(Registrar).Run<DeclareDomain>(declare => declare.Run(organisation.Id, domain, default));
        var id = await hub.Db<CabinetDb, Guid>(db => db.OrganisationDomains.Where(d => d.OrganisationId == organisation.Id).Select(d => d.Id).SingleAsync());
        await hub.As(Registrar).Run<ApproveDomain>(approve => approve.Run(id, default));
    }

    public static async Task<Guid> Ask(HubApp hub, Person person, Organisation organisation, RequestKind kind = RequestKind.Join)
    {
        await hub.Run<AskToJoin>(ask => ask.Run(person.Id, organisation.Id, kind, "відділ звернень", default));
        return await hub.Db<CabinetDb, Guid>(db => db.JoinRequests
            .Where(r => r.PersonId == person.Id && r.OrganisationId == organisation.Id && r.DecidedAt == null).Select(r => r.Id).SingleAsync());
    }

    public static async Task<Guid> Invite(HubApp hub, Person manager, Organisation organisation, string email, bool asManager = false)
    {
        await hub.As(new TestPerson(manager.Name) { Id = manager.Id }).Run<InvitePerson>(invite => invite.Run(organisation.Id, email, asManager, default));
        return await hub.Db<CabinetDb, Guid>(db => db.Invitations
            .Where(i => i.OrganisationId == organisation.Id && i.NormalizedEmail == email.ToUpperInvariant() && i.ClosedAt == null).Select(i => i.Id).SingleAsync());
    }

    public static Task<Membership?> MembershipOf(HubApp hub, Person person, Organisation organisation) => hub.Db<CabinetDb, Membership?>(db =>
        db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == person.Id && m.OrganisationId == organisation.Id));

    public static async Task Deliver(HubApp hub)
    {
        while (await hub.DeliverOutbox() > 0) { }
    }

    /// <summary>Key of the rule that was broken; empty when none was.</summary>
    public static async Task<string> Broken(Func<Task> work)
    {
        try
        {
            await work();
            return "";
        }
        catch (RuleViolation broken)
        {
            return broken.Key;
        }
    }
}
