using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Reading;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>All documents for librarians, to be found and changed many at once.</summary>
[RequirePermission(LibraryModule.Edit)]
internal sealed class DocumentsModel(LibraryDb db, IStringLocalizer<Texts> texts) : HubPage
{
    private const int PageSize = 50;

    [FromQuery(Name = "state")] public DocumentState? State { get; set; }
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public BulkChange? Change { get; set; }
    [BindProperty] public string? Value { get; set; }

    public DocumentFilter Filter { get; private set; } = new();
    public IReadOnlyList<Document> Documents { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<(string Value, string Text)> Suggestions { get; private set; } = [];

    public int Pages => (Total + PageSize - 1) / PageSize;
    public IEnumerable<Choice> States => Enum.GetValues<DocumentState>().Select(s => new Choice(s.ToString(), texts["Status." + s]));
    public IEnumerable<Choice> Changes => Enum.GetValues<BulkChange>().Select(c => new Choice(c.ToString(), texts["Bulk." + c]));

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost([FromServices] BulkEdit edit, CancellationToken cancel)
    {
        Done = texts.Count("Bulk.Done", await edit.Run(Chosen, Change, Value, cancel));
        return LocalRedirect(Request.PathBase + Request.Path + Request.QueryString);
    }

    public override async Task Load(CancellationToken cancel)
    {
        Filter = await DocumentFilter.From(Request.Query).Resolve(db, cancel);
        var found = Filter.Apply(db.Documents.AsNoTracking().Where(d => d.State != DocumentState.Superseded), db);
        if (State is { } state)
            found = found.Where(d => d.State == state);
        Total = await found.CountAsync(cancel);
        Documents = await found.OrderByDescending(d => d.SavedAt).ThenBy(d => d.Id).Skip((Filter.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var subjects = await db.Subjects.AsNoTracking().Where(s => s.MergedIntoId == null).OrderBy(s => s.NameUk).Take(500).ToListAsync(cancel);
        var collections = await db.Collections.AsNoTracking().Where(c => c.QueryJson == null).OrderBy(c => c.NameUk).ToListAsync(cancel);
        Suggestions =
        [
            .. subjects.Select(s => (s.Key, texts["Field.Subjects"] + ": " + s.NameUk)), .. collections.Select(c => (c.Slug, texts["Collections.Title"] + ": " + c.NameUk)),
            .. Enum.GetValues<LegalStatus>().Select(s => (s.ToString(), texts["Field.LegalStatus"] + ": " + texts["LegalStatus." + s])), .. Lists.Licences.Select(l => (l, texts["Field.Licence"] + ": " + texts["Licence." + l])),
        ];
    }
}
