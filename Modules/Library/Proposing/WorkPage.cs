using Hub.Library.Describing;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Proposing;

/// <summary>A page about one version, for who may work on it; to everybody else there is no such page.</summary>
internal abstract class WorkPage(LibraryDb db, ICurrentUser user) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Document Document { get; private set; } = null!;

    protected LibraryDb Db => db;

    public IStringLocalizer Texts => HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
    public string Heading => Document.TitleUk == "" ? Texts["Document.Untitled"].Value : Document.TitleUk;
    public bool IsLibrarian => user.Can(LibraryModule.Edit);

    public override async Task<bool> Find(CancellationToken cancel)
    {
        // Read without tracking: a use case of the same request must see the tables as they are when it runs.
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id, cancel) is not { } document || !DocumentAccess.MayWork(document, user))
            return false;
        Document = document;
        return true;
    }
}
