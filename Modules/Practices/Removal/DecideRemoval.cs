using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Removal;

/// <summary>An editor answers an owner's wish: takes the practice out, or keeps it and says why.</summary>
internal sealed class DecideRemoval(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <param name="id">The request.</param>
    /// <param name="agreed">Null when nothing was chosen.</param>
    /// <param name="publicReason">What the tombstone says, when agreed.</param>
    /// <param name="answer">What the owner is told; required when refused.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>False when there is no such request within the editor's limits.</returns>
    public async Task<bool> Run(Guid id, bool? agreed, string? publicReason, string? answer, CancellationToken cancel)
    {
        var (editor, now) = (user.RequiredId, time.GetUtcNow());
        var request = await db.RemovalRequests.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return false;
        var practice = await db.Practices.SingleAsync(p => p.Id == request.PracticeId, cancel);
        if (!user.Can(PracticesModule.Review, practice.Place))
            return false;
        if (agreed is null)
            throw new RuleViolation("Removal.Choose", "Agreed");
        if (practice.IsAuthor(editor))
            throw new RuleViolation("Practice.OwnPractice");
        var told = FormText.Of(answer, "Answer", "Field.Answer", RemovalRequest.MostReason);
        request.Decide(agreed.Value, told, editor, now);
        db.CloseTask(id, PracticeTasks.Removal);
        if (agreed.Value)
            await db.TakeOut(practice, FormText.Reason(publicReason, "PublicReason", RemovalRequest.MostReason), editor, now, cancel);
        else
            Refuse(practice, request, told, editor, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private void Refuse(Practice practice, RemovalRequest request, string answer, Guid editor, DateTimeOffset now)
    {
        db.Record(practice.Id, practice.PublishedVersionId, editor, "RemovalRefused", answer, now);
        db.Notify(request.RequestedBy, "Notice.RemovalRefused", PracticeFacts.PublicPath(practice), editor, practice.TitleUk, answer);
    }
}
