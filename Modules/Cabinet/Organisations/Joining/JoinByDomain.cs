using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>Whoever has a confirmed mailbox in an approved domain of an organisation joins it without asking.</summary>
internal sealed class JoinByDomain(CabinetDb db, OrganisationRights rights, Intake intake, OrganisationFacts facts, RequestTasks tasks)
{
    public async Task Run(Guid personId, Guid organisationId, CancellationToken cancel)
    {
        var organisation = await rights.Active(organisationId, cancel);
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        var domain = DomainOf(person);
        if (domain is null || !await db.OrganisationDomains.AnyAsync(d => d.OrganisationId == organisationId && d.Domain == domain && d.ApprovedAt != null, cancel))
            throw new RuleViolation("Domain.NotTheirs", null, person.Email!);
        await tasks.Withdraw(organisationId, personId, cancel);
        await intake.Take(personId, organisation, personId, "organisation.joined.domain", cancel);
        foreach (var manager in await db.ManagersOf(organisationId, cancel))
            facts.Notify(manager, "Notice.MemberJoined", $"/cabinet/organisations/manage/{organisationId}", personId, person.Name, organisation.NameUk);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Domain of a confirmed e-mail; null while nothing is confirmed.</summary>
    public static string? DomainOf(Person person) => person.EmailConfirmed ? DomainOf(person.Email!) : null;

    public static string DomainOf(string email) => email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
