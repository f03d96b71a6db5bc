using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Cabinet.Organisations.Invitations;

/// <summary>Where the mailed invitation leads, also for somebody who has no account yet.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
internal sealed class AcceptPage(
    CabinetDb db, OrganisationLines lines, AcceptInvitation accept, IPeople people, ICurrentUser user, IStringLocalizer<Texts> texts) : HubPage
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public OrganisationLine? Organisation { get; private set; }

    public string InvitedBy { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public bool IsSignedIn => user.Id is not null;

    public string SignInHref => Language.Path(
        $"/cabinet/signin?returnUrl={Uri.EscapeDataString(Language.Path($"/cabinet/organisations/invitation?code={Uri.EscapeDataString(Code ?? "")}", Language.Current))}",
        Language.Current);

    public Task OnGet(CancellationToken cancel) => Load(cancel);

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var hash = Invitation.Hash(Code);
        var id = await db.Invitations.Where(i => i.SecretHash == hash).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancel)
            ?? throw new RuleViolation("Invitation.Unknown");
        await accept.Run(user.RequiredId, id, cancel);
        Done = texts["Organisation.Joined"];
        return LocalRedirect(Language.Path("/cabinet/organisations", Language.Current));
    }

    public override async Task Load(CancellationToken cancel)
    {
        // The address holds a secret and the answer changes with its use.
        Response.Headers.CacheControl = "no-store";
        var hash = Invitation.Hash(Code);
        var invitation = await db.Invitations.AsNoTracking().Include(i => i.Organisation).SingleOrDefaultAsync(i => i.SecretHash == hash, cancel);
        if (invitation is null)
            return;
        (Organisation, ExpiresAt) = (lines.Of(invitation.Organisation), invitation.ExpiresAt);
        InvitedBy = invitation.InvitedById is { } by ? (await people.Names([by], cancel))[by] : texts["Audit.Portal"];
    }
}
