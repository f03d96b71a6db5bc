using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>A person asks to be taken in, or, as a member of an organisation nobody manages yet, to manage it.</summary>
internal sealed class AskToJoin(CabinetDb db, OrganisationRights rights, OrganisationFacts facts, RequestTasks tasks, TimeProvider time)
{
    private const int MostWaiting = 10;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromDays(1);

    public async Task Run(Guid personId, Guid organisationId, RequestKind kind, string? message, CancellationToken cancel)
    {
        var organisation = await rights.Active(organisationId, cancel);
        var membership = await db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == personId && m.OrganisationId == organisationId, cancel);
        var managers = await db.ManagersOf(organisationId, cancel);
        Check(kind, membership is not null, managers.Count > 0);
        await CheckEarlier(personId, organisationId, kind, cancel);
        var name = await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(cancel);
        var request = JoinRequest.Ask(personId, organisationId, kind, message, time.GetUtcNow());
        db.JoinRequests.Add(request);
        tasks.Open(request, name, organisation.NameUk, managers);
        Tell(request, name, organisation, managers);
        facts.Record(personId, kind == RequestKind.Join ? "organisation.join.asked" : "organisation.manage.asked", organisationId, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }

    private static void Check(RequestKind kind, bool member, bool managed)
    {
        if (kind == RequestKind.Join && member)
            throw new RuleViolation("Request.MemberAlready");
        if (kind == RequestKind.Manage && !member)
            throw new RuleViolation("Request.JoinFirst");
        if (kind == RequestKind.Manage && managed)
            throw new RuleViolation("Request.HasManager");
    }

    private async Task CheckEarlier(Guid personId, Guid organisationId, RequestKind kind, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - AfterRefusal;
        var earlier = await db.JoinRequests.AsNoTracking()
            .Where(r => r.PersonId == personId && (r.DecidedAt == null || (r.Outcome == RequestOutcome.Declined && r.DecidedAt > since)))
            .Select(r => new { r.OrganisationId, r.Kind, r.Outcome }).Take(100).ToListAsync(cancel);
        var here = earlier.Where(r => r.OrganisationId == organisationId && r.Kind == kind).ToList();
        if (here.Any(r => r.Outcome == RequestOutcome.Waiting))
            throw new RuleViolation("Request.AlreadyAsked");
        if (here.Count > 0)
            throw new RuleViolation("Request.DeclinedToday");
        if (earlier.Count(r => r.Outcome == RequestOutcome.Waiting) >= MostWaiting)
            throw new RuleViolation("Request.TooMany", null, MostWaiting);
        if (kind == RequestKind.Join && await db.Memberships.CountAsync(m => m.PersonId == personId, cancel) >= Intake.Most)
            throw new RuleViolation("Organisation.TooMany", null, Intake.Most);
    }

    private void Tell(JoinRequest request, string name, Organisation organisation, IReadOnlyList<Guid> managers)
    {
        var key = request.Kind == RequestKind.Manage ? "Notice.ManageAsked" : "Notice.JoinAsked";
        if (managers.Count == 0)
            db.Publish(new NoticeRaised(CabinetModule.Key, null, RoleCatalog.Organisations, key, [name, organisation.NameUk],
                "/cabinet/organisations/administration", request.PersonId));
        foreach (var manager in managers)
            facts.Notify(manager, key, $"/cabinet/organisations/manage/{organisation.Id}", request.PersonId, name, organisation.NameUk);
    }
}
