using System.Globalization;
using Hub.Library.Collections;
using Hub.Library.Sources;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>One foreign repository: how it is harvested, how far, and what was not taken.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class SourceModel(LibraryDb db, IStringLocalizer<Texts> texts) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid? Id { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Prefix { get; set; } = "oai_dc";
    [BindProperty] public string? Set { get; set; }
    [BindProperty] public Guid? Collection { get; set; }
    [BindProperty] public SourceRhythm Rhythm { get; set; }

    public HarvestSource? Source { get; private set; }
    public int Records { get; private set; }
    public IReadOnlyList<HarvestRefusal> Refusals { get; private set; } = [];
    public IReadOnlyList<Choice> Collections { get; private set; } = [];

    public IEnumerable<Choice> Prefixes => HarvestSource.Prefixes.Select(p => new Choice(p, texts["Source.Prefix." + p]));
    public IEnumerable<Choice> Rhythms => Enum.GetValues<SourceRhythm>().Select(r => new Choice(r.ToString(), texts["Rhythm." + r]));

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (Id is { } id)
            Source = await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        return Id is null || Source is not null;
    }

    public async Task OnGet(CancellationToken cancel)
    {
        if (Source is { } one)
            (Name, Address, Prefix, Set, Collection, Rhythm) = (one.Name, one.Address, one.Prefix, one.Set, one.CollectionId, one.Rhythm);
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost([FromServices] WriteSource write, CancellationToken cancel)
    {
        if (await write.Run(Id, new(Name, Address, Prefix, Set, Collection, Rhythm), cancel) is not { } source)
            return NotFound();
        Done = texts["Source.Saved"];
        return RedirectToPage("Source", new { id = source.Id });
    }

    public async Task<IActionResult> OnPostOrder(SourceOrder order, [FromServices] OrderSource use, CancellationToken cancel)
    {
        if (!Enum.IsDefined(order) || !await use.Run(Id!.Value, order, cancel))
            return NotFound();
        Done = texts["Source.Done." + order];
        return order == SourceOrder.Remove ? RedirectToPage("Sources") : RedirectToPage("Source", new { id = Id });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var culture = CultureInfo.CurrentUICulture;
        Collections = [.. CollectionTree.Lines(await db.Collections.AsNoTracking().ToListAsync(cancel), new Dictionary<Guid, int>()).Where(l => !l.Collection.IsByQuery)
            .Select(l => new Choice(l.Collection.Id.ToString(), string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Collection.Name.In(culture).Text))];
        if (Source is null)
            return;
        Records = await db.Documents.CountAsync(d => d.SourceId == Source.Id && d.State == Describing.DocumentState.Published, cancel);
        Refusals = await db.HarvestRefusals.AsNoTracking().Where(r => r.SourceId == Source.Id).OrderBy(r => r.Id).Take(HarvestRefusal.Most).ToListAsync(cancel);
    }
}
