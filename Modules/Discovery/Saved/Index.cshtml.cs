using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Saved;

/// <summary>The searches a person follows.</summary>
[Authorize]
internal sealed class SavedPage(
    DiscoveryDb db, QueryInWords words, PauseSavedQuery pause, ResumeSavedQuery resume, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    public IReadOnlyList<SavedLine> Queries { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostPause(Guid id, CancellationToken cancel)
    {
        await pause.Run(user.RequiredId, id, cancel);
        Done = texts["Saved.Paused"];
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostResume(Guid id, CancellationToken cancel)
    {
        await resume.Run(user.RequiredId, id, cancel);
        Done = texts["Saved.Resumed"];
        return RedirectToPage();
    }

    // There are never more than a person may have.
    public override async Task Load(CancellationToken cancel)
    {
        var mine = await db.SavedQueries.AsNoTracking().Where(q => q.PersonId == user.RequiredId).OrderByDescending(q => q.CreatedAt).ThenBy(q => q.Id).ToListAsync(cancel);
        var ids = mine.Select(q => q.Id).ToList();
        var waiting = await db.Found.Where(f => ids.Contains(f.QueryId)).GroupBy(f => f.QueryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Queries = [.. mine.Select(q => Line(q, waiting.GetValueOrDefault(q.Id)))];
    }

    private SavedLine Line(SavedQuery saved, int waiting)
    {
        var query = SearchQuery.Parse(saved.Query);
        return new(saved.Id, saved.Name, words.Run(query), Language.Path("/discovery", Language.Current) + (query with { Sort = SearchSort.Date }).ToQueryString(),
            saved.Pace, saved.PausedAt, saved.FeedHash is not null, saved.CreatedAt, saved.ToldAt, waiting);
    }
}

/// <summary>A saved search in the list, with how many items wait for its next mail.</summary>
internal sealed record SavedLine(
    Guid Id, string Name, string InWords, string Search, UpdatePace Pace, DateTimeOffset? PausedAt, bool HasFeed, DateTimeOffset CreatedAt, DateTimeOffset? ToldAt, int Waiting)
{
    public bool IsPaused => PausedAt is not null;
}
