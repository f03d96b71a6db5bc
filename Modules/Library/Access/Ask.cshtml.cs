using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Access;

/// <summary>Why a file is not open, and what to do: sign in, wait for the day, or ask.</summary>
[AllowAnonymous]
internal sealed class AskModel(LibraryDb db, ICurrentUser user, TimeProvider time, IStringLocalizer<Texts> texts) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Purpose { get; set; }

    public DocumentFile Wanted { get; private set; } = null!;
    public Document Document { get; private set; } = null!;
    public AccessRequest? Last { get; private set; }
    public bool IsSignedIn => user.Id is not null;
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public bool MayTake => Wanted.IsPublicOn(KyivTime.DateOf(Now)) || (Wanted.Access == Files.FileAccess.Registered && IsSignedIn) || (Last is { State: RequestState.Granted } granted && granted.Until > Now);

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == Id, cancel) is not { } file)
            return false;
        (Wanted, Document) = (file, await db.Documents.AsNoTracking().SingleAsync(d => d.Id == file.DocumentId, cancel));
        if (!Document.IsReadable || await db.Documents.AnyAsync(d => d.ConceptId == Document.ConceptId && d.State == DocumentState.Withdrawn, cancel))
            return false;
        if (user.Id is { } me)
            Last = await db.AccessRequests.AsNoTracking().Where(r => r.FileId == Id && r.PersonId == me).OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost([FromServices] AskAccess ask, CancellationToken cancel)
    {
        if (!await ask.Run(Id, Purpose, cancel))
            return NotFound();
        Done = texts["Request.Sent"];
        return RedirectToPage("Ask", new { id = Id });
    }
}
