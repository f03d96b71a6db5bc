using Hub.Contest.Conflicts;
using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>An invited person accepts the rules of the round and takes part.</summary>
internal sealed class AcceptInvitation(ContestDb db, FindConflicts find, ICurrentUser user, TimeProvider time)
{
    /// <returns>The juror; null when there is no such invitation for this person.</returns>
    public async Task<Juror?> Run(Guid id, string? key, int rules, bool accepted, DeclarationInput input, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.InvitationOf(id, key, me, cancel) is not { } juror)
            return null;
        if (!accepted)
            throw new RuleViolation("Juror.AcceptRules", "Accepted");
        if (await db.Rules.Where(r => r.RoundId == juror.RoundId).MaxAsync(r => (int?)r.Number, cancel) is var latest && latest != rules)
            throw new RuleViolation("Juror.RulesChanged");
        if (await db.Jurors.AnyAsync(j => j.RoundId == juror.RoundId && j.PersonId == me && j.Id != id, cancel))
            throw new RuleViolation("Juror.AlreadyYourself");
        juror.Accept(me, rules, now);
        await db.Declare(juror, input, user.OrganisationCodes, now, cancel);
        await db.TellAnswer(juror, "Notice.JurorAccepted", "juror.accepted", me, cancel);
        await db.SaveChangesAsync(cancel);
        await find.Run(juror.RoundId, cancel);
        return juror;
    }
}

/// <summary>An invited person refuses and says why; who was invited by mail needs no account for that.</summary>
internal sealed class DeclineInvitation(ContestDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such invitation for this person.</returns>
    public async Task<bool> Run(Guid id, string? key, string? reason, CancellationToken cancel)
    {
        if (await db.InvitationOf(id, key, user.Id, cancel) is not { } juror)
            return false;
        juror.Decline(string.IsNullOrWhiteSpace(reason) ? throw new RuleViolation("Juror.DeclineReason", "Reason") : reason, time.GetUtcNow());
        await db.TellAnswer(juror, "Notice.JurorDeclined", "juror.declined", user.Id, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}

internal static class InvitationAnswers
{
    /// <summary>The invitation of whoever is signed in, or of whoever has the secret of its link; null alike when there is none and when it is somebody else's.</summary>
    public static async Task<Juror?> InvitationOf(this ContestDb db, Guid id, string? key, Guid? person, CancellationToken cancel)
    {
        var hash = string.IsNullOrEmpty(key) ? "" : Juror.HashOf(key);
        return await db.Jurors.SingleOrDefaultAsync(j => j.Id == id && (j.PersonId != null && j.PersonId == person || j.TokenHash != null && j.TokenHash == hash), cancel);
    }

    public static async Task TellAnswer(this ContestDb db, Juror juror, string notice, string action, Guid? by, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == juror.RoundId, cancel);
        db.CloseAnswer(juror);
        db.TellJuror(juror, round);
        db.TellOrganisers(by, notice, JuryFacts.MembersPath(round.Id), juror.NameUk, round.TitleUk);
        db.Audit(by, action, $"juror/{juror.Id}", juror.AcceptedRules?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
    }
}

/// <summary>A juror changes what they declared; conflicts are looked for anew.</summary>
internal sealed class ChangeDeclaration(ContestDb db, FindConflicts find, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person is no juror of the round.</returns>
    public async Task<bool> Run(Guid round, DeclarationInput input, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.Jurors.SingleOrDefaultAsync(j => j.RoundId == round && j.PersonId == me && j.State == JurorState.Accepted, cancel) is not { } juror)
            return false;
        await db.Declare(juror, input, user.OrganisationCodes, now, cancel);
        db.Audit(me, "juror.declared", $"juror/{juror.Id}");
        await db.SaveChangesAsync(cancel);
        await find.Run(round, cancel);
        return true;
    }
}
