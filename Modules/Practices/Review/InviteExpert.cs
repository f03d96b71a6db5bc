using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>The editor asks an expert for advice until a day.</summary>
internal sealed class InviteExpert(PracticesDb db, IPeople people, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such version with the editors.</returns>
    public async Task<bool> Run(Guid id, InvitationWords words, CancellationToken cancel)
    {
        var (editor, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.CaseOf(id, user, cancel) is not { } item)
            return false;
        var expert = await Expert(words.ExpertId, item, cancel);
        var question = FormText.OrNull(words.Question, "Input.Question", "Field.Question", ExpertInvitation.MostQuestion);
        var invitation = ExpertInvitation.Invite(expert.Id, item.Version, item.Practice, editor, question, now, Due(words.Due));
        if (await db.ExpertInvitations.AnyAsync(i => i.VersionId == id && i.ExpertId == expert.Id && i.Round == invitation.Round, cancel))
            throw new RuleViolation("Expert.AlreadyInvited", "Input.ExpertId", expert.Name);
        db.ExpertInvitations.Add(invitation);
        Tell(item, invitation, editor, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<PersonName> Expert(string? id, ReviewCase item, CancellationToken cancel)
    {
        if (!Guid.TryParse(id, out var person))
            throw new RuleViolation("Expert.Choose", "Input.ExpertId");
        var experts = await people.Experts(item, cancel);
        return experts.FirstOrDefault(e => e.Id == person) ?? throw new RuleViolation("Expert.NotAnExpert", "Input.ExpertId");
    }

    private static DateTimeOffset? Due(string? day)
    {
        if (string.IsNullOrWhiteSpace(day))
            return null;
        return Typed.TryDate(day, out var date) ? KyivTime.EndOf(date) : throw new RuleViolation("NotADate", "Input.Due", "text:Field.Due");
    }

    private void Tell(ReviewCase item, ExpertInvitation invitation, Guid editor, DateTimeOffset now)
    {
        var title = item.Version.TitleUk;
        db.Record(item.Practice.Id, item.Id, editor, "ExpertInvited", null, now);
        db.Notify(invitation.ExpertId, "Notice.ExpertInvited", Advising.Path(invitation.Id), editor, title);
        db.OpenAdvise(invitation, title);
    }
}

/// <summary>Whom the editor asks, what, and until when (a day in Kyiv; empty for the usual term).</summary>
internal sealed class InvitationWords
{
    public string? ExpertId { get; set; }
    public string? Question { get; set; }
    public string? Due { get; set; }
}
