using System.Globalization;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>One collection: what it is, where it stands, and the query that fills it, if one does.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class CollectionModel(LibraryDb db, IStringLocalizer<Texts> texts) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid? Id { get; set; }
    [BindProperty] public string? NameUk { get; set; }
    [BindProperty] public string? NameEn { get; set; }
    [BindProperty] public string? AboutUk { get; set; }
    [BindProperty] public string? AboutEn { get; set; }
    [BindProperty] public Guid? Parent { get; set; }
    [BindProperty] public bool ByQuery { get; set; }
    [BindProperty] public string? Words { get; set; }
    [BindProperty] public List<DocumentKind> Kinds { get; set; } = [];
    [BindProperty] public List<string> Subjects { get; set; } = [];
    [BindProperty] public string? Publisher { get; set; }
    [BindProperty] public string? Region { get; set; }
    [BindProperty] public int? FromYear { get; set; }
    [BindProperty] public int? ToYear { get; set; }

    public Collection? Collection { get; private set; }
    public IReadOnlyList<Choice> Parents { get; private set; } = [];
    public IReadOnlyList<Choice> SubjectChoices { get; private set; } = [];

    public IEnumerable<Choice> KindChoices => Enum.GetValues<DocumentKind>().Select(k => new Choice(k.ToString(), texts["DocumentKind." + k]));
    public IEnumerable<Choice> RegionChoices => Regions.Ordered(CultureInfo.CurrentUICulture).Select(r => new Choice(r.Katottg, r.Name(CultureInfo.CurrentUICulture)));

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (Id is { } id)
            Collection = await db.Collections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        return Id is null || Collection is not null;
    }

    public async Task OnGet(CancellationToken cancel)
    {
        if (Collection is { } one)
            (NameUk, NameEn, AboutUk, AboutEn, Parent, ByQuery) = (one.NameUk, one.NameEn, one.AboutUk, one.AboutEn, one.ParentId, one.IsByQuery);
        if (Collection?.Query is { } query)
            (Words, Kinds, Subjects, Publisher, Region, FromYear, ToYear) = (query.Words, [.. query.Kinds], [.. query.Subjects], query.Publisher, query.Region, query.FromYear, query.ToYear);
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost([FromServices] WriteCollection write, CancellationToken cancel)
    {
        var query = !ByQuery ? null : new CollectionQuery
        {
            Words = Limits.Text(Words, "Words", "Collection.Words", Limits.Line),
            Kinds = [.. Kinds.Where(Enum.IsDefined).Distinct()],
            Subjects = [.. Subjects.Distinct().Take(50)],
            Publisher = Limits.Text(Publisher, "Publisher", "Field.Publisher", Limits.Name),
            Region = Regions.ByKatottg(Region)?.Katottg ?? "",
            FromYear = FromYear,
            ToYear = ToYear,
        };
        if (await write.Run(Id, new(NameUk, NameEn, AboutUk, AboutEn, Parent, query), cancel) is not { } collection)
            return NotFound();
        Done = texts["Saved"];
        return LocalRedirect(SharedKernel.Languages.Language.Path(collection.Path, SharedKernel.Languages.Language.Current));
    }

    public async Task<IActionResult> OnPostRemove([FromServices] RemoveCollection remove, CancellationToken cancel)
    {
        if (!await remove.Run(Id!.Value, cancel))
            return NotFound();
        Done = texts["Collection.Removed"];
        return RedirectToPage("Collections");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var culture = CultureInfo.CurrentUICulture;
        var all = CollectionTree.Lines(await db.Collections.AsNoTracking().ToListAsync(cancel), new Dictionary<Guid, int>());
        Parents = [.. all.Where(l => l.Collection.Id != Id).Select(l => new Choice(l.Collection.Id.ToString(), string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Collection.Name.In(culture).Text))];
        SubjectChoices = [.. VocabularyTree.Lines(await db.Subjects.AsNoTracking().ToListAsync(cancel), IsEnglish)
            .Select(l => new Choice(l.Subject.Key, string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Subject.Name.In(culture).Text))];
    }
}
