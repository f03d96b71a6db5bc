using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>An invitation before the invited: the rules, what to declare, and both answers. Who has the link may refuse without an account; to take part one signs in.</summary>
[AllowAnonymous]
internal sealed class InvitationModel(ContestDb db, AcceptInvitation accept, DeclineInvitation decline, ICurrentUser user, TimeProvider time) : JuryPage, IDeclares
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Secret of the mailed link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    [BindProperty]
    public DeclarationInput Input { get; set; } = new();

    /// <summary>The version of the rules that was read.</summary>
    [BindProperty]
    public int Rules { get; set; }

    [BindProperty]
    public bool Accepted { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Juror Juror { get; private set; } = null!;
    public Round Round { get; private set; } = null!;
    public RulesVersion? Text { get; private set; }
    public IReadOnlyList<Nomination> Team { get; private set; } = [];
    public bool IsSignedIn => user.Id is not null;
    public bool IsExpired => Juror.IsExpired(time.GetUtcNow());

    /// <summary>The way back after signing in.</summary>
    public string Here => Language.Path($"{JuryFacts.InvitationPath(Id)}?key={Key}", Language.Current);

    public void OnGet()
    {
        Input.Widen();
        Rules = Text?.Number ?? 0;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!IsSignedIn)
            return Challenge();
        if (await accept.Run(Id, Key, Rules, Accepted, Input, cancel) is not { } juror)
            return NotFound();
        Done = Texts["Jury.AcceptedDone"];
        return RedirectToPage("/Conflicts/Own", new { round = juror.RoundId });
    }

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancel)
    {
        if (!await decline.Run(Id, Key, Reason, cancel))
            return NotFound();
        Done = Texts["Jury.DeclinedDone"];
        return IsSignedIn ? RedirectToPage("Index", new { id = (Guid?)null }) : Redirect(Language.Path("/", Language.Current));
    }

    public override async Task<bool> Find(CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.InvitationOf(Id, Key, user.Id, cancel) is not { } juror)
            return false;
        Juror = juror;
        Round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == juror.RoundId, cancel);
        Text = await db.Rules.AsNoTracking().Where(r => r.RoundId == juror.RoundId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);
        Team = await db.TeamOf(juror, cancel);
        db.ChangeTracker.Clear();
        return true;
    }

    public override async Task Load(CancellationToken cancel)
    {
        await base.Load(cancel);
        Input.Widen();
        Rules = Text?.Number ?? 0;
        ModelState.Remove(nameof(Rules));
    }
}

internal static class Teams
{
    /// <summary>Nominations a juror reads for: those of the team, or all.</summary>
    public static async Task<List<Nomination>> TeamOf(this ContestDb db, Juror juror, CancellationToken cancel)
    {
        var team = juror.Nominations.Select(n => n.NominationId).ToList();
        return await db.Nominations.AsNoTracking().IgnoreAutoIncludes().Where(n => n.RoundId == juror.RoundId && (team.Count == 0 || team.Contains(n.Id))).OrderBy(n => n.Place).ToListAsync(cancel);
    }
}
