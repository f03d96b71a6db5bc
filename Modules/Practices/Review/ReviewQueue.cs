using Hub.Practices.Removal;
using Hub.SharedKernel.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Review;

/// <summary>What part of the queue is looked at.</summary>
internal enum QueueView
{
    All,
    New,
    Mine,
    Overdue,
    Experts,
    Returned,
    Removal,
}

/// <summary>One version in the queue.</summary>
internal sealed record QueueRow(
    Guid Version, string Title, int Number, VersionState State, DateTimeOffset? SubmittedAt, DateTimeOffset? DueAt, Guid? EditorId, Guid AuthorId,
    string? Grade, int Round, int Asked, int Answered, bool IsOwn, Both Organisation);

/// <summary>One owner's wish to take a practice out.</summary>
internal sealed record RemovalRow(Guid Id, string TitleUk, string? TitleEn, string Slug, Guid RequestedBy, DateTimeOffset At, string Reason);

/// <summary>A page of the queue.</summary>
internal sealed record QueuePage(
    IReadOnlyDictionary<QueueView, int> Counts, IReadOnlyList<QueueRow> Rows, IReadOnlyList<RemovalRow> Removals,
    IReadOnlyDictionary<Guid, string> Names, int Number, int Pages, int Total, DateTimeOffset Now);

/// <summary>Reads the editors' one queue; with a limited role one sees what lies within its limits.</summary>
internal sealed class ReviewQueue(PracticesDb db, IPeople people, ICurrentUser user, TimeProvider time)
{
    public const int PageSize = 20;

    public async Task<QueuePage> Run(QueueView view, string? grade, Guid editor, int number, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var counts = await Counts(editor, now, cancel);
        var rows = Rows(view, grade, editor, now);
        var total = view == QueueView.Removal ? counts[view] : grade is null ? counts[view] : await rows.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        number = Math.Clamp(number, 1, pages);
        var removals = view == QueueView.Removal ? await Removals(number, cancel) : [];
        var shown = view == QueueView.Removal ? [] : await Page(rows, editor, number, cancel);
        var names = await people.Names(shown.Select(r => r.AuthorId).Concat(shown.Select(r => r.EditorId).OfType<Guid>())
            .Concat(removals.Select(r => r.RequestedBy)).Distinct(), cancel);
        return new(counts, shown, removals, names, number, pages, total, now);
    }

    /// <summary>Versions the editor may work on.</summary>
    private IQueryable<PracticeVersion> Mine => db.Versions.Within(user.Reach(PracticesModule.Review), db.Practices);

    /// <summary>Wishes the editor may decide on.</summary>
    private IQueryable<RemovalRequest> Wishes
    {
        get
        {
            var reach = user.Reach(PracticesModule.Review);
            var open = db.RemovalRequests.Where(r => r.DecidedAt == null);
            return reach.Everywhere ? open : open.Where(r => db.Practices.Within(reach).Any(p => p.Id == r.PracticeId));
        }
    }

    private IQueryable<PracticeVersion> WaitingForExperts(IQueryable<PracticeVersion> versions) => versions.Where(v =>
        v.State == VersionState.UnderReview && db.ExpertInvitations.Any(i =>
            i.VersionId == v.Id && i.Round == v.Round && i.AnsweredAt == null && i.DeclinedAt == null && i.ClosedAt == null));

    private IQueryable<PracticeVersion> Rows(QueueView view, string? grade, Guid editor, DateTimeOffset now)
    {
        var waiting = Mine.Where(v => v.State == VersionState.Submitted || v.State == VersionState.UnderReview);
        var chosen = view switch
        {
            QueueView.New => waiting.Where(v => v.State == VersionState.Submitted),
            QueueView.Mine => waiting.Where(v => v.EditorId == editor),
            QueueView.Overdue => waiting.Where(v => v.DueAt < now),
            QueueView.Experts => WaitingForExperts(waiting),
            QueueView.Returned => Mine.Where(v => v.State == VersionState.Returned),
            _ => waiting,
        };
        return grade is null ? chosen : chosen.Where(v => v.Grade == grade);
    }

    private async Task<Dictionary<QueueView, int>> Counts(Guid editor, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await Mine.Where(v => v.State == VersionState.Submitted || v.State == VersionState.UnderReview || v.State == VersionState.Returned)
            .GroupBy(v => 1).Select(g => new
            {
                All = g.Count(v => v.State != VersionState.Returned),
                New = g.Count(v => v.State == VersionState.Submitted),
                Mine = g.Count(v => v.State == VersionState.UnderReview && v.EditorId == editor),
                Overdue = g.Count(v => v.State != VersionState.Returned && v.DueAt < now),
                Returned = g.Count(v => v.State == VersionState.Returned),
            }).SingleOrDefaultAsync(cancel);
        return new()
        {
            [QueueView.All] = open?.All ?? 0,
            [QueueView.New] = open?.New ?? 0,
            [QueueView.Mine] = open?.Mine ?? 0,
            [QueueView.Overdue] = open?.Overdue ?? 0,
            [QueueView.Experts] = await WaitingForExperts(Mine).CountAsync(cancel),
            [QueueView.Returned] = open?.Returned ?? 0,
            [QueueView.Removal] = await Wishes.CountAsync(cancel),
        };
    }

    private async Task<IReadOnlyList<QueueRow>> Page(IQueryable<PracticeVersion> rows, Guid editor, int number, CancellationToken cancel)
    {
        var page = await rows.AsNoTracking().OrderBy(v => v.DueAt).ThenBy(v => v.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Join(db.Practices, v => v.PracticeId, p => p.Id, (v, p) => new
            {
                Version = v,
                Asked = db.ExpertInvitations.Count(i => i.VersionId == v.Id && i.Round == v.Round),
                Answered = db.ExpertInvitations.Count(i => i.VersionId == v.Id && i.Round == v.Round && i.AnsweredAt != null),
                IsOwn = v.AuthorId == editor || v.SavedBy == editor || p.OwnerId == editor
                    || db.CoAuthors.Any(a => a.PracticeId == p.Id && a.PersonId == editor),
            }).ToListAsync(cancel);
        return [.. page.OrderBy(x => x.Version.DueAt).ThenBy(x => x.Version.Id).Select(x => Row(x.Version, x.Asked, x.Answered, x.IsOwn))];
    }

    private static QueueRow Row(PracticeVersion v, int asked, int answered, bool isOwn) => new(
        v.Id, v.TitleUk, v.Number, v.State, v.SubmittedAt, v.DueAt, v.EditorId, v.AuthorId, v.Grade, v.Round, asked, answered, isOwn, v.Read().Organisation);

    private async Task<IReadOnlyList<RemovalRow>> Removals(int number, CancellationToken cancel) =>
        await Wishes.AsNoTracking().OrderBy(r => r.At).ThenBy(r => r.Id)
            .Skip((number - 1) * PageSize).Take(PageSize)
            .Join(db.Practices, r => r.PracticeId, p => p.Id, (r, p) => new RemovalRow(r.Id, p.TitleUk, p.TitleEn, p.Slug!, r.RequestedBy, r.At, r.Reason))
            .ToListAsync(cancel);
}
