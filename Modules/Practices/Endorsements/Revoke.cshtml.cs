using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Endorsements;

[Authorize]
internal sealed class RevokeModel(RevokeEndorsement revoke, PracticesDb db, ICurrentUser person, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Endorsement Endorsement { get; private set; } = null!;

    public Practice Practice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await revoke.Run(Id, Reason, cancel) is not { } path)
            return NotFound();
        Done = texts["Endorsement.RevokedDone"];
        return LocalRedirect(SharedKernel.Languages.Language.Path(path, SharedKernel.Languages.Language.Current) + "#endorsements");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var endorsement = await db.Endorsements.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id, cancel);
        var practice = endorsement is null ? null : await db.Practices.AsNoTracking().SingleAsync(p => p.Id == endorsement.PracticeId, cancel);
        NothingHere = endorsement is null || practice is null || !RevokeEndorsement.MayRevoke(endorsement, practice.Place, person);
        if (!NothingHere)
            (Endorsement, Practice) = (endorsement!, practice!);
    }
}
