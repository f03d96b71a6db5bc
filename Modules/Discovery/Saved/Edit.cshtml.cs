using Hub.Discovery.Feeds;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Discovery.Saved;

/// <summary>One saved search: its name, how often it is mailed, its private feed, its end.</summary>
[Authorize]
internal sealed class EditPage(
    DiscoveryDb db, ChangeSavedQuery change, PauseSavedQuery pause, ResumeSavedQuery resume, DeleteSavedQuery delete, ChangePrivateFeed feed,
    QueryInWords words, PublicAddress address, ICurrentUser user, IStringLocalizer<Texts> texts) : SavedForm(texts)
{
    private readonly IStringLocalizer<Texts> texts = texts;

    [FromRoute]
    public Guid Id { get; set; }

    public string InWords { get; private set; } = "";

    public string SearchHref { get; private set; } = "";

    public DateTimeOffset? PausedAt { get; private set; }

    public DateTimeOffset? FeedMadeAt { get; private set; }

    /// <summary>Token of the feed just made; it travels once, from the answer that made it to the page that shows it.</summary>
    [TempData]
    public string? Token { get; set; }

    /// <summary>Addresses of the feed just made.</summary>
    public IReadOnlyList<FeedAddress> Feeds { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        if (await Read(cancel) is not { } saved)
            return NotFound();
        (Input.Name, Input.Pace, Input.Seen) = (saved.Name, saved.Pace, saved.Version);
        if (Token is { } token && saved.FeedHash == SavedQuery.Hash(token))
        {
            Feeds = FeedAddress.Of(token, address, saved.Language);
            Response.Headers.CacheControl = "no-store";
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        await change.Run(user.RequiredId, Id, Input.Seen, Input.Name, Input.Pace, cancel);
        return List("Saved.Changed");
    }

    public async Task<IActionResult> OnPostFeed(CancellationToken cancel)
    {
        Token = await feed.Run(user.RequiredId, Id, cancel);
        return Again("Private.Done");
    }

    public async Task<IActionResult> OnPostRevoke(CancellationToken cancel)
    {
        await feed.Revoke(user.RequiredId, Id, cancel);
        return Again("Private.Revoked");
    }

    public async Task<IActionResult> OnPostPause(CancellationToken cancel)
    {
        await pause.Run(user.RequiredId, Id, cancel);
        return Again("Saved.Paused");
    }

    public async Task<IActionResult> OnPostResume(CancellationToken cancel)
    {
        await resume.Run(user.RequiredId, Id, cancel);
        return Again("Saved.Resumed");
    }

    public async Task<IActionResult> OnPostDelete(CancellationToken cancel)
    {
        await delete.Run(user.RequiredId, Id, cancel);
        return List("Saved.Deleted");
    }

    public override async Task Load(CancellationToken cancel) => NothingHere = await Read(cancel) is null;

    private async Task<SavedQuery?> Read(CancellationToken cancel)
    {
        if (await db.SavedQueries.AsNoTracking().SingleOrDefaultAsync(q => q.Id == Id && q.PersonId == user.RequiredId, cancel) is not { } saved)
            return null;
        var query = SearchQuery.Parse(saved.Query);
        (InWords, PausedAt, FeedMadeAt) = (words.Run(query), saved.PausedAt, saved.FeedMadeAt);
        SearchHref = Language.Path("/discovery", Language.Current) + query.ToQueryString();
        return saved;
    }

    private LocalRedirectResult Again(string done) => To(SavedFacts.Path(Id), done);

    private LocalRedirectResult List(string done) => To("/discovery/saved", done);

    private LocalRedirectResult To(string path, string done)
    {
        Done = texts[done];
        return LocalRedirect(Language.Path(path, Language.Current));
    }
}
