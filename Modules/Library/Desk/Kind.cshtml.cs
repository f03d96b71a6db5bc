using Hub.Library.Describing;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Desk;

/// <summary>Which fields one kind shows and requires.</summary>
[RequirePermission(LibraryModule.Vocabulary)]
internal sealed class KindModel(LibraryDb db, IStringLocalizer<Texts> texts) : FoundPage
{
    [BindProperty(SupportsGet = true)] public DocumentKind Kind { get; set; }
    [BindProperty] public int Version { get; set; }
    [BindProperty] public Dictionary<Field, Need> Needs { get; set; } = [];

    public IEnumerable<Choice> Choices => Enum.GetValues<Need>().Select(n => new Choice(n.ToString(), texts["Need." + n]));

    public override Task<bool> Find(CancellationToken cancel) => Task.FromResult(Enum.IsDefined(Kind));

    public async Task OnGet(CancellationToken cancel)
    {
        var form = await db.KindForms.AsNoTracking().SingleOrDefaultAsync(f => f.Kind == Kind, cancel);
        Version = form?.Version ?? 0;
        form ??= KindForm.Usual(Kind);
        Needs = Enum.GetValues<Field>().ToDictionary(f => f, f => form[f]);
    }

    public async Task<IActionResult> OnPost([FromServices] ChangeKindForm change, CancellationToken cancel)
    {
        await change.Run(Kind, Version, Needs, cancel);
        Done = texts["Saved"];
        return RedirectToPage("Kinds");
    }
}
