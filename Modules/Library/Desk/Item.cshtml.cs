using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Proposing;
using Hub.Library.Reading;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Desk;

/// <summary>One version on the librarian's desk: what it lacks, what may be the same, and everything that can be decided.</summary>
[RequirePermission(LibraryModule.Edit)]
internal sealed class ItemModel(
    LibraryDb db, KindForms forms, DocumentPages pages, FindDuplicates duplicates, ICurrentUser user, IPeople people, TimeProvider time, ModuleTexts sentences) : WorkPage(db, user)
{
    private const int MostSteps = 100;

    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Changes { get; set; }
    [BindProperty] public RelationKind Relation { get; set; }
    [BindProperty] public string? Other { get; set; }
    [BindProperty] public List<Guid> Chosen { get; set; } = [];

    public DocumentOnPage Preview { get; private set; } = null!;
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public IReadOnlyList<Duplicate> Same { get; private set; } = [];
    public IReadOnlyList<Collection> ByHand { get; private set; } = [];
    public IReadOnlyList<(Guid Id, RelationKind Kind, bool IsBack, string Title)> RelationRows { get; private set; } = [];
    public IReadOnlyList<TimelineEntry> Steps { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public DateOnly Today { get; } = KyivTime.DateOf(time.GetUtcNow());

    public bool MayApprove { get; } = user.Can(LibraryModule.Approve);
    public bool IsOpen => Document.State is DocumentState.Proposed or DocumentState.Draft;
    public IEnumerable<Choice> RelationKinds => Enum.GetValues<RelationKind>().Select(k => new Choice(k.ToString(), Texts["Relation." + k]));

    public string Sentence(Finding finding) => sentences.In(Language.Current, LibraryFacts.Module, "Check." + finding.Key, finding.Arguments);

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public Task<IActionResult> OnPostPublish([FromServices] PublishDocument publish, CancellationToken cancel) =>
        Decide(() => publish.Run(Id, cancel), "Desk.Published");

    public Task<IActionResult> OnPostReturn([FromServices] ReturnDocument back, CancellationToken cancel) =>
        Decide(() => back.Run(Id, Reason, cancel), "Desk.Returned");

    public Task<IActionResult> OnPostWithdraw([FromServices] WithdrawDocument withdraw, CancellationToken cancel) =>
        Decide(() => withdraw.Run(Id, Reason, cancel), "Desk.Withdrawn");

    public async Task<IActionResult> OnPostVersion([FromServices] BeginVersion begin, CancellationToken cancel) =>
        await begin.Run(Id, Changes, cancel) is { } next ? LocalRedirect(Language.Path(LibraryFacts.EditPath(next), Language.Current)) : NotFound();

    public async Task<IActionResult> OnPostRelate([FromServices] RelateDocuments relate, CancellationToken cancel) =>
        Back(await relate.Run(Id, Relation, Other, cancel));

    public async Task<IActionResult> OnPostUnrelate([FromServices] RelateDocuments relate, Guid relation, CancellationToken cancel) =>
        Back(await relate.Remove(Id, relation, cancel));

    public async Task<IActionResult> OnPostPlace([FromServices] PlaceInCollections place, CancellationToken cancel) =>
        Back(await place.Run(Id, Chosen, cancel));

    public override async Task Load(CancellationToken cancel)
    {
        Preview = await pages.Of(Document, cancel);
        Findings = DocumentChecks.Of(Preview.Content, await forms.Of(Document.Kind, cancel), Preview.Files.Count, Today);
        Same = IsOpen ? await duplicates.Run(Document, cancel) : [];
        ByHand = await Db.Collections.AsNoTracking().Where(c => c.QueryJson == null).OrderBy(c => c.NameUk).ToListAsync(cancel);
        Chosen = [.. Preview.Collections.Where(c => !c.IsByQuery).Select(c => c.Id)];
        Steps = await Db.Timeline.AsNoTracking().Where(t => t.DocumentId == Id).OrderByDescending(t => t.At).Take(MostSteps).ToListAsync(cancel);
        Names = await people.Names(Steps.Select(s => s.PersonId).OfType<Guid>().Distinct(), cancel);
        await LoadRelations(cancel);
    }

    private async Task LoadRelations(CancellationToken cancel)
    {
        var concept = Document.ConceptId;
        var rows = await (
            from relation in Db.Relations.AsNoTracking()
            where relation.FromId == concept || relation.ToId == concept
            join other in Db.Documents on relation.FromId == concept ? relation.ToId : relation.FromId equals other.ConceptId
            where other.State != DocumentState.Superseded
            orderby other.TitleUk
            select new { relation.Id, relation.Kind, IsBack = relation.FromId != concept, other.TitleUk }).ToListAsync(cancel);
        RelationRows = [.. rows.DistinctBy(r => r.Id).Select(r => (r.Id, r.Kind, r.IsBack, r.TitleUk))];
    }

    private async Task<IActionResult> Decide(Func<Task<bool>> decision, string said)
    {
        if (!MayApprove)
            return Forbid();
        if (!await decision())
            return NotFound();
        Done = Texts[said];
        return RedirectToPage("Item", new { id = Id });
    }

    private IActionResult Back(bool done)
    {
        if (!done)
            return NotFound();
        Done = Texts["Saved"];
        return RedirectToPage("Item", new { id = Id });
    }
}
