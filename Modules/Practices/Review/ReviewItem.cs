using Hub.Practices.Checks;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>Everything an editor or an invited expert sees of a version.</summary>
internal sealed record ReviewItem(
    ReviewCase Case, PracticeContent Content, CheckReport Report, IReadOnlyList<PracticeFile> Files, IReadOnlyList<ReviewRemark> Remarks,
    IReadOnlyList<ExpertInvitation> Invitations, IReadOnlyList<TimelineEntry> Timeline, PracticeVersion? Earlier, IReadOnlyDictionary<Guid, string> Names)
{
    public PracticeVersion Version => Case.Version;

    public string Name(Guid? person) => person is { } id && Names.TryGetValue(id, out var name) ? name : "";

    public IEnumerable<ReviewRemark> RemarksOn(string section) => Remarks.Where(r => r.Section == section);
}

/// <summary>Gathers it.</summary>
internal sealed class ReviewItemQuery(PracticesDb db, CheckContextQuery checks, IPeople people, ICurrentUser reader)
{
    private const int MostEntries = 200;

    public async Task<ReviewItem?> Run(Guid id, CancellationToken cancel) =>
        await db.ReadCase(id, reader, cancel) is { } item ? await Run(item, cancel) : null;

    public async Task<ReviewItem> Run(ReviewCase item, CancellationToken cancel)
    {
        var version = item.Version;
        var content = version.Read();
        var report = await checks.Run(version, content, cancel);
        var files = await db.Files.AsNoTracking().Where(f => f.VersionId == version.Id).OrderBy(f => f.Place).ThenBy(f => f.Id).ToListAsync(cancel);
        var remarks = await db.Remarks.AsNoTracking().Where(r => r.VersionId == version.Id)
            .OrderBy(r => r.Round).ThenBy(r => r.At).ThenBy(r => r.Id).Take(MostEntries * 5).ToListAsync(cancel);
        var invitations = await db.ExpertInvitations.AsNoTracking().Where(i => i.VersionId == version.Id)
            .OrderBy(i => i.Round).ThenBy(i => i.InvitedAt).ThenBy(i => i.Id).ToListAsync(cancel);
        var timeline = await db.Timeline.AsNoTracking().Where(t => t.PracticeId == version.PracticeId)
            .OrderByDescending(t => t.At).ThenByDescending(t => t.Id).Take(MostEntries).ToListAsync(cancel);
        var names = await people.Names(People(version, remarks, invitations, timeline), cancel);
        return new(item, content, report, files, remarks, invitations, timeline, await Earlier(version, cancel), names);
    }

    /// <summary>What readers have seen before this version.</summary>
    private async Task<PracticeVersion?> Earlier(PracticeVersion version, CancellationToken cancel) => version.Number < 2 ? null
        : await db.Versions.AsNoTracking().Where(v => v.PracticeId == version.PracticeId && v.Number < version.Number
                && (v.State == VersionState.Published || v.State == VersionState.Superseded))
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);

    private static IEnumerable<Guid> People(
        PracticeVersion version, IEnumerable<ReviewRemark> remarks, IEnumerable<ExpertInvitation> invitations, IEnumerable<TimelineEntry> timeline) =>
        new[] { version.AuthorId, version.EditorId, version.DecidedBy }.OfType<Guid>()
            .Concat(remarks.Select(r => r.ById)).Concat(invitations.SelectMany(i => new[] { i.ExpertId, i.InvitedBy }))
            .Concat(timeline.Select(t => t.PersonId).OfType<Guid>()).Distinct();
}
