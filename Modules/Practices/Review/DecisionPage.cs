using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices.Review;

/// <summary>A page on which the editor who holds a version decides something; anybody else is led to the version's own page, which says why.</summary>
internal abstract class DecisionPage(PracticesDb db, ICurrentUser editor) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>The state of the version the editor has read.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public ReviewCase Case { get; private set; } = null!;

    protected PracticesDb Db => db;

    protected Guid Editor => editor.RequiredId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.ReadCase(Id, editor, cancel) is not { } item)
            return NotFound();
        if (item.Version.State != VersionState.UnderReview || item.Version.EditorId != Editor || item.IsOwnOf(Editor))
            return RedirectToPage("Item", new { Id });
        await Load(cancel);
        return Page();
    }

    /// <summary>The version with its practice; <c>NothingHere</c> when editors have no such version.</summary>
    public override async Task Load(CancellationToken cancel)
    {
        Case = (await db.ReadCase(Id, editor, cancel))!;
        NothingHere = Case is null;
        if (!NothingHere)
            await LoadDecision(cancel);
    }

    /// <summary>What the page shows besides.</summary>
    protected virtual Task LoadDecision(CancellationToken cancel) => Task.CompletedTask;
}
