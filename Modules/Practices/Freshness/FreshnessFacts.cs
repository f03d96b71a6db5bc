using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Freshness;

/// <summary>What is told about a practice's age.</summary>
internal static class FreshnessFacts
{
    /// <summary>A reminder comes so many days before the term.</summary>
    public const int DaysBefore = 30;

    public static string ConfirmPath(Practice practice) => $"/practices/freshness/confirm/{practice.Slug}";

    /// <summary>The owners' lists show the new state, unless they show a version somebody is working on.</summary>
    public static async Task TellStates(this PracticesDb db, IReadOnlyCollection<Practice> practices, CancellationToken cancel)
    {
        if (practices.Count == 0)
            return;
        var ids = practices.Select(p => p.Id).ToList();
        var versions = (await (
            from version in db.Versions
            join practice in db.Practices on version.PracticeId equals practice.Id
            where ids.Contains(practice.Id) && (version.Id == practice.PublishedVersionId || version.Number > practice.PublishedNumber)
            select version).ToListAsync(cancel)).ToLookup(v => v.PracticeId);
        foreach (var practice in practices.Where(p => versions[p.Id].All(v => !v.IsOpen)))
            if (versions[practice.Id].SingleOrDefault(v => v.Id == practice.PublishedVersionId) is { } shown)
                db.TellOwner(practice, shown);
    }
}
