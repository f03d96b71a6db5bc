using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Personal;

/// <summary>A person asks for everything the portal holds about them. Nobody can ask for somebody else.</summary>
internal sealed class AskExport(CabinetDb db, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    public async Task Run(Guid personId, CancellationToken cancel)
    {
        var (now, lately) = (time.GetUtcNow(), time.GetUtcNow() - Between);
        if (await db.DataExports.AnyAsync(e => e.PersonId == personId && e.AskedAt > lately && e.Attempts < DataExport.MostAttempts, cancel))
            throw new RuleViolation("Export.AskedLately");
        db.DataExports.Add(DataExport.Ask(personId, now));
        db.Publish(new ActionRecorded(CabinetModule.Key, personId, "personal.export-asked", $"person/{personId}", ""));
        await db.SaveChangesAsync(cancel);
    }
}
