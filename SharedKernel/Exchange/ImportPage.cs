using System.ComponentModel.DataAnnotations;
using System.Text;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.SharedKernel.Exchange;

/// <summary>
/// A page where a file is sent, looked at and, in a second step, saved. Between the two it waits on the server, so that what is saved
/// is what was looked at.
/// </summary>
/// <param name="import">The import.</param>
/// <param name="staged">Files that wait.</param>
/// <param name="user">Who reads the page.</param>
/// <param name="phrases">Sentences in the reader's language.</param>
/// <param name="works">Does what takes minutes.</param>
/// <param name="kind">Kind of the work that saves.</param>
public abstract class ImportPage<TRow>(
    FileImport<TRow> import, StagedFiles staged, ICurrentUser user, ExchangePhrases phrases, ILongWorks works, string kind) : HubPage where TRow : FileRow, new()
{
    private const int FlushAt = 32 * 1024;

    /// <summary>The file as it was sent.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file that waits.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Staged { get; set; }

    /// <summary>Its name on the reader's computer.</summary>
    [BindProperty(SupportsGet = true), StringLength(260)]
    public string? FileName { get; set; }

    /// <summary>Whether to publish at once.</summary>
    [BindProperty]
    public bool Publish { get; set; }

    /// <summary>Whether to save the rows without mistakes alone.</summary>
    [BindProperty]
    public bool GoodOnly { get; set; }

    /// <summary>What was found in the file; null before one was sent.</summary>
    public ImportReport? Report { get; private set; }

    /// <summary>Sentences in the reader's language.</summary>
    public ExchangePhrases Phrases => phrases;

    /// <summary>Whether the file may be saved as it was looked at.</summary>
    public virtual bool CanSave => Report is { End: ImportEnd.Checked, FileIsWrong: false } && Report.Created + Report.Changed + Report.Unchanged > 0;

    /// <summary>Adds the heir's own wishes.</summary>
    /// <param name="order">The common part.</param>
    protected virtual ImportOrder Order(ImportOrder order) => order;

    /// <summary>Shows the empty form.</summary>
    public void OnGet() { }

    /// <summary>Looks at the sent file.</summary>
    /// <param name="cancel">Ends the work.</param>
    public async Task OnPostCheck(CancellationToken cancel)
    {
        if (Upload is null)
            throw new RuleViolation("Import.ChooseFile", nameof(Upload));
        FileName = Path.GetFileName(Upload.FileName);
        await using (var sent = Upload.OpenReadStream())
            Staged = await staged.Add(user.RequiredId, sent, cancel);
        // The form below carries the new id, not the one of the file checked before.
        ModelState.Clear();
        await using var file = Open();
        Report = await import.Run(OrderOf(file, save: false), new ImportReport(), cancel);
    }

    /// <summary>Has the file that waits saved, and leads to where one sees how it goes.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IActionResult> OnPostSave(CancellationToken cancel)
    {
        // It must be there now; the work opens it again.
        await using var file = Open();
        var order = OrderOf(file, save: true);
        // The id of the file is that of the work: the same form sent twice begins one.
        var id = await works.Begin(kind, order.FileName, new ImportWish(Staged, order.FileName, order.GoodRowsOnly, order.Publish, user.RequiredId), user.Id, cancel, Staged);
        return RedirectToPage("/Exchange/Progress", new { id });
    }

    /// <summary>Every mistake of the checked file as CSV, written while it is read.</summary>
    /// <param name="cancel">Ends the work.</param>
    public async Task<IActionResult> OnGetReport(CancellationToken cancel)
    {
        await using var file = Open();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"mistakes.csv\"";
        Response.Headers.CacheControl = "no-store";
        var lines = new StringBuilder(phrases.ReportHeading);
        await foreach (var mistake in import.Mistakes(OrderOf(file, save: false), cancel))
        {
            lines.Append(phrases.ReportLine(mistake));
            if (lines.Length < FlushAt)
                continue;
            await Response.WriteAsync(lines.ToString(), cancel);
            lines.Clear();
        }
        await Response.WriteAsync(lines.ToString(), cancel);
        return new EmptyResult();
    }

    private FileStream Open() => staged.Open(user.RequiredId, Staged) ?? throw new RuleViolation("Import.StagedGone", nameof(Upload));

    private ImportOrder OrderOf(FileStream file, bool save) => Order(new()
    {
        File = file,
        FileName = FileName ?? "",
        Owner = user.RequiredId,
        Save = save,
        GoodRowsOnly = GoodOnly,
        Publish = Publish,
    });
}
