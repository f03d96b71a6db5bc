using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Hub.SharedKernel.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Practices.Removal;

[RequirePermission(PracticesModule.Review, Somewhere = true)]
internal sealed class DecideModel(DecideRemoval decide, PracticesDb db, IPeople people, ICurrentUser editor, IStringLocalizer<Texts> texts) : HubPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Agreed { get; set; }

    [BindProperty]
    public string? PublicReason { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public RemovalRequest Wish { get; private set; } = null!;

    public Practice Practice { get; private set; } = null!;

    public string AskedBy { get; private set; } = "";

    public bool IsOwn => Practice.IsAuthor(editor.RequiredId) || Wish.RequestedBy == editor.RequiredId;

    public IEnumerable<Choice> Answers =>
        [new("yes", texts["Removal.Agree"]) { Hint = texts["Removal.AgreeHint"] }, new("no", texts["Removal.Refuse"]) { Hint = texts["Removal.RefuseHint"] }];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await Load(cancel);
        if (NothingHere)
            return NotFound();
        PublicReason = Wish.Reason;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await decide.Run(Id, Agreed switch { "yes" => true, "no" => false, _ => null }, PublicReason, Answer, cancel))
            return NotFound();
        Done = texts[Agreed == "yes" ? "Removal.WithdrawnDone" : "Removal.RefusedDone"];
        return RedirectToPage("/Review/Queue", new { id = (Guid?)null, view = "removal" });
    }

    public override async Task Load(CancellationToken cancel)
    {
        var request = await db.RemovalRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, cancel);
        var practice = request is null ? null : await db.Practices.AsNoTracking().SingleAsync(p => p.Id == request.PracticeId, cancel);
        NothingHere = practice is null || !editor.Can(PracticesModule.Review, practice.Place);
        if (request is null || practice is null || NothingHere)
            return;
        (Wish, Practice) = (request, practice);
        AskedBy = (await people.Names([request.RequestedBy], cancel)).GetValueOrDefault(request.RequestedBy, "");
    }
}
