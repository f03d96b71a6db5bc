using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Feedback;

/// <summary>Everything citizens said of a practice.</summary>
[AllowAnonymous]
internal sealed class AllModel(PracticesDb db, FeedbackReader reader, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    public string PracticeTitle { get; private set; } = "";
    public WilsonInterval Interval { get; private set; } = Wilson.Interval(0, 0);
    public int Yes { get; private set; }
    public int Partly { get; private set; }
    public int No { get; private set; }
    public bool MayAnswer { get; private set; }
    public bool MayHide { get; private set; }
    public IReadOnlyList<FeedbackOnPage> Items { get; private set; } = [];
    public int Count { get; private set; }
    public int Number { get; private set; }
    public int Pages => Math.Max(1, (Count + FeedbackReader.PageSize - 1) / FeedbackReader.PageSize);
    public IReadOnlyList<FacetItem> VerdictItems { get; private set; } = [];
    public IReadOnlyList<FacetItem> RegionItems { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? verdict, string? region, [FromQuery(Name = "page")] int number = 1, CancellationToken cancel = default)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug && p.PublishedAt != null && p.WithdrawnAt == null, cancel);
        if (practice is null)
            return NotFound();
        PracticeTitle = Language.IsEnglish ? practice.TitleEn ?? practice.TitleUk : practice.TitleUk;
        (Yes, Partly, No, Interval) = (practice.Yes, practice.Partly, practice.No, Wilson.Interval(practice.Yes, practice.Answers));
        MayHide = user.Can(PracticesModule.Moderate, practice.Place);
        MayAnswer = practice.OwnerId == user.Id || practice.CoAuthors.Any(a => a.PersonId == user.Id);
        Verdict? chosen = Enum.TryParse<Verdict>(verdict, true, out var parsed) && Enum.IsDefined(parsed) ? parsed : null;
        Number = Math.Clamp(number, 1, 10_000);
        (Items, Count) = await reader.Page(practice.Id, new(chosen, Regions.ByKatottg(region)?.Katottg), Number, cancel);
        await Facets(practice.Id, chosen, region, cancel);
        return Page();
    }

    private async Task Facets(Guid practice, Verdict? chosen, string? region, CancellationToken cancel)
    {
        var counts = await db.Feedback.Where(f => f.PracticeId == practice).GroupBy(f => new { f.Verdict, f.Region })
            .Select(g => new { g.Key.Verdict, g.Key.Region, Count = g.Count() }).ToListAsync(cancel);
        VerdictItems = [.. Enum.GetValues<Verdict>().Select(v => new FacetItem(v.ToString().ToLowerInvariant(), texts["Verdict." + v],
            counts.Where(c => c.Verdict == v && (region == null || c.Region == region)).Sum(c => c.Count), v == chosen))];
        RegionItems = [.. counts.Where(c => chosen == null || c.Verdict == chosen).GroupBy(c => c.Region)
            .Select(g => (Region: Regions.ByKatottg(g.Key), Count: g.Sum(c => c.Count))).Where(r => r.Region is not null).OrderByDescending(r => r.Count)
            .Select(r => new FacetItem(r.Region!.Katottg, Language.IsEnglish ? r.Region.ShortEn : r.Region.ShortUk, r.Count, r.Region.Katottg == region))];
    }
}
