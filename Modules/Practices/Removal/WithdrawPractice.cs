using Hub.SharedKernel;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Removal;

/// <summary>An editor takes a practice out without being asked, with a reason readers see.</summary>
internal sealed class WithdrawPractice(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when there is no such practice to read within the editor's limits.</returns>
    public async Task<bool> Run(string slug, string? written, CancellationToken cancel)
    {
        var (editor, now) = (user.RequiredId, time.GetUtcNow());
        var practice = await db.Practices.SingleOrDefaultAsync(p => p.Slug == slug, cancel);
        if (practice is not { IsReadable: true } || !user.Can(PracticesModule.Review, practice.Place))
            return false;
        if (practice.IsAuthor(editor))
            throw new RuleViolation("Practice.OwnPractice");
        await db.TakeOut(practice, FormText.Reason(written, "Reason", RemovalRequest.MostReason), editor, now, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
