using System.Text;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Audit;

/// <summary>Adds lines to the log, one writer after another whatever the number of hosts.</summary>
internal sealed class AuditChain(CabinetDb db)
{
    private const int Batch = 500;

    /// <summary>Adds a line; to be called within a transaction, which holds the chain until it ends.</summary>
    public async Task Add(ActionRecorded fact, CancellationToken cancel)
    {
        var head = await Hold(cancel);
        await SealOlder(head, cancel);
        var row = new AuditRow
        {
            Id = fact.EventId,
            At = new(fact.OccurredAt.UtcTicks - fact.OccurredAt.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
            Module = Clean(fact.Module, 60),
            PersonId = fact.PersonId,
            Action = Clean(fact.Action, 100),
            Subject = Clean(fact.Subject, 200),
            Details = Clean(fact.Details, 1000),
        };
        row.Seal(head);
        db.Audit.Add(row);
    }

    // Changing the row before reading it makes the other host wait here, so both never continue from one and the same line.
    private async Task<AuditHead> Hold(CancellationToken cancel)
    {
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, h => h.Hash), cancel);
        return await db.AuditHeads.SingleAsync(cancel);
    }

    // Lines written before there was a chain are sealed in their order by the first that comes after them.
    private async Task SealOlder(AuditHead head, CancellationToken cancel)
    {
        if (head.Number > 0)
            return;
        List<AuditRow> older;
        do
        {
            older = await db.Audit.Where(r => r.Number == null).OrderBy(r => r.At).ThenBy(r => r.Id).Take(Batch).ToListAsync(cancel);
            foreach (var row in older)
                row.Seal(head);
            await db.SaveChangesAsync(cancel);
        } while (older.Count == Batch);
    }

    // What is hashed must be what the database gives back: engines refuse zeros and replace broken pairs of surrogates.
    private static string Clean(string text, int length)
    {
        var sound = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
        if (sound.Length <= length)
            return sound;
        var end = char.IsHighSurrogate(sound[length - 2]) ? length - 2 : length - 1;
        return sound[..end] + "…";
    }
}
