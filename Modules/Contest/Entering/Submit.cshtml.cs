using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Entering;

/// <summary>The last look before submitting: what is to be mended, and how the jury will read it.</summary>
[Authorize]
internal sealed class SubmitModel(ContestDb db, ICurrentUser user, TimeProvider time, ModuleTexts texts) : OwnEntryPage(db, user, time)
{
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public IReadOnlyList<EntryFile> Files { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (!Entry.IsWithWriter)
            return RedirectToPage("Receipt", new { id = Id });
        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromServices] SubmitEntry submit, CancellationToken cancel)
    {
        if (!await submit.Run(Id, cancel))
            return NotFound();
        Done = Texts["Submit.Done"];
        return RedirectToPage("Receipt", new { id = Id });
    }

    public string Sentence(Finding finding) => texts.In(Language.Current, ContestFacts.Module, "Check." + finding.Key, finding.Arguments);

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Findings = EntryChecks.Of(Entry.Draft, Nomination.Form, IsEnglish);
        Files = await Db.Files.AsNoTracking().Where(f => f.EntryId == Id && f.UntilSubmission == null).OrderBy(f => f.Place).ToListAsync(cancel);
    }
}
