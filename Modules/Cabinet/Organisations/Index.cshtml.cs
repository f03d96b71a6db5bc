using Hub.Cabinet.Organisations.Invitations;
using Hub.Cabinet.Organisations.Joining;
using Hub.Cabinet.People;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations;

/// <summary>Where the person works: their organisations, who invites them, what they asked, and a search for one to join.</summary>
[Authorize]
internal sealed class OrganisationsPage(
    CabinetDb db, OrganisationLines lines, LeaveOrganisation leave, AcceptInvitation accept, WithdrawRequest withdraw, JoinByDomain joinByDomain,
    ICurrentUser user, IStringLocalizer<Texts> texts, TimeProvider time) : HubPage
{
    private const int Most = 20;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<MyOrganisation> Mine { get; private set; } = [];

    public IReadOnlyList<MyInvitation> Invitations { get; private set; } = [];

    public IReadOnlyList<MyRequest> Requests { get; private set; } = [];

    /// <summary>Organisations the person's mailbox belongs to.</summary>
    public IReadOnlyList<OrganisationLine> ByDomain { get; private set; } = [];

    public IReadOnlyList<OrganisationLine> Found { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostLeave(Guid id, CancellationToken cancel)
    {
        await leave.Run(user.RequiredId, id, cancel);
        return Again("Organisation.Left");
    }

    public async Task<IActionResult> OnPostAccept(Guid id, CancellationToken cancel)
    {
        await accept.Run(user.RequiredId, id, cancel);
        return Again("Organisation.Joined");
    }

    public async Task<IActionResult> OnPostWithdraw(Guid id, CancellationToken cancel)
    {
        await withdraw.Run(user.RequiredId, id, cancel);
        return Again("Request.TakenBack");
    }

    public async Task<IActionResult> OnPostDomain(Guid id, CancellationToken cancel)
    {
        await joinByDomain.Run(user.RequiredId, id, cancel);
        return Again("Organisation.Joined");
    }

    public override async Task Load(CancellationToken cancel)
    {
        var me = user.RequiredId;
        var mine = await db.Memberships.AsNoTracking().Where(m => m.PersonId == me).OrderBy(m => m.Since)
            .Select(m => new { m.Organisation, m.IsManager, Managed = db.Memberships.Any(o => o.OrganisationId == m.OrganisationId && o.IsManager) })
            .Take(Most).ToListAsync(cancel);
        Mine = [.. mine.Select(m => new MyOrganisation(lines.Of(m.Organisation), m.IsManager, m.Managed))];
        await LoadOpen(me, cancel);
        if (!string.IsNullOrWhiteSpace(Q))
            Found = Others(await db.Named(Edrpou.Normalise(Q), Person.Folded(Q.Trim())).OrderBy(o => IsEnglish ? o.OrderEn : o.OrderUk).Take(Most).ToListAsync(cancel));
    }

    private async Task LoadOpen(Guid me, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var person = await db.People.AsNoTracking().Where(p => p.Id == me).Select(p => new { p.Email, p.NormalizedEmail, p.EmailConfirmed }).SingleOrDefaultAsync(cancel);
        Requests = [.. (await db.JoinRequests.AsNoTracking().Include(r => r.Organisation).Where(r => r.PersonId == me && r.DecidedAt == null)
            .OrderBy(r => r.AskedAt).Take(Most).ToListAsync(cancel)).Select(r => new MyRequest(r.Id, r.Kind, r.AskedAt, lines.Of(r.Organisation)))];
        if (person is not { EmailConfirmed: true })
            return;
        Invitations = [.. (await db.Invitations.AsNoTracking().Include(i => i.Organisation).Where(i => i.NormalizedEmail == person.NormalizedEmail)
            .Where(Invitation.Waiting(now)).OrderBy(i => i.InvitedAt).Take(Most).ToListAsync(cancel))
            .Select(i => new MyInvitation(i.Id, i.ExpiresAt, lines.Of(i.Organisation)))];
        var domain = JoinByDomain.DomainOf(person.Email!);
        ByDomain = Others(await db.OrganisationDomains.AsNoTracking().Where(d => d.Domain == domain && d.ApprovedAt != null && d.Organisation.MergedIntoId == null)
            .OrderBy(d => d.Organisation.OrderUk).Select(d => d.Organisation).Take(Most).ToListAsync(cancel));
    }

    private IReadOnlyList<OrganisationLine> Others(IEnumerable<Organisation> organisations) =>
        [.. organisations.Select(lines.Of).Where(o => Mine.All(m => m.Organisation.Id != o.Id))];

    private RedirectToPageResult Again(string done)
    {
        Done = texts[done];
        return RedirectToPage(new { q = (string?)null });
    }
}

/// <summary>An organisation the person works for.</summary>
/// <param name="IsManager">Whether the person manages its entry.</param>
/// <param name="Managed">Whether anybody does.</param>
internal sealed record MyOrganisation(OrganisationLine Organisation, bool IsManager, bool Managed);

/// <summary>Who invites the person.</summary>
internal sealed record MyInvitation(Guid Id, DateTimeOffset ExpiresAt, OrganisationLine Organisation);

/// <summary>What the person asked and nobody has answered yet.</summary>
internal sealed record MyRequest(Guid Id, RequestKind Kind, DateTimeOffset AskedAt, OrganisationLine Organisation);
