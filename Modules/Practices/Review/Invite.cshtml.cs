using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Review;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class InviteModel(
    InviteExpert invite, PracticesDb db, IPeople people, ICurrentUser editor, TimeProvider time, IStringLocalizer<Texts> texts) : DecisionPage(db, editor)
{
    [BindProperty]
    public InvitationWords Input { get; set; } = new();

    public IReadOnlyList<Choice> Experts { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await invite.Run(Id, Input, cancel))
            return NotFound();
        Done = texts["Review.InvitedDone"];
        return RedirectToPage("Item", new { Id });
    }

    protected override async Task LoadDecision(CancellationToken cancel)
    {
        var asked = await Db.ExpertInvitations.Where(i => i.VersionId == Id && i.Round == Case.Version.Round).Select(i => i.ExpertId).ToListAsync(cancel);
        Experts = [.. (await people.Experts(Case, cancel))
            .Where(e => !asked.Contains(e.Id) && !Case.IsOwnOf(e.Id) && e.Id != Editor).Select(e => new Choice(e.Id.ToString(), e.Name))];
        if (HttpMethods.IsGet(Request.Method))
            Input.Due = KyivTime.DateOf(time.GetUtcNow().AddDays(ExpertInvitation.AdviceDays)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
