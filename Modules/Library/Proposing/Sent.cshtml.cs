using Hub.Library.Describing;
using Hub.Library.Reading;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Proposing;

/// <summary>What a proposer sees while librarians decide.</summary>
[Authorize]
internal sealed class SentModel(LibraryDb db, DocumentPages pages, ICurrentUser user, TimeProvider time) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public DocumentOnPage Document { get; private set; } = null!;
    public DateOnly Today { get; } = KyivTime.DateOf(time.GetUtcNow());

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (user.Id is not { } me || await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id && d.ProposedBy == me, cancel) is not { } document)
            return false;
        Document = await pages.Of(document, cancel);
        return true;
    }

    public IActionResult OnGet() => Document.Document.IsWithProposer ? RedirectToPage("Edit", new { id = Id }) : Page();
}
