using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>An expert comments on sections and recommends; the editor decides.</summary>
internal sealed class GiveAdvice(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    public const int MostComment = 4000;

    /// <returns>False when the person was not invited so.</returns>
    public async Task<bool> Run(Guid invitationId, AdviceWords words, CancellationToken cancel)
    {
        var (expert, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.InvitationOf(invitationId, user, cancel) is not ({ } invitation, { } item))
            return false;
        if (!Enum.TryParse<Recommendation>(words.Recommendation, out var recommendation) || !Enum.IsDefined(recommendation))
            throw new RuleViolation("Expert.RecommendationNeeded", "Input.Recommendation");
        var advice = FormText.Of(words.Advice, "Input.Advice", "Field.Advice", ExpertInvitation.MostAdvice);
        invitation.Recommend(expert, recommendation, advice, now);
        Comment(invitation, words, now);
        await db.Forget(item.Id, expert, ReviewPurpose.Advice, cancel);
        db.Record(item.Practice.Id, item.Id, expert, "Advised", null, now);
        db.CloseTask(invitation.Id, PracticeTasks.Advise);
        db.Notify(item.Version.EditorId ?? invitation.InvitedBy, "Notice.Advised", PracticeFacts.ReviewPath(item.Id), expert,
            item.Version.TitleUk, "text:Recommendation." + recommendation);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private void Comment(ExpertInvitation invitation, AdviceWords words, DateTimeOffset now)
    {
        foreach (var section in PracticeContent.AllSections)
        {
            var text = FormText.Of(words.Comments.GetValueOrDefault(section), $"Input.Comments[{section}]", "Section." + section, MostComment);
            if (text != "")
                db.Remarks.Add(new ReviewRemark
                {
                    VersionId = invitation.VersionId,
                    Kind = RemarkKind.ExpertComment,
                    Section = section,
                    Text = text,
                    ById = invitation.ExpertId,
                    At = now,
                    Round = invitation.Round,
                });
        }
    }
}

/// <summary>What the expert says: a comment by section where there is something to say, a recommendation, and the advice.</summary>
internal sealed class AdviceWords
{
    public Dictionary<string, string?> Comments { get; set; } = [];
    public string? Recommendation { get; set; }
    public string? Advice { get; set; }
}
