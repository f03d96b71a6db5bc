using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Domains;

/// <summary>A manager says that an e-mail domain is the organisation's own; it counts once whoever keeps the registry approves.</summary>
internal sealed class DeclareDomain(CabinetDb db, OrganisationRights rights, OrganisationFacts facts, ICurrentUser user, TimeProvider time)
{
    private const int Most = 10;

    public async Task Run(Guid organisationId, string? typed, CancellationToken cancel)
    {
        var organisation = await rights.Managed(organisationId, cancel);
        var declared = OrganisationDomain.Declare(organisationId, typed, user.Id, time.GetUtcNow());
        var there = await db.OrganisationDomains.AsNoTracking().Where(d => d.OrganisationId == organisationId).Select(d => d.Domain).ToListAsync(cancel);
        if (there.Contains(declared.Domain))
            throw new RuleViolation("Domain.There", "Domain", declared.Shown);
        if (there.Count >= Most)
            throw new RuleViolation("Domain.TooMany", "Domain", Most);
        db.OrganisationDomains.Add(declared);
        db.Publish(new TaskOpened(CabinetModule.Key, declared.Id, null, RoleCatalog.Organisations, "Task.Domain", [declared.Shown, organisation.NameUk],
            "/cabinet/organisations/administration"));
        facts.Record(user.Id, "organisation.domain.declared", organisationId, $"{organisation.NameUk}: {declared.Domain}");
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Whoever keeps the registry has seen that the domain is the organisation's own.</summary>
internal sealed class ApproveDomain(CabinetDb db, OrganisationRights rights, OrganisationFacts facts, ICurrentUser user, TimeProvider time)
{
    public async Task Run(Guid domainId, CancellationToken cancel)
    {
        rights.RequireRegistry();
        var domain = await db.OrganisationDomains.Include(d => d.Organisation).SingleOrDefaultAsync(d => d.Id == domainId, cancel)
            ?? throw new RuleViolation("Domain.Gone");
        domain.Approve(user.Id, time.GetUtcNow());
        db.Publish(new TaskClosed(CabinetModule.Key, domain.Id));
        facts.Record(user.Id, "organisation.domain.approved", domain.OrganisationId, $"{domain.Organisation.NameUk}: {domain.Domain}");
        foreach (var manager in await db.ManagersOf(domain.OrganisationId, cancel))
            facts.Notify(manager, "Notice.DomainApproved", $"/cabinet/organisations/manage/{domain.OrganisationId}", user.Id, domain.Shown, domain.Organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A domain counts no more: declined with a reason, or taken off by a manager.</summary>
internal sealed class RemoveDomain(CabinetDb db, OrganisationRights rights, OrganisationFacts facts, ICurrentUser user)
{
    /// <param name="domainId">The domain.</param>
    /// <param name="reason">Why whoever keeps the registry does not approve it; null when a manager takes it off.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task Run(Guid domainId, string? reason, CancellationToken cancel)
    {
        var domain = await db.OrganisationDomains.Include(d => d.Organisation).SingleOrDefaultAsync(d => d.Id == domainId, cancel)
            ?? throw new RuleViolation("Domain.Gone");
        await rights.Managed(domain.OrganisationId, cancel);
        db.OrganisationDomains.Remove(domain);
        db.Publish(new TaskClosed(CabinetModule.Key, domain.Id));
        facts.Record(user.Id, "organisation.domain.removed", domain.OrganisationId, $"{domain.Organisation.NameUk}: {domain.Domain}. {reason}".TrimEnd(' ', '.'));
        if (reason is not null)
            foreach (var manager in await db.ManagersOf(domain.OrganisationId, cancel))
                facts.Notify(manager, "Notice.DomainDeclined", $"/cabinet/organisations/manage/{domain.OrganisationId}", user.Id,
                    domain.Shown, domain.Organisation.NameUk, reason);
        await db.SaveChangesAsync(cancel);
    }
}
