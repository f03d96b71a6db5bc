using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class ItemModel(
    ReviewItemQuery query, TakeVersion take, ReleaseVersion release, PracticesDb db, ICurrentUser editor, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public ReviewItem Item { get; private set; } = null!;

    public IReadOnlyList<SectionDifference> Differences { get; private set; } = [];

    public bool IsOwn => Item.Case.IsOwnOf(editor.RequiredId);

    public bool IsMine => Item.Version.State == VersionState.UnderReview && Item.Version.EditorId == editor.RequiredId && !IsOwn;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel) =>
        await take.Run(Id, cancel) ? Again("Review.TakenDone") : NotFound();

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancel) =>
        await release.Run(Id, cancel) ? Again("Review.ReleasedDone") : NotFound();

    public override async Task Load(CancellationToken cancel)
    {
        Item = (await query.Run(Id, cancel))!;
        NothingHere = Item is null;
        if (Item?.Earlier is not { } earlier)
            return;
        var files = await db.Files.AsNoTracking().Where(f => f.VersionId == earlier.Id).OrderBy(f => f.Place).ThenBy(f => f.Id).ToListAsync(cancel);
        Differences = SectionDifference.Between(earlier.Read(), files, Item.Content, Item.Files, texts);
    }

    private RedirectToPageResult Again(string done)
    {
        Done = texts[done];
        return RedirectToPage("Item", new { Id });
    }
}
