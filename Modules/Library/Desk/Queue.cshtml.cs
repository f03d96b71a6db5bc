using Hub.Library.Access;
using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>What waits for librarians, oldest first.</summary>
[RequirePermission(LibraryModule.Edit)]
internal sealed class QueueModel(LibraryDb db, IPeople people) : HubPage
{
    private const int PageSize = 30;

    [FromQuery(Name = "page-number")] public int Number { get; set; } = 1;

    public IReadOnlyList<Document> Waiting { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public int Pages { get; private set; }
    public int Requests { get; private set; }
    public int Failed { get; private set; }

    public async Task OnGet(CancellationToken cancel)
    {
        var waiting = db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Proposed);
        Pages = (await waiting.CountAsync(cancel) + PageSize - 1) / PageSize;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Waiting = await waiting.OrderBy(d => d.ProposedAt).ThenBy(d => d.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        Names = await people.Names(Waiting.Select(d => d.ProposedBy).OfType<Guid>().Distinct(), cancel);
        Requests = await db.AccessRequests.CountAsync(r => r.State == RequestState.Waiting, cancel);
        Failed = await db.Contents.CountAsync(c => c.State == TextState.Failed, cancel);
    }
}
