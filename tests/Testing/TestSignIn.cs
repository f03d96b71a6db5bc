using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hub.Testing;

/// <summary>The test people this hub has met.</summary>
internal sealed class TestPeople
{
    private readonly ConcurrentDictionary<Guid, TestPerson> known = new();

    public void Meet(TestPerson person) => known[person.Id] = person;

    public TestPerson? Find(Guid id) => known.GetValueOrDefault(id);

    public IEnumerable<TestPerson> All => known.Values;
}

/// <summary>
/// Signs a test person in by a cookie. A cookie and not a header, so that caches treat the person as they treat everybody;
/// without the cookie the portal's own sign-in decides.
/// </summary>
internal sealed class TestSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TestPeople people)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Test";
    public const string Cookie = "hub-test-person";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<TestPeople>();
        string? usual = null;
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TestSignIn>(SchemeName, options =>
            options.ForwardDefaultSelector = context => context.Request.Cookies.ContainsKey(Cookie) ? null : usual);
        services.PostConfigure<AuthenticationOptions>(options =>
        {
            usual = options.DefaultAuthenticateScheme ?? options.DefaultScheme;
            // Where to send a visitor stays the portal's business.
            options.DefaultChallengeScheme ??= options.DefaultScheme;
            options.DefaultForbidScheme ??= options.DefaultScheme;
            options.DefaultSignInScheme ??= options.DefaultScheme;
            options.DefaultSignOutScheme ??= options.DefaultScheme;
            options.DefaultAuthenticateScheme = SchemeName;
            options.DefaultScheme ??= SchemeName;
        });
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Guid.TryParse(Request.Cookies[Cookie], out var id) && people.Find(id) is { } person
            ? AuthenticateResult.Success(new AuthenticationTicket(person.Principal(), SchemeName))
            : AuthenticateResult.NoResult());
}

/// <summary>Answers for test people as the Cabinet answers for people with accounts.</summary>
internal sealed class TestNames(IPeople accounts, TestPeople people) : IPeople
{
    public async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> ids, CancellationToken cancel)
    {
        var asked = ids.Distinct().ToList();
        var names = new Dictionary<Guid, string>(await accounts.Names(asked.Where(id => people.Find(id) is null), cancel));
        foreach (var person in asked.Select(people.Find).OfType<TestPerson>())
            names[person.Id] = person.Name;
        return names;
    }

    public async Task<IReadOnlyList<PersonName>> WithPermission(string permission, CancellationToken cancel) =>
        [.. await accounts.WithPermission(permission, cancel),
         .. people.All.Where(p => p.Permissions.Contains(permission)).Select(p => new PersonName(p.Id, p.Name))];

    public async Task<IReadOnlyList<PersonName>> WithPermission(string permission, string? organisationCode, string? territory, CancellationToken cancel) =>
        [.. await accounts.WithPermission(permission, organisationCode, territory, cancel),
         .. people.All.Where(p => p.Permissions.Contains(permission) || p.Limited.Any(l => l.Allows(permission, organisationCode, territory)))
             .Select(p => new PersonName(p.Id, p.Name))];

    public async Task<PersonName?> ByEmail(string email, CancellationToken cancel) =>
        people.All.FirstOrDefault(p => p.Email == email) is { } person
            ? new PersonName(person.Id, person.Name)
            : await accounts.ByEmail(email, cancel);
}
