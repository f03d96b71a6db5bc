using Hub.Practices.Checks;
using Hub.Practices.Review;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Hands a version to the editors: gives the practice its address, tells who reviews, closes the author's task.</summary>
internal sealed class SubmitPractice(PracticesDb db, CheckContextQuery checks, ICurrentUser user, TimeProvider time)
{
    /// <returns>False when the person has no such version.</returns>
    public async Task<bool> Run(Guid id, SubmissionWords words, CancellationToken cancel)
    {
        var person = user.RequiredId;
        if (await db.DraftOf(id, person, cancel) is not { } draft)
            return false;
        var (practice, version) = draft;
        // Sent twice by an impatient hand: the first one counts.
        if (version.State is VersionState.Submitted)
            return true;
        var content = version.Read();
        if (version.Number > 1)
            version.TellChanges(words.ChangesUk, words.ChangesEn);
        version.Submit(await checks.Run(version, content, cancel), time.GetUtcNow());
        await GiveAddress(practice, content, cancel);
        Answer(version, words.Reply, person);
        Tell(practice, version, person);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task GiveAddress(Practice practice, PracticeContent content, CancellationToken cancel)
    {
        if (practice.Slug is null)
            practice.GiveAddress(await PracticeAddress.For(db, practice, content.Title.Uk, cancel));
    }

    /// <summary>The author's reply to the editor's reasons belongs to the new round.</summary>
    private void Answer(PracticeVersion version, string? reply, Guid person)
    {
        var text = Typed.Plain(reply).Trim();
        if (text.Length > MostReply)
            throw new SharedKernel.RuleViolation("TooLong", "Reply", "text:Field.Reply", MostReply);
        if (text != "" && version.Round > 1)
            db.Remarks.Add(new ReviewRemark
            {
                VersionId = version.Id,
                Kind = RemarkKind.Reply,
                Section = "General",
                Text = text,
                ById = person,
                At = time.GetUtcNow(),
                Round = version.Round,
            });
    }

    private const int MostReply = 4000;

    private void Tell(Practice practice, PracticeVersion version, Guid person)
    {
        var item = new ReviewCase(practice, version);
        db.Record(practice.Id, version.Id, person, version.Round == 1 ? "Submitted" : "Resubmitted", null, time.GetUtcNow());
        db.TellOwner(practice, version);
        db.NotifyEditors(item.Place, "Notice.Submitted", PracticeFacts.ReviewPath(version.Id), person, version.TitleUk);
        db.OpenReview(item);
        db.CloseTask(version.Id, PracticeTasks.Mend);
    }
}

/// <summary>What the author adds when handing a version over.</summary>
/// <param name="ChangesUk">What is new, for readers; required from the second version on.</param>
/// <param name="ChangesEn">The same in English.</param>
/// <param name="Reply">Answer to the editor's reasons, after a return.</param>
internal sealed record SubmissionWords(string? ChangesUk = null, string? ChangesEn = null, string? Reply = null);
