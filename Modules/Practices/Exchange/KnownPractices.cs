using Hub.SharedKernel.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Exchange;

/// <summary>What the depository already has of the practices of some rows, read with three queries however many rows there are.</summary>
internal sealed class KnownPractices
{
    private static readonly VersionState[] wanted =
        [VersionState.Published, VersionState.Draft, VersionState.Returned, VersionState.Submitted, VersionState.UnderReview];

    private readonly Dictionary<Guid, Practice> byId = [];
    private readonly Dictionary<string, Practice> byExternalId = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, PracticeVersion> published = [];
    private readonly Dictionary<Guid, PracticeVersion> open = [];

    public static async Task<KnownPractices> Of(IEnumerable<PracticeRow> rows, PracticesDb db, CancellationToken cancel)
    {
        var known = new KnownPractices();
        var ids = new List<Guid>();
        var externalIds = new List<string>();
        foreach (var row in rows)
        {
            if (Guid.TryParseExact(row.Id, "D", out var id))
                ids.Add(id);
            if (row.ExternalId is { Length: > 0 and <= 100 })
                externalIds.Add(row.ExternalId);
        }
        if (externalIds.Count > 0)
            known.Add(await db.Practices.Where(p => externalIds.Contains(p.ExternalId!)).ToListAsync(cancel));
        if (ids.Count > 0)
            known.Add(await db.Practices.Where(p => ids.Contains(p.Id)).ToListAsync(cancel));
        var found = known.byId.Keys.ToList();
        if (found.Count > 0)
            known.Add(await db.Versions.Where(v => found.Contains(v.PracticeId) && wanted.Contains(v.State)).ToListAsync(cancel));
        return known;
    }

    public Practice? By(Guid id) => byId.GetValueOrDefault(id);

    public Practice? By(string externalId) => byExternalId.GetValueOrDefault(externalId);

    /// <summary>The version readers see.</summary>
    public PracticeVersion? Published(Practice practice) => published.GetValueOrDefault(practice.Id);

    /// <summary>The version somebody works on.</summary>
    public PracticeVersion? Open(Practice practice) => open.GetValueOrDefault(practice.Id);

    private void Add(List<Practice> practices)
    {
        foreach (var practice in practices)
        {
            byId[practice.Id] = practice;
            if (practice.ExternalId is not null)
                byExternalId[practice.ExternalId] = practice;
        }
    }

    private void Add(List<PracticeVersion> versions)
    {
        foreach (var version in versions)
            (version.State == VersionState.Published ? published : open)[version.PracticeId] = version;
    }
}
