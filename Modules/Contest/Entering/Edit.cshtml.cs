using Hub.Contest.Eligibility;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>The case in its fixed format: saves itself, keeps what is incomplete and what comes too late.</summary>
[Authorize, TakesIncomplete]
internal sealed class EditModel(ContestDb db, ICurrentUser user, TimeProvider time, ModuleTexts texts) : OwnEntryPage(db, user, time)
{
    /// <summary>Whether the fields say at once what is to be mended.</summary>
    [BindProperty(SupportsGet = true)] public bool Checked { get; set; }

    [BindProperty] public int Version { get; set; }
    [BindProperty] public new EntryContent Content { get; set; } = new();
    [BindProperty] public string? Go { get; set; }

    /// <summary>The clerk's reasons, for a returned entry.</summary>
    public EligibilityDecision? Returned { get; private set; }

    public IReadOnlyList<Choice> RegionChoices => [.. Regions.Ordered(System.Globalization.CultureInfo.CurrentUICulture).Select(r => new Choice(r.Katottg, IsEnglish ? r.NameEn : r.NameUk))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Entry.IsWithWriter)
            return RedirectToPage("Receipt", new { id = Id });
        (Content, Version) = (Entry.Draft, Entry.Version);
        await LoadReasons(cancel);
        if (Checked)
            foreach (var finding in EntryChecks.Of(Content, Nomination.Form, IsEnglish))
                ModelState.AddModelError(finding.Field, texts.In(Language.Current, ContestFacts.Module, "Check." + finding.Key, finding.Arguments));
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] SaveEntry save, CancellationToken cancel)
    {
        if (await save.Run(Id, Version, Content, cancel) is null)
            return NotFound();
        if (Go == "next")
            return RedirectToPage("Files", new { id = Id });
        Done = Texts["Saved"];
        return RedirectToPage("Edit", new { id = Id, @checked = true });
    }

    public async Task<IActionResult> OnPostAutosave([FromServices] SaveEntry save, CancellationToken cancel)
    {
        try
        {
            if (await save.Run(Id, Version, Content, cancel) is not { } version)
                return NotFound();
            return new JsonResult(new AutosaveResult(KyivTime.ToKyiv(Now).ToString("HH:mm", Language.Uk),
                Fields: new Dictionary<string, string> { ["Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture) }));
        }
        catch (RuleViolation broken) when (broken.Key == "Entry.ChangedElsewhere")
        {
            return new JsonResult(new AutosaveResult(Message: Texts[broken.Key])) { StatusCode = 409 };
        }
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        await LoadReasons(cancel);
        // What is typed here may now be saved over what the other window saved: the sentence says so.
        Version = Entry.Version;
        ModelState.Remove(nameof(Version));
        foreach (var section in Nomination.Form.Sections)
            Content.Sections.TryAdd(section.Key, new());
    }

    private async Task LoadReasons(CancellationToken cancel)
    {
        foreach (var section in Nomination.Form.Sections)
            Content.Sections.TryAdd(section.Key, new());
        if (Entry.State == EntryState.Returned)
            Returned = await Db.EligibilityDecisions.AsNoTracking().Where(d => d.EntryId == Id && d.Verdict == Verdict.Returned).OrderByDescending(d => d.At).FirstOrDefaultAsync(cancel);
    }
}
