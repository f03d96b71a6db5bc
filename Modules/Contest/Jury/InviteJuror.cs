using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Jury;

/// <summary>Whom the organiser invites.</summary>
internal sealed class InvitationInput
{
    public string? NameUk { get; set; }
    public string? NameEn { get; set; }
    public string? Email { get; set; }
    public string? Category { get; set; }

    /// <summary>Nominations of the team; none for all.</summary>
    public List<string> Nominations { get; set; } = [];

    /// <summary>The last day to answer, in Kyiv.</summary>
    public string? Expires { get; set; }
}

/// <summary>The organiser invites somebody into a round's jury: by notice where the address belongs to an account, by mail otherwise.</summary>
internal sealed class InviteJuror(ContestDb db, IPeople people, ICurrentUser user, TimeProvider time)
{
    public const int UsualDays = 14;
    private const int MostEmail = 254;

    /// <returns>The juror; null when there is no such round.</returns>
    public async Task<Guid?> Run(Guid round, InvitationInput input, CancellationToken cancel)
    {
        var (me, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } there)
            return null;
        if (there.PhaseAt(now) > Phase.Jury)
            throw new RuleViolation("Juror.TooLate");
        var email = Email(input.Email);
        if (!Enum.TryParse<JurorCategory>(input.Category, out var category) || !Enum.IsDefined(category))
            throw new RuleViolation("Juror.CategoryNeeded", "Input.Category");
        var person = await people.ByEmail(email, cancel);
        if (await db.Jurors.AnyAsync(j => j.RoundId == round && (j.Email == email || person != null && j.PersonId == person.Id), cancel))
            throw new RuleViolation("Juror.Already", "Input.Email", email);
        var last = await db.Jurors.Where(j => j.RoundId == round).MaxAsync(j => (int?)j.Pseudonym, cancel) ?? 0;
        var juror = Juror.Invite(Guid.CreateVersion7(), round, person?.Id, input.NameUk ?? "", input.NameEn, email, category, last + 1, null, me, now, there.LastAnswer(Expires(input.Expires, now)));
        juror.JoinTeams((await Team(round, input.Nominations, cancel)).Select(n => (n, 0)));
        db.Jurors.Add(juror);
        db.SendInvitation(juror, there, reminder: false, now);
        db.TellJuror(juror, there);
        db.Audit(me, "juror.invited", $"juror/{juror.Id}", category.ToString());
        await db.SaveChangesAsync(cancel);
        return juror.Id;
    }

    public static DateTimeOffset Expires(string? day, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(day))
            return KyivTime.EndOf(KyivTime.DateOf(now).AddDays(UsualDays));
        if (!DateOnly.TryParseExact(day.Trim(), ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], out var date))
            throw new RuleViolation("NotADate", "Input.Expires", "text:Field.Expires");
        return KyivTime.EndOf(date) is var end && end > now && end <= now.AddDays(366) ? end : throw new RuleViolation("Juror.ExpiresPast", "Input.Expires");
    }

    private static string Email(string? typed)
    {
        var email = Limits.Line(typed, "Input.Email", "Field.Email", MostEmail).ToLowerInvariant();
        return email.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain] && domain.Contains('.') && !email.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '<' or '>')
            ? email : throw new RuleViolation("Juror.Email", "Input.Email");
    }

    private async Task<List<Guid>> Team(Guid round, List<string> chosen, CancellationToken cancel)
    {
        var ids = chosen.Select(c => Guid.TryParse(c, out var id) ? id : Guid.Empty).ToList();
        return await db.Nominations.Where(n => n.RoundId == round && ids.Contains(n.Id)).Select(n => n.Id).ToListAsync(cancel);
    }
}

internal static class Invitations
{
    /// <summary>Nobody is waited for longer than scoring lasts.</summary>
    public static DateTimeOffset LastAnswer(this Round round, DateTimeOffset wanted) => wanted < round.Calendar.Deliberation ? wanted : round.Calendar.Deliberation;

    /// <summary>A notice and a task for who has an account, a mail for who has none.</summary>
    public static void SendInvitation(this ContestDb db, Juror juror, Round round, bool reminder, DateTimeOffset now)
    {
        if (juror.PersonId is null)
        {
            db.JuryLetters.Add(JuryLetter.To(juror.Id, reminder, now));
            return;
        }
        db.TellPerson(juror.PersonId, reminder ? "Notice.InvitationWaits" : "Notice.JurorInvited", JuryFacts.InvitationPath(juror.Id), round.TitleUk);
        db.OpenAnswer(juror, round.TitleUk);
    }
}
