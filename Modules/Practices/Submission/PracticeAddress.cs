using System.Globalization;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Finds a free public address for a practice.</summary>
internal static class PracticeAddress
{
    /// <summary>First parts of the module's own pages; a practice called so would hide them or be hidden.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "index", "details", "list", "ranking", "map", "embed", "frame", "files", "new", "search", "feed", "export", "versions", "diff", "regions",
        "submission", "review", "feedback", "replications", "endorsements", "freshness", "removal", "exchange", "reading", "home", "checks", "demo",
    };

    /// <summary>From the Ukrainian title; a taken or reserved one gets a number.</summary>
    public static async Task<string> For(PracticesDb db, Practice practice, string title, CancellationToken cancel)
    {
        var stem = Slug.From(title);
        if (stem == "")
            stem = "praktyka-" + practice.Id.ToString("N", CultureInfo.InvariantCulture)[^8..];
        var taken = (await db.Practices.Where(p => p.Id != practice.Id && (p.Slug == stem || p.Slug!.StartsWith(stem + "-")))
            .Select(p => p.Slug!).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var slug = stem;
        for (var number = 2; taken.Contains(slug) || Reserved.Contains(slug); number++)
            slug = $"{stem}-{number.ToString(CultureInfo.InvariantCulture)}";
        return slug;
    }
}
