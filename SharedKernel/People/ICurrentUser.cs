namespace Hub.SharedKernel.People;

/// <summary>Who is asking. In jobs and on the command line it is the portal itself.</summary>
public interface ICurrentUser
{
    /// <summary>The person's id; null for visitors and for the portal itself.</summary>
    Guid? Id { get; }

    /// <summary>The name shown to others; empty for visitors.</summary>
    string Name { get; }

    /// <summary>Language the person reads: <c>uk</c> or <c>en</c>.</summary>
    string Language { get; }

    /// <summary>The person's organisations by ЄДРПОУ code; empty when unknown.</summary>
    IReadOnlyList<string> OrganisationCodes { get; }

    /// <summary>Whether a permission is held without limits. One given for an organisation or a region alone does not count here.</summary>
    /// <param name="permission">Key, e.g. <c>practices.review</c>.</param>
    bool Can(string permission);

    /// <summary>Whether a permission is held for this organisation in this place: without limits, or within limits both of which lie in.</summary>
    /// <param name="permission">Key, e.g. <c>practices.review</c>.</param>
    /// <param name="organisationCode">ЄДРПОУ code of the organisation concerned; null when none is.</param>
    /// <param name="territory">КАТОТТГ code of the place concerned, of any level; null when none is.</param>
    bool Can(string permission, string? organisationCode, string? territory) => Can(permission);

    /// <summary>Whether a permission is held anywhere at all, be it for one organisation: for menus and lists, never for a decision.</summary>
    /// <param name="permission">Key, e.g. <c>practices.review</c>.</param>
    bool CanSomewhere(string permission) => Can(permission);

    /// <summary>How far a permission reaches, to filter lists by; it gives the same answers as <see cref="Can(string, string?, string?)"/>.</summary>
    /// <param name="permission">Key, e.g. <c>practices.review</c>.</param>
    PermissionReach Reach(string permission) => new(Can(permission), []);

    /// <summary>The administrator who now acts for this person with their consent; null when they act themselves.</summary>
    string? ActingAdministrator => null;

    /// <summary>The person's id.</summary>
    /// <exception cref="RuleViolation"><c>SignInFirst</c> when nobody is signed in.</exception>
    Guid RequiredId => Id ?? throw new RuleViolation("SignInFirst");
}

/// <summary>Names of people, asked synchronously because every list shows them. Answered by the Cabinet.</summary>
public interface IPeople
{
    /// <summary>Names by id; people who left are "former member" in the reader's language.</summary>
    /// <param name="ids">Whose.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> ids, CancellationToken cancel);

    /// <summary>People who hold a permission now without limits, by name; at most 500.</summary>
    /// <param name="permission">Key of the permission.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<PersonName>> WithPermission(string permission, CancellationToken cancel);

    /// <summary>People who hold a permission now for this organisation in this place, by name; at most 500.</summary>
    /// <param name="permission">Key of the permission.</param>
    /// <param name="organisationCode">ЄДРПОУ code; null when no organisation is concerned.</param>
    /// <param name="territory">КАТОТТГ code of any level; null when no place is concerned.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<PersonName>> WithPermission(string permission, string? organisationCode, string? territory, CancellationToken cancel) =>
        WithPermission(permission, cancel);

    /// <summary>Finds a person by e-mail; for demonstration content and the command line.</summary>
    /// <param name="email">The address.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<PersonName?> ByEmail(string email, CancellationToken cancel);
}

/// <summary>A person as others see them.</summary>
/// <param name="Id">Id of the person.</param>
/// <param name="Name">Shown name.</param>
public sealed record PersonName(Guid Id, string Name);

/// <summary>Claim types the Cabinet gives to a signed-in person.</summary>
public static class HubClaims
{
    /// <summary>Key of a permission the person holds.</summary>
    public const string Permission = "hub:permission";

    /// <summary>A permission the person holds within limits: see <see cref="ScopedPermission"/>.</summary>
    public const string Scoped = "hub:scoped";

    /// <summary>Name of the administrator who acts for the person with their consent.</summary>
    public const string Administrator = "hub:administrator";

    /// <summary>ЄДРПОУ code of an organisation the person belongs to.</summary>
    public const string Organisation = "hub:organisation";

    /// <summary>Language the person prefers.</summary>
    public const string Language = "hub:language";

    /// <summary>The name shown to others.</summary>
    public const string Name = "hub:name";

    /// <summary>How many notices the person has not seen.</summary>
    public const string UnreadNotices = "hub:unread";
}
