using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Merging;

/// <summary>What is still open at the organisation that goes - requests, invitations, e-mail domains - goes on at the one that stays, nothing twice.</summary>
internal sealed class MoveOpenMatters(CabinetDb db, RequestTasks tasks)
{
    public async Task Move(Organisation gone, Organisation stays, IReadOnlyCollection<Guid> managers, DateTimeOffset now, CancellationToken cancel)
    {
        await MoveDomains(gone, stays, cancel);
        await MoveInvitations(gone, stays, now, cancel);
        await MoveRequests(gone, stays, managers, now, cancel);
    }

    private async Task MoveDomains(Organisation gone, Organisation stays, CancellationToken cancel)
    {
        var all = await db.OrganisationDomains.Where(d => d.OrganisationId == gone.Id || d.OrganisationId == stays.Id).ToListAsync(cancel);
        var there = all.Where(d => d.OrganisationId == stays.Id).ToDictionary(d => d.Domain);
        foreach (var domain in all.Where(d => d.OrganisationId == gone.Id))
        {
            if (!there.TryGetValue(domain.Domain, out var same))
            {
                domain.MoveTo(stays.Id);
                continue;
            }
            if (same.ApprovedAt is null && domain.ApprovedAt is { } approved)
            {
                same.Approve(domain.ApprovedById, approved);
                db.Publish(new TaskClosed(CabinetModule.Key, same.Id));
            }
            db.OrganisationDomains.Remove(domain);
            db.Publish(new TaskClosed(CabinetModule.Key, domain.Id));
        }
    }

    private async Task MoveInvitations(Organisation gone, Organisation stays, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await db.Invitations.Where(i => i.OrganisationId == gone.Id || (i.OrganisationId == stays.Id && i.ClosedAt == null)).ToListAsync(cancel);
        var invited = all.Where(i => i.OrganisationId == stays.Id && i.ExpiresAt > now).Select(i => i.NormalizedEmail).ToHashSet();
        var members = (await db.People.AsNoTracking()
            .Where(p => p.Memberships.Any(m => m.OrganisationId == stays.Id || m.OrganisationId == gone.Id))
            .Select(p => p.NormalizedEmail!).ToListAsync(cancel)).ToHashSet();
        foreach (var invitation in all.Where(i => i.OrganisationId == gone.Id))
        {
            invitation.MoveTo(stays.Id);
            if (invitation.ClosedAt is not null || (!members.Contains(invitation.NormalizedEmail) && invited.Add(invitation.NormalizedEmail)))
                continue;
            invitation.CallBack(now);
            db.Publish(new TaskClosed(CabinetModule.Key, invitation.Id));
        }
    }

    private async Task MoveRequests(Organisation gone, Organisation stays, IReadOnlyCollection<Guid> managers, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await db.JoinRequests.Include(r => r.Person)
            .Where(r => r.OrganisationId == gone.Id || (r.OrganisationId == stays.Id && r.DecidedAt == null)).ToListAsync(cancel);
        var members = db.Memberships.Local.Where(m => m.OrganisationId == stays.Id).Select(m => m.PersonId).ToHashSet();
        var seen = new HashSet<(Guid, RequestKind)>();
        foreach (var request in all.OrderBy(r => r.OrganisationId == stays.Id ? 0 : 1).ThenBy(r => r.AskedAt))
        {
            request.MoveTo(stays.Id);
            if (request.DecidedAt is not null)
                continue;
            var settled = request.Kind == RequestKind.Join ? members.Contains(request.PersonId) : managers.Count > 0;
            if (!settled && seen.Add((request.PersonId, request.Kind)))
                tasks.OpenAgain(request, request.Person.Name, stays.NameUk, [.. managers]);
            else
            {
                request.Withdraw(now);
                tasks.Close(request, [.. managers]);
            }
        }
    }
}
