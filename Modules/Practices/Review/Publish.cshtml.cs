using Hub.Practices.Checks;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class PublishModel(
    PublishVersion publish, CheckContextQuery checks, PracticesDb db, ICurrentUser editor, IStringLocalizer<Texts> texts) : DecisionPage(db, editor)
{
    public CheckReport Report { get; private set; } = null!;

    public IReadOnlyList<ExpertInvitation> Invitations { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await publish.Run(Id, Seen, cancel) is null)
            return NotFound();
        Done = texts["Review.PublishedDone"];
        return RedirectToPage("Item", new { Id });
    }

    protected override async Task LoadDecision(CancellationToken cancel)
    {
        Report = await checks.Run(Case.Version, Case.Version.Read(), cancel);
        Invitations = await Db.ExpertInvitations.AsNoTracking().Where(i => i.VersionId == Id && i.Round == Case.Version.Round).ToListAsync(cancel);
    }
}
