using System.ComponentModel.DataAnnotations;
using System.Text;
using Hub.SharedKernel;
using Hub.SharedKernel.Jobs;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Hub.Practices.Exchange;

[RequirePermission(PracticesModule.Import)]
internal sealed class ImportModel(
    ImportPractices import, StagedFiles staged, ICurrentUser user, ModuleTexts texts, IConfiguration settings, ILongWorks works) : HubPage
{
    private const int FlushAt = 32 * 1024;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Staged { get; set; }

    [BindProperty(SupportsGet = true), StringLength(260)]
    public string? FileName { get; set; }

    [BindProperty]
    public bool Publish { get; set; }

    [BindProperty]
    public bool GoodOnly { get; set; }

    public ImportReport? Report { get; private set; }

    public ImportPhrases Phrases { get; } = new(texts, Language.Current);

    public int MaxMegabytes { get; } = settings.GetValue("Hub:Files:MaxMegabytes", 100);

    public bool CanSave => Report is { End: ImportEnd.Checked, FileIsWrong: false } && Report.Created + Report.Changed + Report.Unchanged > 0;

    public void OnGet() { }

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
        Report = await import.Run(Order(file), new ImportReport(), cancel);
    }

    public async Task<IActionResult> OnPostSave(CancellationToken cancel)
    {
        // It must be there now; the work opens it again.
        await using (Open())
        {
        }
        var id = await works.Begin(ImportWork.Kind, FileName ?? "", new ImportWish(Staged, FileName ?? "", GoodOnly, Publish, user.RequiredId), user.Id, cancel, Staged);
        return RedirectToPage("/Exchange/Progress", new { id });
    }

    /// <summary>Every mistake of the checked file as CSV, written while it is read.</summary>
    public async Task OnGetReport(CancellationToken cancel)
    {
        await using var file = Open();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"mistakes.csv\"";
        Response.Headers.CacheControl = "no-store";
        var lines = new StringBuilder(Phrases.ReportHeading);
        await foreach (var mistake in import.Mistakes(Order(file), cancel))
        {
            lines.Append(Phrases.ReportLine(mistake));
            if (lines.Length < FlushAt)
                continue;
            await Response.WriteAsync(lines.ToString(), cancel);
            lines.Clear();
        }
        await Response.WriteAsync(lines.ToString(), cancel);
    }

    private FileStream Open() => staged.Open(user.RequiredId, Staged) ?? throw new RuleViolation("Import.StagedGone", nameof(Upload));

    private ImportOrder Order(FileStream file) => new()
    {
        File = file,
        FileName = FileName ?? "",
        Owner = user.RequiredId,
        GoodRowsOnly = GoodOnly,
        Publish = Publish,
    };
}
