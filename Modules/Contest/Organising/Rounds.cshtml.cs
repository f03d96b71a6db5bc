using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Organising;

/// <summary>All rounds, for organisers, and the form that begins a new one.</summary>
[RequirePermission(ContestModule.Manage)]
internal sealed class RoundsModel(ContestDb db, TimeProvider time) : HubPage
{
    private const int Most = 100;

    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public RoundInput Input { get; set; } = new();

    public IReadOnlyList<Round> All { get; private set; } = [];
    public DateTimeOffset Now { get; } = time.GetUtcNow();
    public IEnumerable<Choice> Sources => All.Select(r => new Choice(r.Id.ToString(), $"{r.Year} – {r.TitleUk}"));

    public async Task OnGet(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7();
        await Load(cancel);
        Input = new() { Year = Now.Year + 1, CopyOf = All.Count > 0 ? All[0].Id : null };
    }

    public async Task<IActionResult> OnPost([FromServices] PrepareRound prepare, CancellationToken cancel)
    {
        var id = Id == Guid.Empty ? Guid.CreateVersion7() : Id;
        await prepare.Run(id, Input.Year, Input.TitleUk, Input.TitleEn, Input.CopyOf, cancel);
        return RedirectToPage("Round", new { id });
    }

    public override async Task Load(CancellationToken cancel) =>
        All = await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).Take(Most).ToListAsync(cancel);
}

/// <summary>What a new round begins with.</summary>
internal sealed class RoundInput
{
    public int Year { get; set; }
    public string? TitleUk { get; set; }
    public string? TitleEn { get; set; }
    public Guid? CopyOf { get; set; }
}
