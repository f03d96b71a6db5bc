using Hub.Cabinet.People;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>
/// Signs a person in whose every proof was checked: always a new session under a new id, and the one this browser had is over,
/// so that a cookie from before proves nothing afterwards.
/// </summary>
internal sealed class BeginSession(CabinetDb db, KnownDevices devices, IHttpContextAccessor accessor, TimeProvider time)
{
    private const int MostSessions = 100;

    public async Task Run(Person person, string method, bool remember, CancellationToken cancel)
    {
        var (context, now) = (accessor.HttpContext!, time.GetUtcNow());
        await EndBefore(context, person.Id, cancel);
        var session = SessionRow.Begin(person.Id, method, context.Request.Headers.UserAgent.ToString(),
            ShortAddress.Of(context.Connection.RemoteIpAddress), now);
        db.Sessions.Add(session);
        person.SignedIn(now);
        await devices.Meet(person, context, session, cancel);
        db.Publish(new ActionRecorded(CabinetModule.Key, person.Id, "person.signed-in", $"person/{person.Id}", method));
        await db.SaveChangesAsync(cancel);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, SessionClaims.Principal(person, session),
            new AuthenticationProperties { IsPersistent = remember });
    }

    /// <summary>The person of this session proved anew who they are: a cookie from before is worth nothing any more.</summary>
    public async Task Renew(CancellationToken cancel)
    {
        var (context, now) = (accessor.HttpContext!, time.GetUtcNow());
        var id = context.User.SessionId();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } before)
            return;
        var person = await db.People.SingleAsync(p => p.Id == before.PersonId, cancel);
        var session = before.Renewed(now);
        db.Sessions.Remove(before);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        var ticket = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, SessionClaims.Principal(person, session),
            new AuthenticationProperties { IsPersistent = ticket.Properties?.IsPersistent == true });
    }

    private async Task EndBefore(HttpContext context, Guid personId, CancellationToken cancel)
    {
        var before = context.User.SessionId();
        await db.Sessions.Where(s => s.Id == before).ExecuteDeleteAsync(cancel);
        // Whoever signs in by a program must not fill the table.
        var old = await db.Sessions.Where(s => s.PersonId == personId).OrderByDescending(s => s.SeenAt)
            .Skip(MostSessions - 1).Select(s => s.Id).Take(MostSessions).ToListAsync(cancel);
        if (old.Count > 0)
            await db.Sessions.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }
}
