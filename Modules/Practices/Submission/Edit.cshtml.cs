using Hub.Practices.Checks;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices.Submission;

/// <summary>The form, one page a section: saves itself, keeps what is incomplete, and shows both texts when two people wrote at once.</summary>
[Authorize, TakesIncomplete]
internal sealed class EditModel(PracticesDb db, ICurrentUser user, CheckContextQuery checks, IPeople people, ModuleTexts texts) : DraftPage(db, user)
{
    [BindProperty(SupportsGet = true, Name = "section")] public string? SectionKey { get; set; }

    /// <summary>Whether the fields say at once what is to be mended.</summary>
    [BindProperty(SupportsGet = true)] public bool Checked { get; set; }

    [BindProperty] public int Version { get; set; }
    [BindProperty] public new PracticeContent Content { get; set; } = new();
    [BindProperty] public string? Row { get; set; }
    [BindProperty] public string? Go { get; set; }

    /// <summary>After a conflict: names of fields to take as the other one saved them; empty where this person's text goes.</summary>
    [BindProperty] public List<string> Takes { get; set; } = [];

    public EditSection Section => EditSection.Find(SectionKey);
    public ChecksPanel Panel { get; private set; } = null!;
    public DraftConflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Draft.IsWithAuthor)
            return RedirectToPage("Way", new { id = Id });
        await ShowSaved(cancel);
        if (Checked)
            foreach (var finding in Panel.Report.Blocking.Where(f => EditSection.OfField(f.Field) == Section))
                ModelState.AddModelError(finding.Field, Sentence(finding));
        return Page();
    }

    public async Task<PartialViewResult> OnGetChecks(CancellationToken cancel)
    {
        Panel = new(await checks.Run(Draft, Saved, cancel), Id);
        return Partial("_Checks", Panel);
    }

    public async Task<IActionResult> OnPost([FromServices] SaveDraft save, CancellationToken cancel)
    {
        var shown = 0;
        var change = RowChange.Parse(Row);
        var result = await save.Run(Id, Version, saved =>
        {
            foreach (var name in Takes.Where(name => ContentField.Of(saved, Section).Any(f => f.Name == name)))
                ContentField.Take(name, saved, Content);
            Section.Copy(Content, saved);
            shown = change?.Apply(saved) ?? 0;
        }, cancel);
        if (result is null)
            return NotFound();
        if (result.Theirs is { } theirs)
            return await Disagree(result, theirs, cancel);
        return change is not null ? ShowRow(change, shown) : Onward();
    }

    public async Task<IActionResult> OnPostAutosave([FromServices] SaveDraft save, CancellationToken cancel)
    {
        var result = await save.Run(Id, Version, saved => Section.Copy(Content, saved), cancel);
        if (result is null)
            return NotFound();
        if (result.Theirs is not null)
            return new JsonResult(new AutosaveResult(Message: Texts["Draft.AutosaveConflict", await NameOf(result.SavedBy, cancel)])) { StatusCode = 409 };
        var clock = KyivTime.ToKyiv(HttpContext.RequestServices.GetService(typeof(TimeProvider)) is TimeProvider time ? time.GetUtcNow() : Draft.SavedAt);
        return new JsonResult(new AutosaveResult(clock.ToString("HH:mm", Language.Uk), Fields: new Dictionary<string, string>
        {
            ["Version"] = result.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
        }));
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Panel = new(await checks.Run(Draft, Saved, cancel), Id);
    }

    public string Sentence(Finding finding) => texts.In(Language.Current, PracticeFacts.Module, "Check." + finding.Key, finding.Arguments);

    private async Task ShowSaved(CancellationToken cancel)
    {
        (Content, Version) = (Saved, Draft.Version);
        AddEmptyRow();
        Panel = new(await checks.Run(Draft, Saved, cancel), Id);
    }

    /// <summary>An empty list would leave nothing to write into.</summary>
    private void AddEmptyRow()
    {
        if (Content.Steps.Count == 0)
            Content.Steps.Add(new Step());
        if (Content.Results.Count == 0)
            Content.Results.Add(new Result());
        if (Content.Links.Count == 0)
            Content.Links.Add(new WebLink());
    }

    private IActionResult ShowRow(RowChange change, int row) =>
        Redirect($"{Url.Page("Edit", new { id = Id, section = Section.Key })}#{change.List.ToLowerInvariant()}-{row + 1}");

    private RedirectToPageResult Onward()
    {
        if (Go != "next")
        {
            Done = Texts["Draft.Saved"];
            return RedirectToPage("Edit", new { id = Id, section = Section.Key, @checked = true });
        }
        return Section.Next is { } next ? RedirectToPage("Edit", new { id = Id, section = next.Key }) : RedirectToPage("Files", new { id = Id });
    }

    private async Task<IActionResult> Disagree(DraftSaved result, PracticeContent theirs, CancellationToken cancel)
    {
        // What differs is compared and shown anew; the posted values must not come back as attempted ones.
        ModelState.Clear();
        Conflict = DraftConflict.Between(Content, theirs, Section, await NameOf(result.SavedBy, cancel));
        Version = result.Version;
        await Load(cancel);
        var page = Page();
        page.StatusCode = 409;
        return page;
    }

    private async Task<string> NameOf(Guid person, CancellationToken cancel) =>
        (await people.Names([person], cancel)).GetValueOrDefault(person) ?? Texts["Draft.Somebody"].Value;
}
