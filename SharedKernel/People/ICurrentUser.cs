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

    /// <summary>Whether a permission is held.</summary>
    /// <param name="permission">Key, e.g. <c>practices.review</c>.</param>
    bool Can(string permission);

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

    /// <summary>People who hold a permission now, by name; at most 500.</summary>
    /// <param name="permission">Key of the permission.</param>
    /// <param name="cancel">Ends the wait.</param>
    Task<IReadOnlyList<PersonName>> WithPermission(string permission, CancellationToken cancel);

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

    /// <summary>ЄДРПОУ code of an organisation the person belongs to.</summary>
    public const string Organisation = "hub:organisation";

    /// <summary>Language the person prefers.</summary>
    public const string Language = "hub:language";

    /// <summary>The name shown to others.</summary>
    public const string Name = "hub:name";

    /// <summary>How many notices the person has not seen.</summary>
    public const string UnreadNotices = "hub:unread";
}
