using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Replications;

/// <summary>One confirmed replication as readers see it.</summary>
internal sealed record FamilyMember(
    Guid Id, Guid? ParentId, string OrganisationUk, string? OrganisationEn, string Region, string PlaceUk, string? PlaceEn, DateOnly StartedOn,
    decimal? Cost, int? Days, string ChangesUk, string? ChangesEn, string OutcomeUk, string? OutcomeEn, IReadOnlyList<FollowUpAnswer> FollowUps);

/// <summary>How a replication went some months later.</summary>
internal sealed record FollowUpAnswer(int Months, bool StillWorks, string? Text);

/// <summary>Who learned from whom: the original's replications, theirs, and so on.</summary>
internal sealed class FamilyTree
{
    public static readonly FamilyTree Empty = new([]);

    private readonly ILookup<Guid?, FamilyMember> children;

    public FamilyTree(IReadOnlyList<FamilyMember> members)
    {
        Members = members;
        // One whose parent is not among those shown stands beside those who learned from the original.
        var known = members.Select(m => m.Id).ToHashSet();
        children = members.ToLookup(m => m.ParentId is { } parent && known.Contains(parent) ? m.ParentId : null);
    }

    public IReadOnlyList<FamilyMember> Members { get; }

    /// <param name="parent">Null for the original.</param>
    public IEnumerable<FamilyMember> LearnedFrom(Guid? parent) => children[parent];

    /// <summary>Those who told what it cost or how long it took, the newest first.</summary>
    public IReadOnlyList<FamilyMember> Compared => [.. Members.Where(m => m.Cost is not null || m.Days is not null).OrderByDescending(m => m.StartedOn).Take(10)];

    public decimal? MedianCost => Median([.. Members.Where(m => m.Cost is not null).Select(m => m.Cost!.Value)]);

    public decimal? MedianDays => Median([.. Members.Where(m => m.Days is not null).Select(m => (decimal)m.Days!.Value)]);

    private static decimal? Median(List<decimal> values)
    {
        if (values.Count == 0)
            return null;
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

/// <summary>Reads who repeated a practice, confirmed by its author or an editor.</summary>
internal sealed class ReplicationReader(PracticesDb db)
{
    /// <summary>How many the practice's page shows as a tree; the others are on a page of their own.</summary>
    public const int MostInTree = 40;

    public const int PageSize = 20;

    public async Task<FamilyTree> Run(Guid practice, CancellationToken cancel) =>
        new(await Members(practice).Take(MostInTree).ToListAsync(cancel));

    public async Task<IReadOnlyList<FamilyMember>> Page(Guid practice, int page, CancellationToken cancel) =>
        await Members(practice).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);

    /// <summary>How many in which region, by its КАТОТТГ code; counted here when the tree holds them all.</summary>
    public async Task<IReadOnlyDictionary<string, int>> ByRegion(Guid practice, FamilyTree tree, CancellationToken cancel) => tree.Members.Count < MostInTree
        ? tree.Members.CountBy(m => m.Region).ToDictionary()
        : await ByRegion(practice, cancel);

    public async Task<IReadOnlyDictionary<string, int>> ByRegion(Guid practice, CancellationToken cancel) =>
        await db.Replications.Where(r => r.PracticeId == practice && r.ConfirmedAt != null).GroupBy(r => r.Region)
            .Select(g => new { Region = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Region, g => g.Count, cancel);

    /// <summary>Names of those one may have learned from.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Uk, string? En, int Year)>> Teachers(Guid practice, CancellationToken cancel) =>
        [.. (await db.Replications.AsNoTracking().Where(r => r.PracticeId == practice && r.ConfirmedAt != null).OrderBy(r => r.StartedOn).ThenBy(r => r.Id).Take(300)
            .Select(r => new { r.Id, r.OrganisationUk, r.OrganisationEn, r.StartedOn }).ToListAsync(cancel))
            .Select(r => (r.Id, r.OrganisationUk, r.OrganisationEn, r.StartedOn.Year))];

    private IQueryable<FamilyMember> Members(Guid practice) => db.Replications.AsNoTracking()
        .Where(r => r.PracticeId == practice && r.ConfirmedAt != null).OrderBy(r => r.StartedOn).ThenBy(r => r.Id)
        .Select(r => new FamilyMember(r.Id, r.ParentId, r.OrganisationUk, r.OrganisationEn, r.Region, r.PlaceUk, r.PlaceEn, r.StartedOn, r.Cost, r.Days,
            r.ChangesUk, r.ChangesEn, r.OutcomeUk, r.OutcomeEn,
            db.FollowUps.Where(f => f.ReplicationId == r.Id && f.AnsweredAt != null).OrderBy(f => f.Months)
                .Select(f => new FollowUpAnswer(f.Months, f.StillWorks == true, f.Text)).ToList()));
}
