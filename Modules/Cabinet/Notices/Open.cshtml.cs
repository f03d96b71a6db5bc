using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Cabinet.Notices;

/// <summary>Goes where a notice leads; going there is having seen it.</summary>
[Authorize]
internal sealed class OpenPage(CabinetDb db, MarkNoticesRead mark, ICurrentUser user) : HubPage
{
    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancel)
    {
        var link = await db.Notices.Where(n => n.Id == id && n.PersonId == user.RequiredId).Select(n => n.Link).SingleOrDefaultAsync(cancel);
        if (link is null)
            return NotFound();
        await mark.Run(user.RequiredId, id, cancel);
        var target = Language.Path(link, Language.Current);
        return Url.IsLocalUrl(target) ? LocalRedirect(target) : RedirectToPage("/Notices/Index");
    }
}
