using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Removal;

[Authorize]
internal sealed class AskModel(AskRemoval ask, PracticesDb db, ICurrentUser owner, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Reason { get; set; }

    public Practice Practice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere || !Practice.IsReadable ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await ask.Run(Slug, Reason, cancel))
            return NotFound();
        Done = texts["Removal.AskedDone"];
        return LocalRedirect(SharedKernel.Languages.Language.Path("/practices/" + Slug, SharedKernel.Languages.Language.Current));
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = owner.RequiredId;
        Practice = (await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug && p.OwnerId == me, cancel))!;
        NothingHere = Practice is null;
    }
}
