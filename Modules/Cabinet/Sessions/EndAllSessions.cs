using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>Signs a person out everywhere and makes the links mailed before worthless; they do it themselves, or somebody who keeps people.</summary>
internal sealed class EndAllSessions(CabinetDb db)
{
    public async Task Run(Guid personId, Guid by, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        person.EndSessions();
        db.Publish(new ActionRecorded(CabinetModule.Key, by, "session.ended-everywhere", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancel);
    }
}
