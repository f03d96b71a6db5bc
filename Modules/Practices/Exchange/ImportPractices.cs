using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Hub.Practices.Exchange;

/// <summary>
/// Reads a file of practices and, when wanted, saves it: all rows or none, or the rows without mistakes.
/// What is already so is left alone, so that importing an export changes nothing.
/// </summary>
internal sealed class ImportPractices(PracticesDb db, TimeProvider time)
{
    /// <summary>Rows decided and saved together; memory holds three such batches.</summary>
    public const int BatchRows = 500;

    public async Task<ImportReport> Run(ImportOrder order, ImportReport report, CancellationToken cancel)
    {
        if (!order.Save)
            return await Look(order, report, 1, cancel);
        var marks = new ImportMarks(db, order.Work);
        if (await marks.TakeUp(report, cancel))
            return End(report, ImportEnd.Saved);
        if (order.GoodRowsOnly)
            return await SaveGood(order, report, marks, cancel);
        await Look(order, report, 2, cancel);
        return report.MistakeCount > 0 ? End(report, ImportEnd.Refused) : await SaveAll(order, report, marks, cancel);
    }

    /// <summary>Every mistake of a file, as it is found.</summary>
    public async IAsyncEnumerable<Mistake> Mistakes(ImportOrder order, [EnumeratorCancellation] CancellationToken cancel)
    {
        var found = new List<Mistake>();
        var report = new ImportReport(found.Add);
        await foreach (var batch in Batches(order, 1, 1, cancel))
        {
            await new ImportBatch(db, time.GetUtcNow()).Take(batch, order, apply: false, report, cancel);
            db.ChangeTracker.Clear();
            foreach (var mistake in found)
                yield return mistake;
            found.Clear();
        }
    }

    private async Task<ImportReport> Look(ImportOrder order, ImportReport report, int passes, CancellationToken cancel)
    {
        await foreach (var batch in Batches(order, 1, passes, cancel))
        {
            await new ImportBatch(db, time.GetUtcNow()).Take(batch, order, apply: false, report, cancel);
            db.ChangeTracker.Clear();
        }
        return End(report, ImportEnd.Checked);
    }

    /// <summary>One transaction: a mistake that appears only now, or a cancellation, leaves everything as it was.</summary>
    private async Task<ImportReport> SaveAll(ImportOrder order, ImportReport report, ImportMarks marks, CancellationToken cancel)
    {
        report.StartAgain();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await Save(order, report, marks, 2, 2, cancel) || report.MistakeCount > 0)
            return End(report, ImportEnd.Refused);
        await Close(order, report, marks, cancel);
        await transaction.CommitAsync(cancel);
        return End(report, ImportEnd.Saved);
    }

    private async Task<ImportReport> SaveGood(ImportOrder order, ImportReport report, ImportMarks marks, CancellationToken cancel)
    {
        // Mistakes in the headings make every row doubtful, so they are looked for before anything is saved.
        await foreach (var row in RowSource.Read(order.File, order.MostBytes, cancel))
            if (row.IsOfFile)
                report.Add(row);
            else
                break;
        if (report.FileIsWrong)
            return End(report, ImportEnd.Refused);
        await Save(order, report, marks, 1, 1, cancel);
        await Close(order, report, marks, cancel);
        return End(report, ImportEnd.Saved);
    }

    private async Task<bool> Save(ImportOrder order, ImportReport report, ImportMarks marks, int pass, int passes, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var rows = new NewRows(db);
        try
        {
            var done = 0;
            await foreach (var batch in Batches(order, pass, passes, cancel))
            {
                if (done++ < marks.Batches)
                    continue;
                await new ImportBatch(db, time.GetUtcNow()).Take(batch, order, apply: true, report, cancel);
                marks.Batch(done, report);
                await SaveBatch(rows, cancel);
                db.ChangeTracker.Clear();
            }
            return true;
        }
        catch (Exception failure) when (Conflict.Is(failure))
        {
            // Somebody saved the same practice or took the same address between the look and the saving.
            report.Add(PracticeRow.OfFile(report.Rows, "", "Import.ChangedMeanwhile"));
            return false;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task SaveBatch(NewRows rows, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        if (!rows.IsOfUse)
        {
            await db.SaveChangesAsync(cancel);
            return;
        }
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var now = time.GetUtcNow();
        await rows.Write(entry => Date(entry, now), cancel);
        await db.SaveChangesAsync(cancel);
        if (own is not null)
            await own.CommitAsync(cancel);
    }

    /// <summary>Facts are dated when they are saved, as everywhere.</summary>
    private static void Date(EntityEntry entry, DateTimeOffset now)
    {
        if (entry.Entity is not OutboxRow fact)
            return;
        if (fact.OccurredAt == default)
            entry.Property(nameof(OutboxRow.OccurredAt)).CurrentValue = now;
        entry.Property(nameof(OutboxRow.DueAt)).CurrentValue = now;
    }

    private async Task Close(ImportOrder order, ImportReport report, ImportMarks marks, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        marks.Whole(report);
        if (report.Created + report.Changed > 0)
            db.Publish(new ActionRecorded(PracticeFacts.Module, order.Owner, "practices.imported", $"import/{Guid.CreateVersion7()}",
            string.Create(CultureInfo.InvariantCulture, $"{order.FileName}: +{report.Created}, ~{report.Changed}, ={report.Unchanged}, !{report.Refused}")));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Reading and parsing run ahead of deciding and saving by one batch.</summary>
    private static async IAsyncEnumerable<List<PracticeRow>> Batches(
        ImportOrder order, int pass, int passes, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = Channel.CreateBounded<List<PracticeRow>>(1);
        var reading = Task.Run(() => ReadAhead(order, ahead.Writer, stop.Token), CancellationToken.None);
        var rows = 0;
        try
        {
            await foreach (var batch in ahead.Reader.ReadAllAsync(cancel))
            {
                yield return batch;
                rows += batch.Count;
                order.Progress?.Invoke(new(pass, passes, rows, Math.Min(order.File.Position, order.File.Length), order.File.Length));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task ReadAhead(ImportOrder order, ChannelWriter<List<PracticeRow>> to, CancellationToken cancel)
    {
        try
        {
            var seen = new SeenIds();
            var batch = new List<PracticeRow>(BatchRows);
            await foreach (var row in RowSource.Read(order.File, order.MostBytes, cancel))
            {
                seen.Check(row);
                batch.Add(row);
                if (batch.Count == BatchRows)
                {
                    await to.WriteAsync(batch, cancel);
                    batch = new List<PracticeRow>(BatchRows);
                }
            }
            await to.WriteAsync(batch, cancel);
            to.Complete();
        }
        catch (Exception failure)
        {
            to.Complete(failure);
        }
    }

    private static ImportReport End(ImportReport report, ImportEnd end)
    {
        report.End = end;
        return report;
    }
}
