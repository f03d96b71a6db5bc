using Hub.Cabinet.Organisations.Joining;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Organisations.Management;

/// <summary>Requests that wait for an answer, as those who answer see them.</summary>
internal sealed class OpenRequests(CabinetDb db, OrganisationLines lines)
{
    private const int Most = 100;

    public Task<IReadOnlyList<OpenRequest>> At(Guid organisationId, bool showsManage, CancellationToken cancel) =>
        Of(db.JoinRequests.Where(r => r.OrganisationId == organisationId && (showsManage || r.Kind == RequestKind.Join)), false, cancel);

    /// <summary>Those that no manager can answer.</summary>
    public Task<IReadOnlyList<OpenRequest>> Unmanaged(CancellationToken cancel) =>
        Of(db.JoinRequests.Where(r => !db.Memberships.Any(m => m.OrganisationId == r.OrganisationId && m.IsManager)), true, cancel);

    private async Task<IReadOnlyList<OpenRequest>> Of(IQueryable<JoinRequest> requests, bool showsOrganisation, CancellationToken cancel)
    {
        var rows = await requests.AsNoTracking().Include(r => r.Organisation).Include(r => r.Person).Where(r => r.DecidedAt == null)
            .OrderBy(r => r.AskedAt).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new OpenRequest(r.Id, r.Kind, r.Person.Name, r.Person.Email!, r.Message, r.AskedAt, lines.Of(r.Organisation), showsOrganisation))];
    }
}

/// <summary>One of them.</summary>
internal sealed record OpenRequest(
    Guid Id, RequestKind Kind, string Person, string Email, string Message, DateTimeOffset AskedAt, OrganisationLine Organisation, bool ShowsOrganisation);
