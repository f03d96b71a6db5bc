using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Hub.SharedKernel.People;

/// <summary>The current user as the request's claims tell; without a request, the portal itself.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private ClaimsPrincipal? Principal => accessor.HttpContext?.User;

    public Guid? Id =>
        Principal?.Identity is { IsAuthenticated: true } && Guid.TryParse(Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public string Name => Principal?.FindFirstValue(HubClaims.Name) ?? "";

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "uk";

    public IReadOnlyList<string> OrganisationCodes => [.. Principal?.FindAll(HubClaims.Organisation).Select(c => c.Value) ?? []];

    public string? ActingAdministrator => Principal?.FindFirstValue(HubClaims.Administrator);

    public bool Can(string permission) => Principal?.HasClaim(HubClaims.Permission, permission) == true;

    public bool Can(string permission, string? organisationCode, string? territory) =>
        Can(permission) || Limited().Any(held => held.Allows(permission, organisationCode, territory));

    public bool CanSomewhere(string permission) => Can(permission) || Limited().Any(held => held.Permission == permission);

    public PermissionReach Reach(string permission) => new(Can(permission), [.. Limited().Where(held => held.Permission == permission)]);

    private IEnumerable<ScopedPermission> Limited() =>
        (Principal?.FindAll(HubClaims.Scoped) ?? []).Select(claim => ScopedPermission.Read(claim.Value)).OfType<ScopedPermission>();
}

/// <summary>Stands in for the Cabinet when no module answers for people.</summary>
internal sealed class NobodyKnown : IPeople
{
    public Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> ids, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<Guid, string>>(new Dictionary<Guid, string>());

    public Task<IReadOnlyList<PersonName>> WithPermission(string permission, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<PersonName>>([]);

    public Task<PersonName?> ByEmail(string email, CancellationToken cancel) => Task.FromResult<PersonName?>(null);
}
