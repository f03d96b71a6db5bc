using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>Whoever recorded a replication tells how it goes.</summary>
internal sealed class AnswerFollowUp(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <param name="id">The question.</param>
    /// <param name="stillWorks">Null when neither was chosen.</param>
    /// <param name="text">How it goes, or why it was given up.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Public path of the practice; null when the question is not the person's.</returns>
    public async Task<string?> Run(Guid id, bool? stillWorks, string? text, CancellationToken cancel)
    {
        var person = user.RequiredId;
        var found = await (
            from question in db.FollowUps
            join replication in db.Replications on question.ReplicationId equals replication.Id
            join practice in db.Practices on replication.PracticeId equals practice.Id
            where question.Id == id && question.AskedAt != null && replication.ById == person
            select new { Question = question, replication.OrganisationUk, Practice = practice }).SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var path = PracticeFacts.PublicPath(found.Practice) + "#replications";
        var words = FormText.Of(text, "Input.Text", "FollowUp.Text", Replication.MostText);
        if (found.Question.AnsweredAt is not null && found.Question.StillWorks == stillWorks && found.Question.Text == words)
            return path;
        found.Question.Answer(stillWorks ?? throw new RuleViolation("FollowUp.ChoiceNeeded", "Input.StillWorks"), words, time.GetUtcNow());
        db.CloseTask(id, PracticeTasks.FollowUp);
        db.Notify(found.Practice.OwnerId, "Notice.FollowUpAnswered", path, person, found.Practice.TitleUk, found.OrganisationUk);
        db.PagesChanged();
        await db.SaveChangesAsync(cancel);
        return path;
    }
}
