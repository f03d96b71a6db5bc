using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Freshness;

/// <summary>«It still works»: the author's confirmation, beside what no longer does: links.</summary>
[Authorize]
internal sealed class ConfirmModel(PracticesDb db, ConfirmPractice confirm, ICurrentUser user, TimeProvider time, IStringLocalizer<Texts> texts) : HubPage
{
    private const int MostLinks = 50;

    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public string? Changes { get; set; }

    public Practice? Practice { get; private set; }
    public string PracticeTitle => Practice is null ? "" : Language.IsEnglish ? Practice.TitleEn ?? Practice.TitleUk : Practice.TitleUk;
    public IReadOnlyList<LinkCheck> Broken { get; private set; } = [];
    public bool IsLate => Practice?.ReviewBy < time.GetUtcNow() || Practice?.MissedConfirmations > 0;

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Slug == Slug && (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated), cancel);
        NothingHere = practice is null || !practice.IsAuthor(user.RequiredId);
        if (practice is null || NothingHere)
            return;
        Practice = practice;
        Broken = await db.LinkChecks.AsNoTracking().Where(c => c.PracticeId == practice.Id && c.BrokenSince != null)
            .OrderBy(c => c.BrokenSince).ThenBy(c => c.Id).Take(MostLinks).ToListAsync(cancel);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await confirm.Run(Slug, Changes, cancel))
            return NotFound();
        Done = texts["Freshness.Thanks"];
        return Redirect(Language.Path($"/practices/{Slug}", Language.Current));
    }
}
