using Hub.Library.Describing;
using Hub.Library.Metadata;
using Hub.Library.Reading;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Library;

/// <summary>A document as everybody reads it; a tombstone once it was withdrawn.</summary>
[AllowAnonymous]
internal sealed class DetailsModel(DocumentPages pages, MetadataTools tools, ICurrentUser user) : HubPage
{
    public DocumentOnPage Document { get; private set; } = null!;
    public Document? Tombstone { get; private set; }
    public string JsonLd { get; private set; } = "";
    public IReadOnlyList<(string Name, string Value)> Tags { get; private set; } = [];

    public Citation Citation => tools.Citations.Run(Document);
    public DateOnly Today => tools.Today;
    public bool IsLibrarian => user.Can(LibraryModule.Edit);

    public async Task<IActionResult> OnGetAsync(string slug, int? number, CancellationToken cancel)
    {
        var (document, tombstone) = await pages.Run(slug, number, cancel);
        if (tombstone is not null)
        {
            Tombstone = tombstone;
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }
        if (document is null)
            return NotFound();
        Document = document;
        (JsonLd, Tags, var links) = tools.Run(document);
        Response.Headers.Append("Link", links);
        return Page();
    }
}
