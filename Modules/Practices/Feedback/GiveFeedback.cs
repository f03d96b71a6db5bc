using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Feedback;

/// <summary>A person says whether it worked for them, once per practice and place; saying it again changes what they said.</summary>
internal sealed class GiveFeedback(PracticesDb db, Judgement judgement, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such practice to read.</returns>
    public async Task<bool> Run(Guid id, string slug, FeedbackWords words, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var practiceId = await db.Practices.Where(p => p.Slug == slug).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancel);
        if (practiceId is null)
            return false;
        var key = CitizenFeedback.KeyOf(words.Region, words.Place);
        await judgement.Run(practiceId.Value, async practice =>
        {
            var before = await db.Feedback.SingleOrDefaultAsync(f => f.PracticeId == practice.Id && f.PersonId == person && (f.PlaceKey == key || f.Id == id), cancel);
            if (before is null)
            {
                var own = user.OrganisationCodes.Contains(practice.OrganisationCode) || practice.CoAuthors.Any(a => a.PersonId == person);
                db.Feedback.Add(CitizenFeedback.Give(id, practice, person, words, own, time.GetUtcNow()));
                db.Notify(practice.OwnerId, "Notice.Feedback", PracticeFacts.PublicPath(practice) + "#feedback", person, practice.TitleUk, "text:Verdict." + words.Verdict);
            }
            else
            {
                before.Change(words, time.GetUtcNow());
            }
        }, cancel);
        return true;
    }
}
