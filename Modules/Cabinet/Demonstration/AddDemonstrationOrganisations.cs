using Hub.Cabinet.Organisations;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.Organisations.Merging;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Demonstration;

/// <summary>
/// What happens at organisations: somebody asks in, somebody is invited, an entry added twice is merged, a role ends.
/// Done once, when the demonstration councils are there and nothing has happened at them yet.
/// </summary>
internal sealed class AddDemonstrationOrganisations(
    CabinetDb db, RoleCatalog roles, MoveMembers members, MoveGrants grants, MoveOpenMatters matters, OrganisationFacts facts, RequestTasks tasks, TimeProvider time)
{
    private const string Council = "Вінницька міська рада";
    private const string AddedTwice = "Міська рада Вінниці";
    private const string Why = "Демонстрація · Demonstration";

    public async Task Run(CancellationToken cancel)
    {
        var council = await db.Organisations.SingleOrDefaultAsync(o => o.NameUk == Council && o.AddedById == null && o.MergedIntoId == null, cancel);
        if (council is null || await db.FormerNames.AnyAsync(f => f.OrganisationId == council.Id, cancel))
            return;
        var mailboxes = new[] { "vinnytsia", "citizen1", "citizen2", "editor2" }.Select(m => $"{m}@EXAMPLE.ORG".ToUpperInvariant()).ToList();
        var people = await db.People.Where(p => mailboxes.Contains(p.NormalizedEmail!)).ToDictionaryAsync(p => p.NormalizedEmail!.Split('@')[0], cancel);
        if (people.Count < mailboxes.Count)
            return;
        Ask(people["CITIZEN1"], council, people["VINNYTSIA"]);
        db.Invitations.Add(Invitation.To(EmailAddress.Of("colleague@example.org"), council.Id, false, people["VINNYTSIA"].Id, time.GetUtcNow()).Invitation);
        GiveForSixDays(people["CITIZEN2"].Id, council);
        await Merge(council, people["EDITOR2"], cancel);
        await db.SaveChangesAsync(cancel);
    }

    private void Ask(Person person, Organisation council, Person manager)
    {
        var request = JoinRequest.Ask(person.Id, council.Id, RequestKind.Join, "Працюю у відділі звернень громадян.", time.GetUtcNow());
        db.JoinRequests.Add(request);
        tasks.Open(request, person.Name, council.NameUk, [manager.Id]);
    }

    private void GiveForSixDays(Guid personId, Organisation council)
    {
        if (roles.Find("practices.expert") is { } expert)
            db.Grants.Add(Grant.Give(personId, expert.Role.Key, null, Why, time.GetUtcNow(), until: time.GetUtcNow().AddDays(6), scope: new(null, council.Region)));
    }

    private async Task Merge(Organisation council, Person member, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var twice = Organisation.Add(null, AddedTwice, null, OrganisationKind.LocalGovernment, council.Region, null, now);
        db.Organisations.Add(twice);
        db.Memberships.Add(new Membership { PersonId = member.Id, OrganisationId = twice.Id, Since = now });
        await db.SaveChangesAsync(cancel);
        db.FormerNames.Add(FormerName.Of(twice, council.Id, now));
        twice.MergeInto(council, now);
        var managers = await members.Move(twice, council, now, cancel);
        await grants.Move(twice, council, now, cancel);
        await matters.Move(twice, council, managers, now, cancel);
        facts.Record(null, "organisation.merged", twice.Id, $"{twice.NameUk} → {council.NameUk}");
        await facts.Changed(council, cancel);
    }
}
