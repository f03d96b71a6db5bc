using System.Globalization;
using Hub.Library.Describing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Proposing;

/// <summary>The description: saves itself, keeps what is incomplete, asks what the kind asks.</summary>
[Authorize, TakesIncomplete]
internal sealed class EditModel(LibraryDb db, KindForms forms, ICurrentUser user, TimeProvider time, ModuleTexts sentences) : WorkPage(db, user)
{
    /// <summary>Whether the fields say at once what is to be mended.</summary>
    [BindProperty(SupportsGet = true)] public bool Checked { get; set; }

    [BindProperty] public int Version { get; set; }
    [BindProperty] public new DocumentContent Content { get; set; } = new();
    [BindProperty] public string? Go { get; set; }

    public KindForm Form { get; private set; } = KindForm.Usual(DocumentKind.Other);
    public IReadOnlyList<Choice> SubjectChoices { get; private set; } = [];

    public IEnumerable<Choice> Kinds => Enum.GetValues<DocumentKind>().Select(k => new Choice(k.ToString(), Texts["DocumentKind." + k]));
    public IEnumerable<Choice> Statuses => Enum.GetValues<LegalStatus>().Skip(1).Select(s => new Choice(s.ToString(), Texts["LegalStatus." + s]));
    public IEnumerable<Choice> Spoken => Lists.Languages.Select(l => new Choice(l, Texts["Language." + l]));
    public IEnumerable<Choice> Licences => Lists.Licences.Select(l => new Choice(l, Texts["Licence." + l]));
    public IEnumerable<Choice> Territories => Regions.Ordered(CultureInfo.CurrentUICulture).Select(r => new Choice(r.Katottg, r.Name(CultureInfo.CurrentUICulture)));

    public bool IsOptional(Field field) => Form[field] != Need.Required;

    public async Task OnGet(CancellationToken cancel)
    {
        (Content, Version) = (Document.Content, Document.Version);
        await LoadChoices(cancel);
        if (!Checked)
            return;
        var files = await Db.Files.CountAsync(f => f.DocumentId == Id, cancel);
        foreach (var finding in DocumentChecks.Of(Content, Form, files, KyivTime.DateOf(time.GetUtcNow())))
            ModelState.AddModelError(finding.Field, sentences.In(Language.Current, LibraryFacts.Module, "Check." + finding.Key, finding.Arguments));
    }

    public async Task<IActionResult> OnPost([FromServices] SaveDocument save, CancellationToken cancel)
    {
        if (await save.Run(Id, Version, Content, cancel) is null)
            return NotFound();
        if (Go == "next")
            return RedirectToPage("Files", new { id = Id });
        Done = Texts["Saved"];
        return RedirectToPage("Edit", new { id = Id, @checked = true });
    }

    public async Task<IActionResult> OnPostAutosave([FromServices] SaveDocument save, CancellationToken cancel)
    {
        // What everybody reads is not changed while it is typed.
        if (Document.State == DocumentState.Published)
            return new JsonResult(new AutosaveResult(Message: Texts["Document.SaveYourself"]));
        try
        {
            if (await save.Run(Id, Version, Content, cancel) is not { } version)
                return NotFound();
            return new JsonResult(new AutosaveResult(KyivTime.ToKyiv(time.GetUtcNow()).ToString("HH:mm", Language.Uk),
                Fields: new Dictionary<string, string> { ["Version"] = version.ToString(CultureInfo.InvariantCulture) }));
        }
        catch (RuleViolation broken) when (broken.Key == "Document.ChangedElsewhere")
        {
            return new JsonResult(new AutosaveResult(Message: Texts[broken.Key])) { StatusCode = 409 };
        }
    }

    public override async Task Load(CancellationToken cancel)
    {
        // What is typed here may now be saved over what the other window saved: the sentence says so.
        Version = Document.Version;
        ModelState.Remove(nameof(Version));
        await LoadChoices(cancel);
    }

    private async Task LoadChoices(CancellationToken cancel)
    {
        Form = await forms.Of(Content.Kind, cancel);
        SubjectChoices = [.. VocabularyTree.Lines(await Db.Subjects.AsNoTracking().ToListAsync(cancel), IsEnglish)
            .Select(l => new Choice(l.Subject.Key, string.Concat(Enumerable.Repeat("– ", l.Depth)) + l.Subject.Name.In(CultureInfo.CurrentUICulture).Text))];
    }
}
