using System.ComponentModel.DataAnnotations;
using System.Text;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Exchange;

[RequirePermission(PracticesModule.Import)]
internal sealed class ImportModel(
    ImportPractices import, StagedFiles staged, ICurrentUser user, ModuleTexts texts, IConfiguration settings, IStringLocalizer<Texts> t) : HubPage
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
        Report = await import.Run(Order(file, save: false), new ImportReport(), cancel);
    }

    public async Task<IActionResult> OnPostSave(CancellationToken cancel)
    {
        await using var file = Open();
        Report = await import.Run(Order(file, save: true), new ImportReport(), cancel);
        if (Report.End != ImportEnd.Saved)
            return Page();
        staged.Remove(user.RequiredId, Staged);
        Done = t["Import.Done", Report.Created, Report.Changed, Report.Unchanged, Report.Refused];
        return RedirectToPage(null, null, null);
    }

    /// <summary>Every mistake of the checked file as CSV, written while it is read.</summary>
    public async Task OnGetReport(CancellationToken cancel)
    {
        await using var file = Open();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = "attachment; filename=\"mistakes.csv\"";
        Response.Headers.CacheControl = "no-store";
        var lines = new StringBuilder(Phrases.ReportHeading);
        await foreach (var mistake in import.Mistakes(Order(file, save: false), cancel))
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

    private ImportOrder Order(FileStream file, bool save) => new()
    {
        File = file,
        FileName = FileName ?? "",
        Owner = user.RequiredId,
        Save = save,
        GoodRowsOnly = GoodOnly,
        Publish = Publish,
    };
}
