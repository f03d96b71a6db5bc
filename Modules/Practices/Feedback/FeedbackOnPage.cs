using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Feedback;

/// <summary>A citizen's words as readers see them.</summary>
internal sealed record FeedbackOnPage(
    Guid Id, Guid PersonId, bool ShowsName, Verdict Verdict, string Region, string Place, DateOnly UsedIn, string What, string? EvidenceUrl,
    DateTimeOffset At, bool IsOwnOrganisation, string? Answer, DateTimeOffset? AnsweredAt, string? HiddenReason)
{
    /// <summary>Name if the person wants it shown.</summary>
    public string? Name { get; init; }

    /// <summary>«Калуш, Івано-Франківська область, травень 2014».</summary>
    public string WhereAndWhen
    {
        get
        {
            var region = Regions.ByKatottg(Region);
            var name = Language.IsEnglish ? region?.NameEn : region?.NameUk;
            return string.Join(", ", new[] { Place, name, UsedIn.ToString("MMMM yyyy", CultureInfo.CurrentCulture) }.Where(s => !string.IsNullOrEmpty(s)));
        }
    }
}

/// <summary>Which feedback is wanted.</summary>
internal sealed record FeedbackFilter(Verdict? Verdict = null, string? Region = null);

/// <summary>Reads feedback with the names of those who want theirs shown.</summary>
internal sealed class FeedbackReader(PracticesDb db, IPeople people)
{
    public const int PageSize = 20;

    /// <summary>The latest five that count and say something.</summary>
    public Task<IReadOnlyList<FeedbackOnPage>> Run(Guid practice, CancellationToken cancel) =>
        Named(Of(practice, new()).Where(f => !f.IsOwnOrganisation && f.HiddenAt == null && f.What != "").OrderByDescending(f => f.At).Take(5), cancel);

    public async Task<(IReadOnlyList<FeedbackOnPage> Items, int Count)> Page(Guid practice, FeedbackFilter filter, int page, CancellationToken cancel)
    {
        var all = Of(practice, filter);
        var items = await Named(all.OrderBy(f => f.IsOwnOrganisation).ThenBy(f => f.What == "").ThenByDescending(f => f.At).Skip((page - 1) * PageSize).Take(PageSize), cancel);
        return (items, await all.CountAsync(cancel));
    }

    /// <summary>One feedback, for those who moderate its practice; null for everybody else.</summary>
    public async Task<FeedbackOnPage?> ForModerator(Guid id, PermissionReach reach, CancellationToken cancel) =>
        (await Named(db.Feedback.AsNoTracking().Where(f => f.Id == id && db.Practices.Within(reach).Any(p => p.Id == f.PracticeId)), cancel)).SingleOrDefault();

    /// <summary>One feedback, for those who answer for the practice; null for everybody else.</summary>
    public async Task<FeedbackOnPage?> ForAuthor(Guid id, Guid person, CancellationToken cancel) =>
        (await Named(db.Feedback.AsNoTracking().Where(f => f.Id == id
            && db.Practices.Any(p => p.Id == f.PracticeId && (p.OwnerId == person || p.CoAuthors.Any(a => a.PersonId == person)))), cancel)).SingleOrDefault();

    private IQueryable<CitizenFeedback> Of(Guid practice, FeedbackFilter filter) => db.Feedback.AsNoTracking()
        .Where(f => f.PracticeId == practice
            && (filter.Verdict == null || f.Verdict == filter.Verdict)
            && (filter.Region == null || f.Region == filter.Region));

    private async Task<IReadOnlyList<FeedbackOnPage>> Named(IQueryable<CitizenFeedback> feedback, CancellationToken cancel)
    {
        var rows = await feedback.Select(f => new FeedbackOnPage(f.Id, f.PersonId, f.ShowsName, f.Verdict, f.Region, f.Place, f.UsedIn, f.What, f.EvidenceUrl,
            f.At, f.IsOwnOrganisation, f.Answer, f.AnsweredAt, f.HiddenReason)).ToListAsync(cancel);
        var shown = rows.Where(r => r.ShowsName).Select(r => r.PersonId).Distinct().ToList();
        if (shown.Count == 0)
            return rows;
        var names = await people.Names(shown, cancel);
        return [.. rows.Select(r => r.ShowsName && names.TryGetValue(r.PersonId, out var name) ? r with { Name = name } : r)];
    }
}
