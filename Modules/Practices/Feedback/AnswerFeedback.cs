using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Feedback;

/// <summary>The practice's author answers a citizen; the answer stands below their words.</summary>
internal sealed class AnswerFeedback(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>The practice's address; null when the feedback is not there or the person does not answer for the practice.</returns>
    public async Task<string?> Run(Guid id, string answer, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var feedback = await db.Feedback.SingleOrDefaultAsync(f => f.Id == id, cancel);
        if (feedback is null)
            return null;
        var practice = await db.Practices.SingleAsync(p => p.Id == feedback.PracticeId, cancel);
        if (practice.OwnerId != person && practice.CoAuthors.All(a => a.PersonId != person))
            return null;
        feedback.Reply(answer, person, time.GetUtcNow());
        db.Notify(feedback.PersonId, "Notice.FeedbackAnswered", PracticeFacts.PublicPath(practice) + "#feedback", person, practice.TitleUk);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return practice.Slug;
    }
}
