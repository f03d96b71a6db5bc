using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Hub.Practices.Submission;

/// <summary>Who may edit a description besides its owner, and handing it over.</summary>
[Authorize]
internal sealed class CoAuthorsModel(PracticesDb db, ICurrentUser user, IPeople people) : DraftPage(db, user)
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public Guid PersonId { get; set; }

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost([FromServices] InviteCoAuthor invite, CancellationToken cancel) =>
        Back(await invite.Run(Id, Email, cancel), "CoAuthors.Invited");

    public async Task<IActionResult> OnPostRemove([FromServices] UninviteCoAuthor remove, CancellationToken cancel)
    {
        if (!await remove.Run(Id, PersonId, cancel))
            return NotFound();
        Done = Texts["CoAuthors.Removed"];
        return PersonId == Me ? RedirectToPage("Start") : RedirectToPage("CoAuthors", new { id = Id });
    }

    public async Task<IActionResult> OnPostHandOver([FromServices] HandOverPractice handOver, CancellationToken cancel) =>
        Back(await handOver.Run(Id, PersonId, cancel), "CoAuthors.HandedOver");

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Names = await people.Names([Practice.OwnerId, .. Practice.CoAuthors.Select(a => a.PersonId)], cancel);
    }

    public string NameOf(Guid person) => Names.GetValueOrDefault(person) ?? Texts["Draft.Somebody"].Value;

    private IActionResult Back(bool found, string done)
    {
        if (!found)
            return NotFound();
        Done = Texts[done];
        return RedirectToPage("CoAuthors", new { id = Id });
    }
}
