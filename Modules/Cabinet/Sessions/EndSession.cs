using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>Signs a person out of one browser.</summary>
internal sealed class EndSession(CabinetDb db)
{
    public async Task Run(Guid personId, Guid sessionId, CancellationToken cancel)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId, cancel) is not { } session)
            return;
        db.Sessions.Remove(session);
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "session.ended", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
