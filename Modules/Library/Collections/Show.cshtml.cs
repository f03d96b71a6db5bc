using Hub.Library.Reading;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Collections;

/// <summary>A collection with what stands under it.</summary>
[AllowAnonymous]
internal sealed class ShowModel(LibraryDb db, DocumentLists lists, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    public const int PageSize = 20;

    public Collection Collection { get; private set; } = null!;
    public Collection? Parent { get; private set; }
    public IReadOnlyList<Collection> Children { get; private set; } = [];
    public DocumentFilter Filter { get; private set; } = new();
    public CardPage List { get; private set; } = new(0, []);

    public int Pages => (List.Total + PageSize - 1) / PageSize;
    public IEnumerable<Choice> Orders => Enum.GetValues<ListOrder>().Select(o => new Choice(o.ToString().ToLowerInvariant(), texts["Order." + o]));
    public bool MayChange => user.Can(LibraryModule.Vocabulary);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var all = await db.Collections.AsNoTracking().OrderBy(c => c.NameUk).ToListAsync(cancel);
        if (all.Find(c => c.Slug == slug) is not { } collection)
            return NotFound();
        Collection = collection;
        Parent = all.Find(c => c.Id == collection.ParentId);
        Children = all.FindAll(c => c.ParentId == collection.Id);
        var asked = DocumentFilter.From(Request.Query);
        Filter = await (asked with { Values = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Collection] = [slug] } }).Resolve(db, cancel);
        List = await lists.Run(Filter, PageSize, cancel);
        return Page();
    }
}
