using System.Globalization;
using System.Security.Claims;
using Hub.SharedKernel;
using Microsoft.AspNetCore.Http;

namespace Hub.Cabinet.Sessions;

/// <summary>
/// Whether the person proved a short time ago who they are. For use cases that are sensitive only sometimes;
/// a page that always is carries <see cref="RequireRecentSignInAttribute"/>.
/// </summary>
internal sealed class RecentSignIn(IHttpContextAccessor accessor, TimeProvider time)
{
    private const string Scheme = "Identity.Application";

    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    /// <summary>True also for the portal itself and for whoever another scheme than the Cabinet's session recognised.</summary>
    public bool Holds => accessor.HttpContext?.User is not { Identity.AuthenticationType: Scheme } person
        || (long.TryParse(person.FindFirstValue(SessionClaims.Proven), CultureInfo.InvariantCulture, out var ticks)
            && time.GetUtcNow() - new DateTimeOffset(ticks, TimeSpan.Zero) <= Lasts);

    /// <exception cref="RuleViolation"><c>Recent.Over</c> with the way out.</exception>
    public void Require()
    {
        if (!Holds)
            throw new RuleViolation("Recent.Over");
    }
}
