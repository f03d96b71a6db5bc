using System.Globalization;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Feedback;

/// <summary>«Did it work for you»: the form of a citizen.</summary>
[Authorize]
internal sealed class GiveModel(PracticesDb db, GiveFeedback give, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Made when the form is shown, so that a form sent twice speaks once.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public FeedbackInput Input { get; set; } = new();

    public string PracticeTitle { get; private set; } = "";
    public bool IsOwn { get; private set; }
    public IReadOnlyList<Choice> Verdicts => [.. Enum.GetValues<Verdict>().Select(v => new Choice(v.ToString(), texts["Verdict." + v]))];
    public IReadOnlyList<Choice> RegionChoices =>
        [.. Regions.Ordered(CultureInfo.CurrentCulture).Select(r => new Choice(r.Katottg, Language.IsEnglish ? r.NameEn : r.NameUk))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        Id = Guid.CreateVersion7();
        var person = user.RequiredId;
        var before = await db.Feedback.AsNoTracking().Where(f => f.PersonId == person && db.Practices.Any(p => p.Id == f.PracticeId && p.Slug == Slug))
            .OrderByDescending(f => f.At).FirstOrDefaultAsync(cancel);
        if (before is { HiddenAt: null })
        {
            Id = before.Id;
            Input = FeedbackInput.Of(before);
        }
        return Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug && p.PublishedAt != null && p.WithdrawnAt == null, cancel);
        if (practice is null)
        {
            NothingHere = true;
            return;
        }
        PracticeTitle = Language.IsEnglish ? practice.TitleEn ?? practice.TitleUk : practice.TitleUk;
        IsOwn = practice.OwnerId == user.Id || user.OrganisationCodes.Contains(practice.OrganisationCode) || practice.CoAuthors.Any(a => a.PersonId == user.Id);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await give.Run(Id == Guid.Empty ? Guid.CreateVersion7() : Id, Slug, Input.Words(), cancel))
            return NotFound();
        Done = texts["Feedback.Thanks"];
        return Redirect(Language.Path($"/practices/{Slug}", Language.Current) + "#feedback");
    }
}

/// <summary>The form's fields as typed.</summary>
internal sealed class FeedbackInput
{
    public string? Verdict { get; set; }
    public string? Region { get; set; }
    public string? Place { get; set; }

    /// <summary>Month, yyyy-MM or MM.yyyy.</summary>
    public string? UsedIn { get; set; }
    public string? What { get; set; }
    public string? EvidenceUrl { get; set; }
    public bool ShowsName { get; set; }

    public static FeedbackInput Of(CitizenFeedback feedback) => new()
    {
        Verdict = feedback.Verdict.ToString(),
        Region = feedback.Region,
        Place = feedback.Place,
        UsedIn = feedback.UsedIn.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        What = feedback.What,
        EvidenceUrl = feedback.EvidenceUrl,
        ShowsName = feedback.ShowsName,
    };

    public FeedbackWords Words()
    {
        if (!Enum.TryParse<Verdict>(Verdict, out var verdict) || !Enum.IsDefined(verdict))
            throw new RuleViolation("Feedback.VerdictNeeded", "Input.Verdict");
        return new(verdict, Region ?? "", Place ?? "", Month(), What ?? "", EvidenceUrl, ShowsName);
    }

    private DateOnly Month()
    {
        var text = (UsedIn ?? "").Trim();
        return DateOnly.TryParseExact(text, ["MM.yyyy", "M.yyyy", "MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            || Typed.TryDate(text, out month) ? month : throw new RuleViolation("Feedback.MonthNeeded", "Input.UsedIn");
    }
}
