using Hub.Library.Describing;
using Hub.Library.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Library.Proposing;

/// <summary>The last look before librarians get it: what is to be mended, what may be the same, how it will look.</summary>
[Authorize]
internal sealed class SubmitModel(LibraryDb db, KindForms forms, DocumentPages pages, FindDuplicates duplicates, ICurrentUser user, TimeProvider time, ModuleTexts sentences) : WorkPage(db, user)
{
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public IReadOnlyList<Duplicate> Same { get; private set; } = [];
    public DocumentOnPage Preview { get; private set; } = null!;
    public DateOnly Today { get; } = KyivTime.DateOf(time.GetUtcNow());

    public string Sentence(Finding finding) => sentences.In(Language.Current, LibraryFacts.Module, "Check." + finding.Key, finding.Arguments);

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost([FromServices] ProposeDocument propose, CancellationToken cancel)
    {
        if (!await propose.Run(Id, cancel))
            return NotFound();
        Done = Texts["Propose.Sent"];
        return IsLibrarian ? LocalRedirect(Language.Path(LibraryFacts.DeskPath(Id), Language.Current)) : RedirectToPage("Start");
    }

    public async Task<IActionResult> OnPostDiscard([FromServices] DiscardDocument discard, CancellationToken cancel)
    {
        if (!await discard.Run(Id, cancel))
            return NotFound();
        Done = Texts["Edit.Discarded"];
        return RedirectToPage("Start");
    }

    public override async Task Load(CancellationToken cancel)
    {
        Preview = await pages.Of(Document, cancel);
        Findings = DocumentChecks.Of(Preview.Content, await forms.Of(Document.Kind, cancel), Preview.Files.Count, Today);
        Same = await duplicates.Run(Document, cancel);
    }
}
