using Hub.Practices.Reading;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices;

/// <summary>One published version as it was, under an address that never changes.</summary>
[AllowAnonymous]
internal sealed class VersionModel(PracticePages pages) : HubPage
{
    public PracticeOnPage Practice { get; private set; } = null!;

    public Tombstone? Tombstone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, int number, CancellationToken cancel)
    {
        var (practice, tombstone) = await pages.Run(slug, number, cancel);
        if (tombstone is not null)
        {
            Tombstone = tombstone;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (practice is null)
            return NotFound();
        Practice = practice;
        return Page();
    }
}
