using System.Globalization;
using System.Security.Claims;
using Hub.SharedKernel.People;

namespace Hub.Testing;

/// <summary>Somebody who is signed in without an account, with exactly the permissions a test needs.</summary>
/// <param name="Name">The name shown to others.</param>
/// <param name="Permissions">Keys such as <c>practices.review</c>.</param>
public sealed record TestPerson(string Name, params string[] Permissions)
{
    /// <summary>Id of the person; new for each unless given.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><c>uk</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "uk";

    /// <summary>ЄДРПОУ codes of the person's organisations.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Permissions held within limits.</summary>
    public IReadOnlyList<ScopedPermission> Limited { get; init; } = [];

    /// <summary>E-mail by which <c>IPeople</c> finds the person.</summary>
    public string Email => string.Create(CultureInfo.InvariantCulture, $"{Id:N}@example.org");

    internal ClaimsPrincipal Principal() => new(new ClaimsIdentity(
    [
        new(ClaimTypes.NameIdentifier, Id.ToString()),
        new(ClaimTypes.Name, Name),
        new(HubClaims.Name, Name),
        new(HubClaims.Language, Language),
        .. Organisations.Select(code => new Claim(HubClaims.Organisation, code)),
        .. Permissions.Select(key => new Claim(HubClaims.Permission, key)),
        .. Limited.Select(limit => new Claim(HubClaims.Scoped, limit.ToString())),
    ], TestSignIn.SchemeName));
}
