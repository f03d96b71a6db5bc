using Hub.SharedKernel.Data;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace Hub.SharedKernel.Exchange;

/// <summary>
/// What an import has saved, written down together with what it saved: rows among the facts taken, under the id of the work. Whoever goes on
/// after a restart saves nothing twice.
/// </summary>
internal sealed class ImportMarks(ModuleDb db, Guid? work)
{
    private const string BatchMark = "import batch ", WholeMark = "import whole ";

    /// <summary>How many batches are saved already.</summary>
    public int Batches { get; private set; }

    /// <summary>Reads what an earlier try has left.</summary>
    /// <returns>Whether everything is saved.</returns>
    public async Task<bool> TakeUp(ImportReport report, CancellationToken cancel)
    {
        if (work is not { } id)
            return false;
        var marks = await db.Inbox.AsNoTracking().Where(i => i.EventId == id).Select(i => i.Subscriber).ToListAsync(cancel);
        if (marks.Find(m => m.StartsWith(WholeMark, StringComparison.Ordinal)) is { } whole)
        {
            report.Counts = whole[WholeMark.Length..];
            return true;
        }
        foreach (var parts in marks.Where(m => m.StartsWith(BatchMark, StringComparison.Ordinal)).Select(m => m[BatchMark.Length..].Split(' ', 2)))
            if (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) is var batch && batch > Batches)
                (Batches, report.Counts) = (batch, parts[1]);
        return false;
    }

    public void Batch(int number, ImportReport report) => Add($"{BatchMark}{number} {report.Counts}");

    public void Whole(ImportReport report) => Add(WholeMark + report.Counts);

    private void Add(string mark)
    {
        if (work is { } id)
            db.Inbox.Add(new InboxRow { EventId = id, Subscriber = mark, TakenAt = DateTimeOffset.UnixEpoch });
    }
}
