using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Replications;

/// <summary>«We implemented this»: the form of an organisation.</summary>
[Authorize]
internal sealed class RecordModel(PracticesDb db, RecordReplication record, ReplicationReader reader, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    /// <summary>Made when the form is shown, so that a form sent twice records once.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public ReplicationInput Input { get; set; } = new();

    public string PracticeTitle { get; private set; } = "";

    public IReadOnlyList<Choice> Teachers { get; private set; } = [];

    public static IReadOnlyList<Choice> RegionChoices =>
        [.. Regions.Ordered(CultureInfo.CurrentUICulture).Select(r => new Choice(r.Katottg, r.Name(CultureInfo.CurrentUICulture)))];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        Id = Guid.CreateVersion7();
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public override async Task Load(CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking()
            .Where(p => p.Slug == Slug && (p.Status == PracticeStatus.Published || p.Status == PracticeStatus.Outdated))
            .Select(p => new { p.Id, p.TitleUk, p.TitleEn, p.OrganisationUk, p.OrganisationEn }).SingleOrDefaultAsync(cancel);
        NothingHere = practice is null;
        if (practice is null)
            return;
        PracticeTitle = InReading(practice.TitleUk, practice.TitleEn);
        Teachers =
        [
            new("", texts["Replication.FromOriginal", InReading(practice.OrganisationUk, practice.OrganisationEn)]),
            .. (await reader.Teachers(practice.Id, cancel))
                .Select(t => new Choice(t.Id.ToString(), $"{InReading(t.Uk, t.En)}, {t.Year.ToString(CultureInfo.InvariantCulture)}")),
        ];
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        if (!await record.Run(Id == Guid.Empty ? Guid.CreateVersion7() : Id, Slug, Input.Words(), cancel))
            return NotFound();
        Done = texts["Replication.Recorded"];
        return Redirect(Language.Path($"/practices/{Slug}", Language.Current) + "#replications");
    }

    private static string InReading(string uk, string? en) => Language.IsEnglish ? en ?? uk : uk;
}
