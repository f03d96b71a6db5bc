using Hub.Practices.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hub.Practices;

/// <summary>A practice as everybody reads it; a tombstone once it was withdrawn.</summary>
[AllowAnonymous]
internal sealed class DetailsModel(PracticePages pages, Citations citations, PublicAddress address, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    public PracticeOnPage Practice { get; private set; } = null!;

    public BesidePractice Beside { get; private set; } = BesidePractice.Nothing;

    public Tombstone? Tombstone { get; private set; }

    public bool IsOwner => user.Id is { } id && Practice.Authors.Contains(id);

    public bool CanEndorse => user.Can(PracticesModule.Endorse, Practice.Place);

    public string JsonLd => Reading.JsonLd.Of(Practice, texts["Portal.Name"], address.Of(Practice.Path, Language.Current), Language.Current);

    public IReadOnlyList<Citation> Citations =>
    [
        citations.Run(Practice.Slug, Practice.Content, null, Practice.PublishedAt),
        citations.Run(Practice.Slug, Practice.Content, Practice.Number, Practice.VersionPublishedAt ?? Practice.PublishedAt),
    ];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var (practice, tombstone) = await pages.Run(slug, null, cancel);
        if (tombstone is not null)
        {
            Tombstone = tombstone;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (practice is null)
            return NotFound();
        Practice = practice;
        Beside = await pages.Beside(practice, cancel);
        return Page();
    }
}
