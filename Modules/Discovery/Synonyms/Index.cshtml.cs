using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Synonyms;

/// <summary>Synonyms and acronyms, and a form for one group of them.</summary>
[RequirePermission(DiscoveryModule.Tune)]
internal sealed class SynonymsPage(DiscoveryDb db, SaveSynonyms save, DeleteSynonyms delete, IStringLocalizer<Texts> texts) : HubPage
{
    private const int PageSize = 50;

    [BindProperty]
    public Guid? Id { get; set; }

    /// <summary>Version of the group when the form was filled.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Members { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<SynonymGroup> Groups { get; private set; } = [];

    /// <param name="id">The group to change; none for a new one.</param>
    /// <param name="words">Words to begin with: from the list of what was not found.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IActionResult> OnGet(Guid? id, string? words, CancellationToken cancel)
    {
        if (id is not null)
        {
            if (await db.Synonyms.AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
                return NotFound();
            (Id, Seen, Members) = (group.Id, group.Version, group.Members);
        }
        else
            Members = words is { Length: > 0 and <= SynonymGroup.LongestMember } ? words + "\n" : null;
        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await save.Run(Id, Seen, Members, cancel);
        Done = texts["Synonyms.Saved"];
        return RedirectToPage(null, null, new { id = (string?)null, words = (string?)null });
    }

    public async Task<IActionResult> OnPostDelete(Guid id, CancellationToken cancel)
    {
        await delete.Run(id, cancel);
        Done = texts["Synonyms.Deleted"];
        return RedirectToPage(null, null, new { id = (string?)null, words = (string?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        Pages = (await db.Synonyms.CountAsync(cancel) + PageSize - 1) / PageSize;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Groups = await db.Synonyms.AsNoTracking().OrderByDescending(g => g.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
    }
}
