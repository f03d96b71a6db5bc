using Hub.Practices.Freshness;
using Hub.Practices.Submission;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Exchange;

/// <summary>What is kept beside a published practice – stems of its title, addresses to be rechecked – for a whole batch with two queries.</summary>
internal sealed class PublishedMarks
{
    private readonly PracticesDb db;
    private readonly ILookup<Guid, PracticeTitleStem> stems;
    private readonly ILookup<Guid, LinkCheck> links;

    private PublishedMarks(PracticesDb db, List<PracticeTitleStem> stems, List<LinkCheck> links) =>
        (this.db, this.stems, this.links) = (db, stems.ToLookup(s => s.PracticeId), links.ToLookup(l => l.PracticeId));

    /// <param name="db">The depository.</param>
    /// <param name="practices">Practices that are there already; new ones have no marks yet.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<PublishedMarks> Of(PracticesDb db, IReadOnlyList<Guid> practices, CancellationToken cancel) => practices.Count == 0
        ? new(db, [], [])
        : new(db, await db.TitleStems.Where(s => practices.Contains(s.PracticeId)).ToListAsync(cancel),
            await db.LinkChecks.Where(l => practices.Contains(l.PracticeId)).ToListAsync(cancel));

    public void Update(Practice practice, PracticeContent content)
    {
        var titleStems = TitleStems.Of(practice.TitleUk);
        db.TitleStems.RemoveRange(stems[practice.Id].Where(s => !titleStems.Contains(s.Stem)));
        db.TitleStems.AddRange(titleStems.Except(stems[practice.Id].Select(s => s.Stem))
            .Select(stem => new PracticeTitleStem { Stem = stem, PracticeId = practice.Id }));
        var wanted = WatchedLinks.Of(content).ToDictionary(WatchedLinks.Hash, StringComparer.Ordinal);
        db.LinkChecks.RemoveRange(links[practice.Id].Where(l => !wanted.ContainsKey(l.UrlHash)));
        foreach (var (hash, url) in wanted.ExceptBy(links[practice.Id].Select(l => l.UrlHash), w => w.Key))
            db.LinkChecks.Add(new LinkCheck { PracticeId = practice.Id, Url = url, UrlHash = hash });
    }
}
