using System.Security.Cryptography;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>Lets a request wait for every manager of the organisation, or for whoever keeps the registry where nobody manages it.</summary>
internal sealed class RequestTasks(CabinetDb db, TimeProvider time)
{
    private const int Most = 200;

    public void Open(JoinRequest request, string person, string organisation, IReadOnlyList<Guid> managers)
    {
        if (managers.Count == 0 || request.Kind == RequestKind.Manage)
            db.Publish(new TaskOpened(CabinetModule.Key, request.Id, null, RoleCatalog.Organisations,
                request.Kind == RequestKind.Manage ? "Task.Manage" : "Task.JoinUnmanaged", [person, organisation], "/cabinet/organisations/administration"));
        else
            foreach (var manager in managers)
                OpenFor(manager, request, person, organisation);
    }

    /// <summary>The same request, asked of other managers than before.</summary>
    public void OpenAgain(JoinRequest request, string person, string organisation, IReadOnlyList<Guid> managers)
    {
        if (managers.Count > 0)
            db.Publish(new TaskClosed(CabinetModule.Key, request.Id));
        Open(request, person, organisation, managers);
    }

    public void Close(JoinRequest request, IReadOnlyList<Guid> managers)
    {
        db.Publish(new TaskClosed(CabinetModule.Key, request.Id));
        foreach (var manager in managers)
            db.Publish(new TaskClosed(CabinetModule.Key, Of(request.Id, manager)));
    }

    /// <summary>What waits at the organisation waits for its new manager too, and no longer for the keepers of the registry.</summary>
    public async Task Appointed(Guid organisationId, Guid personId, CancellationToken cancel)
    {
        foreach (var (request, person, organisation) in await Waiting(organisationId, cancel))
        {
            db.Publish(new TaskClosed(CabinetModule.Key, request.Id));
            if (request.Kind == RequestKind.Join && request.PersonId != personId)
                OpenFor(personId, request, person, organisation);
        }
    }

    public async Task Dismissed(Guid organisationId, Guid personId, CancellationToken cancel)
    {
        foreach (var (request, _, _) in await Waiting(organisationId, cancel))
            db.Publish(new TaskClosed(CabinetModule.Key, Of(request.Id, personId)));
    }

    /// <summary>What a person still asked of an organisation is asked no more.</summary>
    public async Task Withdraw(Guid organisationId, Guid personId, CancellationToken cancel)
    {
        var open = await db.JoinRequests.Where(r => r.OrganisationId == organisationId && r.PersonId == personId && r.DecidedAt == null).ToListAsync(cancel);
        if (open.Count == 0)
            return;
        var managers = await db.ManagersOf(organisationId, cancel);
        foreach (var request in open)
        {
            request.Withdraw(time.GetUtcNow());
            Close(request, managers);
        }
    }

    private void OpenFor(Guid manager, JoinRequest request, string person, string organisation) =>
        db.Publish(new TaskOpened(CabinetModule.Key, Of(request.Id, manager), manager, null, "Task.Join", [person, organisation],
            $"/cabinet/organisations/manage/{request.OrganisationId}"));

    private async Task<IReadOnlyList<(JoinRequest Request, string Person, string Organisation)>> Waiting(Guid organisationId, CancellationToken cancel)
    {
        var rows = await db.JoinRequests.AsNoTracking().Where(r => r.OrganisationId == organisationId && r.DecidedAt == null).OrderBy(r => r.AskedAt)
            .Select(r => new { Request = r, Person = r.Person.Name, Organisation = r.Organisation.NameUk }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => (r.Request, r.Person, r.Organisation))];
    }

    // One task a manager: a task waits for one person.
    private static Guid Of(Guid requestId, Guid managerId) =>
        new(SHA256.HashData([.. requestId.ToByteArray(), .. managerId.ToByteArray()]).AsSpan(0, 16));
}
