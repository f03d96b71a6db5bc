using System.Security.Claims;
using Hub.Cabinet.People;
using Hub.Cabinet.Roles;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Cabinet.Acting;

/// <summary>
/// While an administrator acts for a person, the request is that person's, marked with the administrator's name. What concerns the
/// account itself is closed, and every form sent is written to the audit log under both names.
/// </summary>
internal sealed class ActingMiddleware(RequestDelegate next, ActingCookie cookie, ActingTimes times, PersonSnapshots people)
{
    private const string AuthenticationType = "Acting";

    /// <summary>In the cabinet only this may be looked at; everything else there is the account's own business.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.OrdinalIgnoreCase)
    {
        "/cabinet", "/cabinet/tasks", "/cabinet/items", "/cabinet/notices", "/cabinet/organisations", "/cabinet/roles",
    };

    public const string EndPath = "/cabinet/acting/end";

    public async Task Invoke(HttpContext context)
    {
        if (cookie.Read(context) is not { } actingId || await Person(context, actingId) is not { } person)
        {
            await next(context);
            return;
        }
        var (administrator, personId) = (Id(context.User)!.Value, Id(person)!.Value);
        context.Items[typeof(ActingMiddleware)] = actingId;
        context.User = person;
        if (!IsAllowed(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        if (!IsReading(context.Request) && !context.Request.Path.Equals(EndPath, StringComparison.OrdinalIgnoreCase))
            await Record(context, administrator, personId);
        await next(context);
    }

    /// <summary>The running acting time of a request; null when the person acts themselves.</summary>
    public static Guid? RunningIn(HttpContext context) => context.Items[typeof(ActingMiddleware)] as Guid?;

    private async Task<ClaimsPrincipal?> Person(HttpContext context, Guid actingId)
    {
        if (Id(context.User) is not { } administrator || !context.User.HasClaim(HubClaims.Permission, RoleCatalog.Administer)
            || await times.Running(actingId, administrator, context.RequestAborted) is not { } acting
            || await people.Of(acting.PersonId, context.RequestAborted) is not { } snapshot)
            return null;
        var identity = new ClaimsIdentity(AuthenticationType, HubClaims.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, acting.PersonId.ToString()));
        identity.AddClaims(snapshot.Claims());
        identity.AddClaim(new(HubClaims.Administrator, context.User.FindFirstValue(HubClaims.Name) ?? ""));
        return new ClaimsPrincipal(identity);
    }

    private static bool IsAllowed(HttpRequest request)
    {
        var path = request.Path.Value!.TrimEnd('/');
        if (path.Equals(EndPath, StringComparison.OrdinalIgnoreCase) || path.Equals("/cabinet/signout", StringComparison.OrdinalIgnoreCase))
            return true;
        // A page that tells of a refusal is shown again on another address.
        return !request.Path.StartsWithSegments("/cabinet", StringComparison.OrdinalIgnoreCase) || IsReading(request) && Open.Contains(path);
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static async Task Record(HttpContext context, Guid administrator, Guid personId)
    {
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CabinetDb>();
        db.Publish(new ActionRecorded(CabinetModule.Key, administrator, "acting.sent", $"person/{personId}", $"{context.Request.Method} {context.Request.Path}"));
        await db.SaveChangesAsync(context.RequestAborted);
    }

    private static Guid? Id(ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
