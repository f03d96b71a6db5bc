using Hub.Library.Vocabulary;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>One subject: its names, its place, merging it with another.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class SubjectModel(LibraryDb db, IStringLocalizer<Texts> texts) : FoundPage
{
    [BindProperty(SupportsGet = true)] public Guid? Id { get; set; }
    [BindProperty] public string? NameUk { get; set; }
    [BindProperty] public string? NameEn { get; set; }
    [BindProperty] public string? NoteUk { get; set; }
    [BindProperty] public Guid? Broader { get; set; }
    [BindProperty] public Guid? Into { get; set; }

    public Subject? Subject { get; private set; }
    public IReadOnlyList<Choice> Others { get; private set; } = [];
    public int Documents { get; private set; }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        if (Id is { } id)
            Subject = await db.Subjects.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.MergedIntoId == null, cancel);
        return Id is null || Subject is not null;
    }

    public async Task OnGet(CancellationToken cancel)
    {
        if (Subject is { } subject)
            (NameUk, NameEn, NoteUk, Broader) = (subject.NameUk, subject.NameEn, subject.NoteUk, subject.BroaderId);
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost([FromServices] WriteSubject write, CancellationToken cancel)
    {
        if (await write.Run(Id, (NameUk, NameEn, NoteUk), Broader, cancel) is null)
            return NotFound();
        Done = texts["Saved"];
        return RedirectToPage("Vocabulary");
    }

    public async Task<IActionResult> OnPostMerge([FromServices] MergeSubjects merge, CancellationToken cancel)
    {
        if (await merge.Run(Id!.Value, Into, cancel) is not { } changed)
            return NotFound();
        Done = texts.Count("Subject.Merged", changed);
        return RedirectToPage("Vocabulary");
    }

    public async Task<IActionResult> OnPostRemove([FromServices] RemoveSubject remove, CancellationToken cancel)
    {
        if (!await remove.Run(Id!.Value, cancel))
            return NotFound();
        Done = texts["Subject.Removed"];
        return RedirectToPage("Vocabulary");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var lines = VocabularyTree.Lines(await db.Subjects.AsNoTracking().ToListAsync(cancel), IsEnglish);
        Others = [.. lines.Where(l => l.Subject.Id != Id).Select(l => new Choice(l.Subject.Id.ToString(), string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Subject.Name.In(System.Globalization.CultureInfo.CurrentUICulture).Text))];
        Documents = Id is null ? 0 : await db.DocumentSubjects.CountAsync(d => d.SubjectId == Id, cancel);
    }
}
