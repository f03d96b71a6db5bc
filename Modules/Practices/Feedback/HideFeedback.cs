using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Feedback;

/// <summary>A moderator hides a feedback with a reason that stays readable, or shows it again; the practice is counted anew.</summary>
internal sealed class HideFeedback(PracticesDb db, Judgement judgement, ICurrentUser user, TimeProvider time)
{
    /// <param name="id">The feedback.</param>
    /// <param name="reason">Why it is hidden; null shows it again.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>The practice's address; null when the feedback is not there within the moderator's limits.</returns>
    public async Task<string?> Run(Guid id, string? reason, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var practiceId = await db.Feedback.Where(f => f.Id == id && db.Practices.Within(user.Reach(PracticesModule.Moderate)).Any(p => p.Id == f.PracticeId))
            .Select(f => (Guid?)f.PracticeId).SingleOrDefaultAsync(cancel);
        if (practiceId is null)
            return null;
        string? slug = null;
        await judgement.Run(practiceId.Value, async practice =>
        {
            slug = practice.Slug;
            var feedback = await db.Feedback.SingleAsync(f => f.Id == id, cancel);
            if (reason is null)
                feedback.Unhide();
            else
                feedback.Hide(reason, person, time.GetUtcNow());
            db.Record(practice.Id, null, person, reason is null ? "FeedbackShown" : "FeedbackHidden", reason, time.GetUtcNow());
            if (reason is not null)
                db.Notify(feedback.PersonId, "Notice.FeedbackHidden", PracticeFacts.PublicPath(practice) + "#feedback", person, practice.TitleUk, reason);
        }, cancel);
        return slug;
    }
}
