using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Hub.Ledger;

/// <summary>Writes entries and tells each.</summary>
internal sealed class WriteEntries(LedgerDb db)
{
    public async Task Run(int first, int count, string text = "текст")
    {
        foreach (var number in Enumerable.Range(first, count))
        {
            db.Entries.Add(Entry.Write(number, text));
            db.Publish(new EntryWritten(number));
        }
        await db.SaveChangesAsync();
    }
}

/// <summary>Says that the ledger's pages changed.</summary>
internal sealed class TellPagesChanged(LedgerDb db)
{
    public async Task Run()
    {
        db.Publish(new PublicPagesChanged("Ledger"));
        await db.SaveChangesAsync();
    }
}

/// <summary>A job.</summary>
internal sealed class TidyEntries(LedgerDb db) : IJob
{
    public async Task Run(CancellationToken cancel) => await db.Entries.Where(e => e.Number < 0).ExecuteDeleteAsync(cancel);
}

/// <summary>Long work that only ends when it must.</summary>
internal sealed class SlowWork(Weather weather) : ILongWork
{
    public async Task<WorkResult> Run(WorkRun run, CancellationToken cancel)
    {
        weather.InTheMidst?.Invoke();
        await Task.Delay(Timeout.Infinite, cancel);
        return new("Menu.Ledger");
    }
}
