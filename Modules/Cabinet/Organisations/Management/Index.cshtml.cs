using System.ComponentModel.DataAnnotations;
using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Management;

/// <summary>Where managers take care of their organisation: who asks in, who works there, who is invited, which e-mail domains are its own.</summary>
[Authorize]
internal sealed class ManagePage(
    CabinetDb db, OrganisationRights rights, OrganisationLines lines, OpenRequests requests, ApproveRequest approve, AppointManager appoint, DismissManager dismiss,
    RemoveMember remove, InvitePerson invite, CallBackInvitation callBack, DeclareDomain declare, RemoveDomain removeDomain, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Typed Input { get; set; } = new();

    [BindProperty, StringLength(OrganisationDomain.Longest, ErrorMessage = "TooLong"), Display(Name = "Manage.Domain")]
    public string? Domain { get; set; }

    /// <summary>Address of the manager appointed by whoever keeps the registry.</summary>
    [BindProperty]
    public string? Email { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public bool KeepsRegistry => rights.KeepsRegistry;

    public OrganisationLine? Organisation { get; private set; }

    public IReadOnlyList<OpenRequest> Requests { get; private set; } = [];

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public IReadOnlyList<OrganisationDomain> Domains { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancel)
    {
        await Load(cancel);
        return NothingHere ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostApprove(Guid request, CancellationToken cancel) => Do(() => approve.Run(request, cancel), "Request.Approved");

    public Task<IActionResult> OnPostAppoint(Guid person, CancellationToken cancel) => Do(() => appoint.Run(Id, person, cancel), "Manager.Appointed");

    public Task<IActionResult> OnPostAppointByEmail(CancellationToken cancel) => Do(() => appoint.Run(Id, Email, cancel), "Manager.Appointed");

    public Task<IActionResult> OnPostDismiss(Guid person, CancellationToken cancel) => Do(() => dismiss.Run(Id, person, cancel), "Manager.Dismissed");

    public Task<IActionResult> OnPostRemove(Guid person, CancellationToken cancel) => Do(() => remove.Run(Id, person, cancel), "Manager.Removed");

    public Task<IActionResult> OnPostInvite(CancellationToken cancel) => Do(() => invite.Run(Id, Input.Email, Input.AsManager, cancel), "Invitation.Sent");

    public Task<IActionResult> OnPostCallBack(Guid invitation, CancellationToken cancel) => Do(() => callBack.Run(invitation, cancel), "Invitation.WasCalledBack");

    public Task<IActionResult> OnPostDomain(CancellationToken cancel) => Do(() => declare.Run(Id, Domain, cancel), "Domain.Declared");

    public Task<IActionResult> OnPostRemoveDomain(Guid domainId, CancellationToken cancel) => Do(() => removeDomain.Run(domainId, null, cancel), "Domain.Removed");

    public override async Task Load(CancellationToken cancel)
    {
        var found = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == Id, cancel);
        NothingHere = found is null or { IsMerged: true } || !await rights.Manages(Id, cancel);
        if (NothingHere)
            return;
        var now = time.GetUtcNow();
        Organisation = lines.Of(found!);
        Requests = await requests.At(Id, rights.KeepsRegistry, cancel);
        Invitations = await db.Invitations.AsNoTracking().Where(i => i.OrganisationId == Id).Where(Invitation.Waiting(now))
            .OrderBy(i => i.InvitedAt).Take(Size).ToListAsync(cancel);
        Domains = await db.OrganisationDomains.AsNoTracking().Where(d => d.OrganisationId == Id).OrderBy(d => d.Domain).Take(Size).ToListAsync(cancel);
        await LoadMembers(cancel);
    }

    private async Task LoadMembers(CancellationToken cancel)
    {
        var all = db.Memberships.AsNoTracking().Where(m => m.OrganisationId == Id);
        Pages = (await all.CountAsync(cancel) + Size - 1) / Size;
        Number = Math.Clamp(Number, 1, Math.Max(1, Pages));
        Members = await all.Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m, p })
            .OrderByDescending(x => x.m.IsManager).ThenBy(x => x.p.NameOrder).ThenBy(x => x.p.Id)
            .Skip((Number - 1) * Size).Take(Size).Select(x => new Member(x.p.Id, x.p.Name, x.m.Since, x.m.IsManager)).ToListAsync(cancel);
    }

    private async Task<IActionResult> Do(Func<Task> work, string done)
    {
        await work();
        Done = texts[done];
        // Who stepped down has nothing to manage any more.
        return await rights.Manages(Id, HttpContext.RequestAborted) ? RedirectToPage(null, null, new { id = Id }) : RedirectToPage("/Organisations/Index");
    }

    /// <summary>What is typed to invite somebody.</summary>
    internal sealed class Typed
    {
        [StringLength(EmailAddress.Longest, ErrorMessage = "TooLong"), Display(Name = "Field.Email")]
        public string? Email { get; set; }

        public bool AsManager { get; set; }
    }
}

/// <summary>Somebody who works there.</summary>
internal sealed record Member(Guid Id, string Name, DateTimeOffset Since, bool IsManager);
