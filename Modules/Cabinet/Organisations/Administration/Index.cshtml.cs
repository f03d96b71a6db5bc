using Hub.Cabinet.Organisations.Domains;
using Hub.Cabinet.Organisations.Management;
using Hub.Cabinet.Roles;
using Hub.SharedKernel;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Administration;

/// <summary>What only whoever keeps the registry can answer: requests no manager sees, and e-mail domains.</summary>
[RequirePermission(RoleCatalog.Organisations)]
internal sealed class AdministrationPage(
    CabinetDb db, OrganisationLines lines, OpenRequests requests, ApproveDomain approve, RemoveDomain remove, IStringLocalizer<Texts> texts) : HubPage
{
    private const int Most = 100;
    private const int ReasonLength = 300;

    public IReadOnlyList<OpenRequest> Requests { get; private set; } = [];

    public IReadOnlyList<WaitingDomain> Domains { get; private set; } = [];

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPostApprove(Guid id, CancellationToken cancel)
    {
        await approve.Run(id, cancel);
        Done = texts["Domain.WasApproved"];
        return RedirectToPage(null, null, new { id = (string?)null });
    }

    public async Task<IActionResult> OnPostDecline(Guid id, string? reason, CancellationToken cancel)
    {
        var text = (reason ?? "").Trim();
        if (text.Length == 0)
            throw new RuleViolation("Request.ReasonMissing");
        if (text.Length > ReasonLength)
            throw new RuleViolation("Request.ReasonTooLong", null, ReasonLength);
        await remove.Run(id, text, cancel);
        Done = texts["Domain.WasDeclined"];
        return RedirectToPage(null, null, new { id = (string?)null });
    }

    public override async Task Load(CancellationToken cancel)
    {
        Requests = await requests.Unmanaged(cancel);
        Domains = [.. (await db.OrganisationDomains.AsNoTracking().Include(d => d.Organisation).Where(d => d.ApprovedAt == null)
            .OrderBy(d => d.DeclaredAt).Take(Most).ToListAsync(cancel))
            .Select(d => new WaitingDomain(d.Id, d.Shown, d.DeclaredAt, d.Organisation.Site, lines.Of(d.Organisation)))];
    }
}

/// <summary>A domain that nobody has looked at yet.</summary>
internal sealed record WaitingDomain(Guid Id, string Domain, DateTimeOffset DeclaredAt, string? Site, OrganisationLine Organisation);
