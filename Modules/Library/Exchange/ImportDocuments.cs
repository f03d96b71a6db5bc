using System.Globalization;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Exchange;

namespace Hub.Library.Exchange;

/// <summary>Reads a list of documents and, when wanted, saves it: all rows or none.</summary>
internal sealed class ImportDocuments(LibraryDb db, TellDocument tell, GatherCollection gather, TakeFiles files, TimeProvider time)
    : FileImport<DocumentRow>(db, DocumentForm.Instance, time)
{
    private readonly (LibraryDb Db, TimeProvider Time) own = (db, time);
    private ImportFrame frame = null!;

    /// <summary>Fewer than usual: a changed document is told with the words of its files.</summary>
    protected override int BatchRows => 200;

    protected override void See(DocumentRow row, SeenIds seen)
    {
        seen.Check(row, DocumentColumns.ExternalId, "Import.ExternalIdTwice", row.ExternalId);
        seen.Check(row, DocumentColumns.Id, "Import.IdTwice", row.Id);
        seen.Check(row, DocumentColumns.Address, "Import.AddressTwice", row.Address);
        seen.Check(row, "doi", "Import.IdentifierTwice", Identifiers.Doi(row.Content.Doi) ?? "");
        seen.Check(row, "isbn", "Import.IdentifierTwice", Identifiers.Isbn(row.Content.Isbn) ?? "");
    }

    /// <summary>A file with relations is read once beforehand: a row may name a document that stands below it.</summary>
    protected override async Task Prepare(ImportOrder order, CancellationToken cancel)
    {
        frame = await ImportFrame.Of(own.Db, own.Time.GetUtcNow(), cancel);
        var (relates, shape) = (false, (FileShape?)null);
        await foreach (var row in Rows(order, cancel))
        {
            if (row.IsOfFile)
                continue;
            // All rows of a CSV have one shape: without these columns it is not read on. Objects of JSON may each have another.
            if (!relates && ReferenceEquals(shape, row.Shape))
                break;
            (relates, shape) = (relates || row.Relations.Count > 0, row.Shape);
            Name(row);
        }
    }

    protected override async Task Take(IReadOnlyList<DocumentRow> rows, ImportOrder order, bool apply, ImportReport report, CancellationToken cancel)
    {
        var known = await KnownDocuments.Of(rows, own.Db, cancel);
        var plans = rows.Select(row => new DocumentPlan(row)).ToList();
        Parallel.ForEach(plans, plan => plan.Decide(known, frame, order));
        await files.Run(plans.Where(p => p.Effect != RowEffect.None), order, frame, cancel);
        if (apply)
            await new ImportBatch(own.Db, tell, frame, order).Apply(plans.FindAll(p => p is { Effect: not RowEffect.None, Row.Mistakes.Count: 0 }), known, cancel);
        foreach (var plan in plans)
        {
            report.Add(plan.Row);
            if (plan.Row.Mistakes.Count == 0)
                report.Count(plan.Effect, plan.Publishes);
        }
    }

    protected override async Task Close(ImportOrder order, ImportReport report, CancellationToken cancel)
    {
        await RelateWithin(order, cancel);
        await gather.TellHarvesters(frame.Touched, cancel);
        own.Db.PagesChanged();
        own.Db.Publish(new ActionRecorded(LibraryFacts.Module, order.Owner, "library.imported", $"import/{Guid.CreateVersion7()}",
            string.Create(CultureInfo.InvariantCulture, $"{order.FileName}: +{report.Created}, ~{report.Changed}, ={report.Unchanged}")));
    }

    private void Name(DocumentRow row)
    {
        void Add(string column, string name)
        {
            if (name != "")
                frame.InFile.Check(new DocumentRow { Number = row.Number }, column, "", name);
        }
        Add(DocumentColumns.Id, row.Id);
        Add(DocumentColumns.ExternalId, row.ExternalId);
        Add(DocumentColumns.Address, row.Address);
        Add("doi", Identifiers.Doi(row.Content.Doi) ?? "");
        Add("act_number", Identifiers.ActKey(row.Content.ActNumber));
    }

    /// <summary>Relations to documents that came with the same file, now that all are there.</summary>
    private async Task RelateWithin(ImportOrder order, CancellationToken cancel)
    {
        if (frame.Pending.Count == 0)
            return;
        var some = new List<DocumentRow>();
        await foreach (var row in Rows(order, cancel))
        {
            if (!frame.Pending.Contains(row.Number))
                continue;
            some.Add(row);
            if (some.Count == BatchRows)
                await Relate(some, cancel);
        }
        await Relate(some, cancel);
    }

    private async Task Relate(List<DocumentRow> rows, CancellationToken cancel)
    {
        var known = await KnownDocuments.Of(rows, own.Db, cancel);
        foreach (var row in rows)
        {
            var plan = new DocumentPlan(row);
            plan.Decide(known, frame, new ImportOrder { File = Stream.Null, FileName = "" });
            own.Db.Relations.AddRange(plan.Relations.Added);
            frame.Touched.UnionWith(plan.Relations.Added.SelectMany(r => new[] { r.FromId, r.ToId }));
        }
        await own.Db.SaveChangesAsync(cancel);
        own.Db.ChangeTracker.Clear();
        rows.Clear();
    }
}
