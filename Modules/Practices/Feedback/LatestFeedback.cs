using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Feedback;

/// <summary>What people said last, as the practice's page shows it; names of people are not told.</summary>
internal sealed record SaidFeedback(
    Verdict Verdict, string Region, DateOnly UsedIn, string What, string? EvidenceUrl, string? Answer, DateTimeOffset? AnsweredAt, bool IsOwnOrganisation);

/// <summary>The latest feedback of citizens, and that of the practice's own organisation apart.</summary>
internal sealed class LatestFeedback(PracticesDb db)
{
    public const int Shown = 5;

    public async Task<IReadOnlyList<SaidFeedback>> Run(Guid practice, CancellationToken cancel)
    {
        var said = db.Feedback.AsNoTracking().Where(f => f.PracticeId == practice && f.HiddenAt == null);
        return await Latest(said.Where(f => !f.IsOwnOrganisation)).Concat(Latest(said.Where(f => f.IsOwnOrganisation))).ToListAsync(cancel);
    }

    private static IQueryable<SaidFeedback> Latest(IQueryable<CitizenFeedback> said) => said.Where(f => f.What != "").OrderByDescending(f => f.At).Take(Shown)
        .Select(f => new SaidFeedback(f.Verdict, f.Region, f.UsedIn, f.What, f.EvidenceUrl, f.Answer, f.AnsweredAt, f.IsOwnOrganisation));
}
