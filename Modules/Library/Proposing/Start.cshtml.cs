using Hub.Library.Describing;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Proposing;

/// <summary>Begins a proposal; below stand the person's own documents.</summary>
[Authorize]
internal sealed class StartModel(LibraryDb db, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    private const int PageSize = 20;

    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public DocumentKind? Kind { get; set; }
    [BindProperty] public string? TitleUk { get; set; }

    [FromQuery(Name = "page-number")] public int Number { get; set; } = 1;

    public IReadOnlyList<Document> Mine { get; private set; } = [];
    public int Pages { get; private set; }
    public IEnumerable<Choice> Kinds => Enum.GetValues<DocumentKind>().Select(k => new Choice(k.ToString(), texts["DocumentKind." + k]));

    public async Task OnGet(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7();
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost([FromServices] StartDocument start, CancellationToken cancel)
    {
        await start.Run(Id, Kind, TitleUk, cancel);
        return RedirectToPage("Edit", new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        var mine = db.Documents.AsNoTracking().Where(d => d.ProposedBy == me && d.State != DocumentState.Superseded);
        Pages = (await mine.CountAsync(cancel) + PageSize - 1) / PageSize;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Mine = await mine.OrderByDescending(d => d.SavedAt).ThenBy(d => d.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
    }
}
