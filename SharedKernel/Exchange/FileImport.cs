using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Hub.SharedKernel.Data;

namespace Hub.SharedKernel.Exchange;

/// <summary>
/// Reads a file row by row and, when wanted, saves it: all rows or none, or the rows without mistakes.
/// An heir says what a row means; what is already so is left alone, so that importing an export changes nothing.
/// </summary>
/// <param name="db">The module's tables.</param>
/// <param name="form">The columns.</param>
/// <param name="time">The clock.</param>
public abstract class FileImport<TRow>(ModuleDb db, RowForm<TRow> form, TimeProvider time) where TRow : FileRow, new()
{
    /// <summary>Rows decided and saved together; memory holds three such batches.</summary>
    protected virtual int BatchRows => ImportOrder.UsualBatch;

    /// <summary>Remembers the names a row brings, to find one that is there twice.</summary>
    /// <param name="row">The row.</param>
    /// <param name="seen">The names of the rows before.</param>
    protected abstract void See(TRow row, SeenIds seen);

    /// <summary>Decides some rows together, adds what is wrong with them, counts them and, if wanted, puts them into the context; saving is the caller's.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="order">What is wanted.</param>
    /// <param name="apply">Whether to put them into the context.</param>
    /// <param name="report">Where they are counted.</param>
    /// <param name="cancel">Ends the work.</param>
    protected abstract Task Take(IReadOnlyList<TRow> rows, ImportOrder order, bool apply, ImportReport report, CancellationToken cancel);

    /// <summary>What is to be known before the first row is looked at.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="cancel">Ends the work.</param>
    protected virtual Task Prepare(ImportOrder order, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>What is to be done when all rows are saved and some changed something, in their transaction if they have one: at least a line of the audit log, put into the empty context.</summary>
    /// <param name="order">What was wanted.</param>
    /// <param name="report">What became of it.</param>
    /// <param name="cancel">Ends the work.</param>
    protected abstract Task Close(ImportOrder order, ImportReport report, CancellationToken cancel);

    /// <summary>Looks at a file or saves it.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="report">Where it is told.</param>
    /// <param name="cancel">Ends the work; of a file to be saved whole nothing is saved then.</param>
    /// <returns>The report.</returns>
    public async Task<ImportReport> Run(ImportOrder order, ImportReport report, CancellationToken cancel)
    {
        await Prepare(order, cancel);
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
    /// <param name="order">What is wanted.</param>
    /// <param name="cancel">Ends the work.</param>
    public async IAsyncEnumerable<Mistake> Mistakes(ImportOrder order, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Prepare(order, cancel);
        var found = new List<Mistake>();
        var report = new ImportReport(found.Add);
        await foreach (var batch in Batches(order, 1, 1, cancel))
        {
            await Take(batch, order, apply: false, report, cancel);
            db.ChangeTracker.Clear();
            foreach (var mistake in found)
                yield return mistake;
            found.Clear();
        }
    }

    /// <summary>The rows once more, from the first one.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="cancel">Ends the reading.</param>
    protected IAsyncEnumerable<TRow> Rows(ImportOrder order, CancellationToken cancel) => RowSource.Read(order.File, order.MostBytes, form, cancel);

    private async Task<ImportReport> Look(ImportOrder order, ImportReport report, int passes, CancellationToken cancel)
    {
        await foreach (var batch in Batches(order, 1, passes, cancel))
        {
            await Take(batch, order, apply: false, report, cancel);
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
        await CloseWhole(order, report, marks, cancel);
        await transaction.CommitAsync(cancel);
        return End(report, ImportEnd.Saved);
    }

    private async Task<ImportReport> SaveGood(ImportOrder order, ImportReport report, ImportMarks marks, CancellationToken cancel)
    {
        // Mistakes in the headings make every row doubtful, so they are looked for before anything is saved.
        await foreach (var row in Rows(order, cancel))
            if (row.IsOfFile)
                report.Add(row);
            else
                break;
        if (report.FileIsWrong)
            return End(report, ImportEnd.Refused);
        await Save(order, report, marks, 1, 1, cancel);
        await CloseWhole(order, report, marks, cancel);
        return End(report, ImportEnd.Saved);
    }

    private async Task CloseWhole(ImportOrder order, ImportReport report, ImportMarks marks, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (report.Created + report.Changed > 0)
            await Close(order, report, cancel);
        marks.Whole(report);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<bool> Save(ImportOrder order, ImportReport report, ImportMarks marks, int pass, int passes, CancellationToken cancel)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var rows = new NewRows(db, time);
        try
        {
            var done = 0;
            await foreach (var batch in Batches(order, pass, passes, cancel))
            {
                if (done++ < marks.Batches)
                    continue;
                await Take(batch, order, apply: true, report, cancel);
                marks.Batch(done, report);
                await rows.Save(cancel);
                db.ChangeTracker.Clear();
            }
            return true;
        }
        catch (Exception failure) when (SaveConflict.Is(failure))
        {
            // Somebody saved the same item or took the same address between the look and the saving.
            report.Add(FileRow.OfFile<TRow>(report.Rows, "", "Import.ChangedMeanwhile", report.Rows));
            return false;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Reading and parsing run ahead of deciding and saving by one batch.</summary>
    private async IAsyncEnumerable<List<TRow>> Batches(ImportOrder order, int pass, int passes, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = Channel.CreateBounded<List<TRow>>(1);
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

    private async Task ReadAhead(ImportOrder order, ChannelWriter<List<TRow>> to, CancellationToken cancel)
    {
        try
        {
            var seen = new SeenIds();
            var batch = new List<TRow>(BatchRows);
            await foreach (var row in Rows(order, cancel))
            {
                See(row, seen);
                batch.Add(row);
                if (batch.Count == BatchRows)
                {
                    await to.WriteAsync(batch, cancel);
                    batch = new List<TRow>(BatchRows);
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
