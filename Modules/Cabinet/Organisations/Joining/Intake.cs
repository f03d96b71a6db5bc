using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>Takes a person in, whichever way they came; what they asked before is settled by it.</summary>
internal sealed class Intake(CabinetDb db, OrganisationFacts facts, RequestTasks tasks, TimeProvider time)
{
    /// <summary>Nobody works in more organisations.</summary>
    public const int Most = 5;

    /// <returns>The membership; the one there was, if the person is a member already.</returns>
    public async Task<Membership> Take(Guid personId, Organisation organisation, Guid? by, string action, CancellationToken cancel)
    {
        var mine = await db.Memberships.Where(m => m.PersonId == personId).ToListAsync(cancel);
        if (mine.SingleOrDefault(m => m.OrganisationId == organisation.Id) is { } known)
            return known;
        if (mine.Count >= Most)
            throw new RuleViolation(by == personId ? "Organisation.TooMany" : "Organisation.TheyHaveTooMany", null, Most);
        var added = new Membership { PersonId = personId, OrganisationId = organisation.Id, Since = time.GetUtcNow() };
        db.Memberships.Add(added);
        facts.Record(by, action, organisation.Id, organisation.NameUk);
        return added;
    }

    public async Task Appoint(Membership membership, Organisation organisation, Guid? by, CancellationToken cancel)
    {
        if (membership.IsManager)
            return;
        membership.Appoint();
        organisation.ChangeManagers(time.GetUtcNow());
        await tasks.Appointed(organisation.Id, membership.PersonId, cancel);
        facts.Record(by, "organisation.manager.appointed", organisation.Id, $"{organisation.NameUk}: person/{membership.PersonId}");
        facts.Notify(membership.PersonId, "Notice.ManagerAppointed", $"/cabinet/organisations/manage/{organisation.Id}", by, organisation.NameUk);
    }
}
