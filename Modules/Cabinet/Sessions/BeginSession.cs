using Hub.Cabinet.People;
using Hub.SharedKernel.Contracts;
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
