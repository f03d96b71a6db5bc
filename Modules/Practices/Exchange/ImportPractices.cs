using System.Globalization;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Exchange;

/// <summary>Reads a file of practices and, when wanted, saves it: all rows or none, or the rows without mistakes.</summary>
internal sealed class ImportPractices(PracticesDb db, TimeProvider time) : FileImport<PracticeRow>(db, PracticeForm.Instance, time)
{
    private readonly (PracticesDb Db, TimeProvider Time) own = (db, time);

    protected override void See(PracticeRow row, SeenIds seen)
    {
        seen.Check(row, PracticeColumns.ExternalId, "Import.ExternalIdTwice", row.ExternalId);
        seen.Check(row, PracticeColumns.Id, "Import.IdTwice", row.Id.ToUpperInvariant());
    }

    protected override Task Take(IReadOnlyList<PracticeRow> rows, ImportOrder order, bool apply, ImportReport report, CancellationToken cancel) =>
        new ImportBatch(own.Db, own.Time.GetUtcNow()).Take(rows, order, apply, report, cancel);

    protected override Task Close(ImportOrder order, ImportReport report, CancellationToken cancel)
    {
        own.Db.Publish(new ActionRecorded(PracticeFacts.Module, order.Owner, "practices.imported", $"import/{Guid.CreateVersion7()}",
            string.Create(CultureInfo.InvariantCulture, $"{order.FileName}: +{report.Created}, ~{report.Changed}, ={report.Unchanged}, !{report.Refused}")));
        return Task.CompletedTask;
    }
}
