using Hub.Library.Access;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>A request with what it asks for.</summary>
internal sealed record RequestLine(AccessRequest Request, string FileName, string TitleUk, string Path);

/// <summary>Requests for files: those that wait, oldest first, and the decided ones of late.</summary>
[RequirePermission(LibraryModule.Edit)]
internal sealed class RequestsModel(LibraryDb db, IPeople people, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Most = 50;

    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<RequestLine> Waiting { get; private set; } = [];
    public IReadOnlyList<RequestLine> Decided { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost([FromServices] DecideAccess decide, Guid request, bool grant, CancellationToken cancel)
    {
        if (!await decide.Run(request, grant, Reason, cancel))
            return NotFound();
        Done = texts[grant ? "Request.Granted" : "Request.Refused"];
        return RedirectToPage("Requests");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var all = from request in db.AccessRequests.AsNoTracking()
                  join file in db.Files on request.FileId equals file.Id
                  join document in db.Documents on file.DocumentId equals document.Id
                  select new { request, file.Name, document.TitleUk, document.Slug };
        Waiting = (await all.Where(r => r.request.State == RequestState.Waiting).OrderBy(r => r.request.At).Take(Most).ToListAsync(cancel))
            .ConvertAll(r => new RequestLine(r.request, r.Name, r.TitleUk, "/library/" + r.Slug));
        Decided = (await all.Where(r => r.request.State != RequestState.Waiting).OrderByDescending(r => r.request.DecidedAt).Take(Most).ToListAsync(cancel))
            .ConvertAll(r => new RequestLine(r.request, r.Name, r.TitleUk, "/library/" + r.Slug));
        Names = await people.Names(Waiting.Concat(Decided).SelectMany(r => new[] { r.Request.PersonId, r.Request.DecidedBy }).OfType<Guid>().Distinct(), cancel);
    }
}
