using System.Globalization;
using Hub.Practices.Reading;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices;

/// <summary>What changed between two published versions, section by section.</summary>
[AllowAnonymous]
internal sealed class DiffModel(PracticePages pages) : HubPage
{
    public PracticeOnPage Before { get; private set; } = null!;

    public PracticeOnPage After { get; private set; } = null!;

    public Tombstone? Tombstone { get; private set; }

    public IReadOnlyList<SectionDiff> Sections { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var (after, tombstone) = await pages.Run(slug, Number("to"), cancel);
        if (tombstone is not null)
        {
            Tombstone = tombstone;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (after is null)
            return NotFound();
        var (before, _) = await pages.Run(slug, Number("from") ?? after.Number - 1, cancel);
        if (before is null)
            return NotFound();
        (Before, After) = (before, after);
        Sections = VersionDiff.Compare(before.Content, after.Content);
        return Page();
    }

    private int? Number(string name) =>
        int.TryParse(Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
