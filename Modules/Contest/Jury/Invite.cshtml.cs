using Hub.SharedKernel.People;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>The organiser invites a juror.</summary>
[Authorize]
internal sealed class InviteModel(ContestDb db, JurorSight sight, InviteJuror invite, ICurrentUser user) : LeadersPage(db, sight, user)
{
    [BindProperty]
    public InvitationInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Nominations { get; private set; } = [];

    public IEnumerable<Choice> Categories => Enum.GetValues<JurorCategory>().Select(c => new Choice(c.ToString(), Texts["JurorCategory." + c]));

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await invite.Run(Round, Input, cancel) is null)
            return NotFound();
        Done = Texts["Jury.InvitedDone"];
        return RedirectToPage("Members", new { round = Round });
    }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (!await base.Find(cancel) || !IsOrganiser)
            return false;
        Nominations = [.. (await Db.Nominations.AsNoTracking().IgnoreAutoIncludes().Where(n => n.RoundId == Round).OrderBy(n => n.Place).ToListAsync(cancel)).Select(n => new Choice(n.Id.ToString(), In(n.TitleUk, n.TitleEn)))];
        return true;
    }
}
