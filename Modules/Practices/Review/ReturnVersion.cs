using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.People;

namespace Hub.Practices.Review;

/// <summary>The editor sends a version back to its author with reasons by section.</summary>
internal sealed class ReturnVersion(PracticesDb db, ICurrentUser user, TimeProvider time)
{
    public const int MostReason = 4000;

    /// <returns>False when there is no such version with the editors.</returns>
    public async Task<bool> Run(Guid id, int seen, IReadOnlyDictionary<string, string?> written, CancellationToken cancel)
    {
        var (editor, now) = (user.RequiredId, time.GetUtcNow());
        if (await db.CaseOf(id, user, cancel) is not { } item)
            return false;
        // Sent twice by an impatient hand: the first one counts.
        if (item.Version.State == VersionState.Returned && item.Version.DecidedBy == editor)
            return true;
        item.RequireSeen(seen);
        var reasons = Reasons(written);
        item.Version.Return(editor, item.Practice, reasons, now);
        foreach (var (section, text) in reasons)
            db.Remarks.Add(new ReviewRemark
            {
                VersionId = id,
                Kind = RemarkKind.ReturnReason,
                Section = section,
                Text = text,
                ById = editor,
                At = now,
                Round = item.Version.Round,
            });
        var invitations = await db.EndRound(item.Version, editor, now, cancel);
        Tell(item, editor, now);
        db.NotifyAdvisers(invitations, "Notice.AdvisedReturned", null, editor, item.Version.TitleUk);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static Dictionary<string, string> Reasons(IReadOnlyDictionary<string, string?> written) => PracticeContent.AllSections
        .Select(section => (Section: section, Text: FormText.Of(written.GetValueOrDefault(section), $"Reasons[{section}]", "Section." + section, MostReason)))
        .Where(reason => reason.Text != "").ToDictionary(reason => reason.Section, reason => reason.Text);

    private void Tell(ReviewCase item, Guid editor, DateTimeOffset now)
    {
        var (practice, version) = item;
        db.Record(practice.Id, version.Id, editor, "Returned", null, now);
        db.TellOwner(practice, version);
        db.NotifyAuthors(item, "Notice.Returned", PracticeFacts.WayPath(version.Id), editor, version.TitleUk);
        db.OpenMend(practice, version);
    }
}
