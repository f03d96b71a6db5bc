using System.ComponentModel.DataAnnotations;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Joining;

/// <summary>How one gets into an organisation: at once by e-mail domain, otherwise by asking; a member of one without managers asks to manage it.</summary>
[Authorize]
internal sealed class JoinPage(
    CabinetDb db, OrganisationLines lines, AskToJoin ask, JoinByDomain byDomain, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    public OrganisationLine? Organisation { get; private set; }

    public bool IsMember { get; private set; }

    public bool IsManaged { get; private set; }

    public bool ByDomain { get; private set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var member = await db.Memberships.AnyAsync(m => m.PersonId == user.RequiredId && m.OrganisationId == Id, cancel);
        await ask.Run(user.RequiredId, Id, member ? RequestKind.Manage : RequestKind.Join, Input.Message, cancel);
        return Back("Request.Sent");
    }

    public async Task<IActionResult> OnPostDomain(CancellationToken cancel)
    {
        await byDomain.Run(user.RequiredId, Id, cancel);
        return Back("Organisation.Joined");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var found = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == Id, cancel);
        if (found is null or { IsMerged: true })
        {
            NothingHere = true;
            return;
        }
        Organisation = lines.Of(found);
        IsMember = await db.Memberships.AnyAsync(m => m.PersonId == user.RequiredId && m.OrganisationId == Id, cancel);
        IsManaged = await db.Memberships.AnyAsync(m => m.OrganisationId == Id && m.IsManager, cancel);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == user.RequiredId, cancel);
        if (IsMember || person is null || JoinByDomain.DomainOf(person) is not { } domain)
            return;
        (Email, ByDomain) = (person.Email!, await db.OrganisationDomains.AnyAsync(d => d.OrganisationId == Id && d.Domain == domain && d.ApprovedAt != null, cancel));
    }

    private RedirectToPageResult Back(string done)
    {
        Done = texts[done];
        return RedirectToPage("/Organisations/Index");
    }

    /// <summary>What is typed.</summary>
    internal sealed class Typed
    {
        [StringLength(JoinRequest.TextLength, ErrorMessage = "TooLong"), Display(Name = "Join.Message")]
        public string? Message { get; set; }
    }
}
