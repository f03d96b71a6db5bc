using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Sessions;

/// <summary>Signs a person out everywhere, this browser too, and makes the links mailed before worthless.</summary>
internal sealed class EndAllSessions(CabinetDb db)
{
    public async Task Run(Guid personId, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == personId, cancel);
        person.EndSessions();
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "session.ended-everywhere", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancel);
    }
}
