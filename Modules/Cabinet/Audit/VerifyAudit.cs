using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Audit;

/// <summary>What reading the whole chain showed.</summary>
/// <param name="Head">The last line that is as it was written.</param>
/// <param name="Broken">What is wrong first; null when all is as it was written.</param>
/// <param name="Row">The line at which it was found; null when a line is missing or cannot be read.</param>
internal sealed record AuditVerdict(AuditHead Head, AuditDamage? Broken = null, AuditRow? Row = null);

/// <summary>How the chain can be broken.</summary>
internal enum AuditDamage
{
    /// <summary>A value of the line, its number or a hash is another one: it was changed, swapped, or a line before it removed.</summary>
    Changed,
    /// <summary>The line holds something that is no value at all.</summary>
    Unreadable,
    /// <summary>Lines at the end are missing, or the end of the chain was changed.</summary>
    EndMissing,
    /// <summary>A line stands outside the chain.</summary>
    Unsealed,
    /// <summary>The chain does not go through the end that was kept elsewhere: it was written anew.</summary>
    Rewritten,
}

/// <summary>Reads the audit log from the first line to the last and computes every hash again.</summary>
internal sealed class VerifyAudit(CabinetDb db)
{
    private const int Batch = 1000;

    /// <param name="kept">An end printed earlier and kept elsewhere: number and hash; null when there is none.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<AuditVerdict> Run((long Number, string Hash)? kept, CancellationToken cancel)
    {
        var last = new AuditHead();
        while (true)
        {
            // The end is read before the lines: lines are added while this runs, and all up to this end are there.
            if (await End(cancel) is not { } end)
                return new(last, AuditDamage.EndMissing);
            if (await Walk(last, end, kept, cancel) is { } broken)
                return broken;
            if (last.Number != end.Number || last.Hash != end.Hash)
                return new(last, AuditDamage.EndMissing);
            if (await End(cancel) is { } again && again.Number == end.Number)
                return await Rest(last, end, kept, cancel);
        }
    }

    private async Task<AuditVerdict?> Walk(AuditHead last, AuditHead end, (long Number, string Hash)? kept, CancellationToken cancel)
    {
        while (last.Number < end.Number)
        {
            var (from, until) = (last.Number, end.Number);
            List<AuditRow> rows = [];
            try
            {
                await foreach (var row in db.Audit.AsNoTracking().Where(r => r.Number > from && r.Number <= until).OrderBy(r => r.Number).Take(Batch).AsAsyncEnumerable().WithCancellation(cancel))
                    rows.Add(row);
            }
            catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException)
            {
                return Check(rows, last, kept) ?? new(last, AuditDamage.Unreadable);
            }
            if (rows.Count == 0)
                return new(last, AuditDamage.EndMissing);
            if (Check(rows, last, kept) is { } broken)
                return broken;
        }
        return null;
    }

    private static AuditVerdict? Check(IEnumerable<AuditRow> rows, AuditHead last, (long Number, string Hash)? kept)
    {
        foreach (var row in rows)
        {
            if (!row.IsSound(last))
                return new(last, AuditDamage.Changed, row);
            last.Take(row);
            if (last.Number == kept?.Number && last.Hash != kept.Value.Hash)
                return new(last, AuditDamage.Rewritten, row);
        }
        return null;
    }

    // Lines of which the number was taken away, and lines put behind the end.
    private async Task<AuditVerdict> Rest(AuditHead last, AuditHead end, (long Number, string Hash)? kept, CancellationToken cancel)
    {
        if (kept?.Number > last.Number)
            return new(last, AuditDamage.EndMissing);
        var stray = await db.Audit.AsNoTracking().Where(r => r.Number == null || r.Number <= 0).OrderBy(r => r.At).FirstOrDefaultAsync(cancel);
        if (stray is not null && end.Number > 0)
            return new(last, AuditDamage.Unsealed, stray);
        if (await Misspelt(cancel) is { } misspelt)
            return new(last, AuditDamage.Changed, misspelt);
        var until = (await End(cancel))?.Number ?? 0;
        var behind = await db.Audit.AsNoTracking().Where(r => r.Number > until).OrderBy(r => r.Number).FirstOrDefaultAsync(cancel);
        return behind is null ? new(last) : new(last, AuditDamage.Changed, behind);
    }

    // SQLite keeps ids and moments as text, of which several spellings read as one value; only one of them was ever written. And it reads the
    // number of a line from the index it was found by: the line itself must bear the same.
    private async Task<AuditRow?> Misspelt(CancellationToken cancel)
    {
        if (db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) != true)
            return null;
        return await db.Audit.FromSqlRaw("""
            SELECT * FROM "Audit" AS line NOT INDEXED WHERE "Id" <> upper("Id") OR "PersonId" <> upper("PersonId")
              OR ("Number" IS NOT NULL AND NOT EXISTS
                (SELECT 1 FROM "Audit" AS found INDEXED BY "IX_Audit_Number" WHERE found."Number" = line."Number" AND found."Id" = line."Id"))
              OR "At" NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]*' OR substr("At", 20) GLOB '*[^.0-9]*'
            """).AsNoTracking().OrderBy(r => r.Number).FirstOrDefaultAsync(cancel);
    }

    private async Task<AuditHead?> End(CancellationToken cancel)
    {
        try
        {
            return await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == AuditHead.OnlyId, cancel);
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or InvalidOperationException)
        {
            return null;
        }
    }
}
