using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Before writing: what is needed and for whom; and the person's own descriptions.</summary>
[Authorize]
internal sealed class StartModel(PracticesDb db, ICurrentUser user) : HubPage
{
    private const int PageSize = 20;

    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public string? Heading { get; set; }
    [BindProperty(SupportsGet = true, Name = "page-number")] public int Number { get; set; } = 1;

    public IReadOnlyList<MyDraft> Mine { get; private set; } = [];
    public int Pages { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7();
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost([FromServices] StartPractice start, CancellationToken cancel)
    {
        await start.Run(Id == Guid.Empty ? Guid.CreateVersion7() : Id, Heading, cancel);
        return RedirectToPage("Edit", new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var person = user.RequiredId;
        var practices = db.Practices.IgnoreAutoIncludes()
            .Where(p => p.OwnerId == person || db.CoAuthors.Any(a => a.PracticeId == p.Id && a.PersonId == person));
        var mine = db.Versions.Where(v => v.State != VersionState.Discarded && v.State != VersionState.Superseded)
            .Join(practices, v => v.PracticeId, p => p.Id, (v, p) => new { v.Id, v.TitleUk, v.Number, v.State, p.Status, p.Slug, v.SavedAt, p.OwnerId });
        var count = await mine.CountAsync(cancel);
        Pages = (count + PageSize - 1) / PageSize;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Mine = await mine.OrderByDescending(m => m.SavedAt).ThenBy(m => m.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(m => new MyDraft(m.Id, m.TitleUk, m.Number, m.State, m.Status, m.Slug, m.SavedAt, m.OwnerId == person))
            .ToListAsync(cancel);
    }
}

/// <summary>A row of the person's list.</summary>
internal sealed record MyDraft(
    Guid Id, string Title, int Number, VersionState State, PracticeStatus Status, string? Slug, DateTimeOffset SavedAt, bool IsOwner)
{
    public bool IsWithAuthor => State is VersionState.Draft or VersionState.Returned;

    /// <summary>Key of the state's name.</summary>
    public string StateKey => State == VersionState.Published && Status is (PracticeStatus.Withdrawn or PracticeStatus.Outdated) ? $"Status.{Status}" : $"Status.{State}";
}
