using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Removal;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class WithdrawModel(WithdrawPractice withdraw, PracticesDb db, ICurrentUser editor, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public Practice Practice { get; private set; } = null!;

    public bool IsOwn => Practice.IsAuthor(editor.RequiredId);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await withdraw.Run(Slug, Reason, cancel))
            return NotFound();
        Done = texts["Removal.WithdrawnDone"];
        return RedirectToPage("/Review/Queue", new { slug = (string?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        Practice = (await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug, cancel))!;
        NothingHere = Practice is not { IsReadable: true } || !editor.Can(PracticesModule.Review, Practice.Place);
    }
}
