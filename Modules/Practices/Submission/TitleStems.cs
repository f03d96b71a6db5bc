using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Submission;

/// <summary>Keeps the stems of published titles, and finds titles much like a given one.</summary>
internal static class TitleStems
{
    /// <summary>A pair of titles is called similar from this share of common stems (Dice) or common letter triples on.</summary>
    public const double Alike = 0.65;

    private const int MostStems = 30;
    private const int RarestStems = 3;
    private const int MostCandidates = 200;
    private const int MostShown = 5;

    public static IReadOnlyList<string> Of(string title) => [.. Words.QueryStems(title, MostStems).Where(s => s.Length > 1)];

    /// <summary>Rows of a practice that has none yet.</summary>
    public static IEnumerable<PracticeTitleStem> Rows(Practice practice) =>
        Of(practice.TitleUk).Select(stem => new PracticeTitleStem { Stem = stem, PracticeId = practice.Id });

    /// <summary>Brings the rows of a practice in line with the title readers see; none when nobody can read it. The caller saves.</summary>
    public static async Task Update(PracticesDb db, Practice practice, CancellationToken cancel)
    {
        var there = await db.TitleStems.Where(s => s.PracticeId == practice.Id).ToListAsync(cancel);
        var wanted = practice.IsReadable ? Of(practice.TitleUk) : [];
        db.TitleStems.RemoveRange(there.Where(s => !wanted.Contains(s.Stem)));
        db.TitleStems.AddRange(wanted.Except(there.Select(s => s.Stem)).Select(stem => new PracticeTitleStem { Stem = stem, PracticeId = practice.Id }));
    }

    /// <summary>Published titles much like this one, the most alike first.</summary>
    public static async Task<IReadOnlyList<string>> Similar(PracticesDb db, string title, Guid except, CancellationToken cancel)
    {
        var stems = Of(title);
        if (stems.Count == 0)
            return [];
        // The rarest words decide who is looked at: two titles that share none of them are not alike.
        var rarest = await db.TitleStems.Where(s => stems.Contains(s.Stem)).GroupBy(s => s.Stem)
            .OrderBy(g => g.Count()).Select(g => g.Key).Take(RarestStems).ToListAsync(cancel);
        if (rarest.Count == 0)
            return [];
        var candidates = db.TitleStems.Where(s => rarest.Contains(s.Stem) && s.PracticeId != except).GroupBy(s => s.PracticeId)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(MostCandidates);
        var titles = await db.Practices.Where(p => candidates.Contains(p.Id)).Select(p => p.TitleUk).ToListAsync(cancel);
        return [.. titles.Select(t => (Title: t, Share: Likeness(title, t))).Where(t => t.Share >= Alike)
            .OrderByDescending(t => t.Share).ThenBy(t => t.Title, StringComparer.Ordinal).Select(t => t.Title).Distinct().Take(MostShown)];
    }

    /// <summary>0 … 1: the greater of the shares of common stems and of common letter triples.</summary>
    public static double Likeness(string one, string other) => Math.Max(Dice(Of(one), Of(other)), Dice(Triples(one), Triples(other)));

    private static double Dice(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Intersect(other).Count() / (one.Count + other.Count);

    private static HashSet<string> Triples(string text)
    {
        var letters = " " + string.Join(' ', Words.Tokens(text)) + " ";
        var triples = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 3 <= letters.Length; i++)
            triples.Add(letters.Substring(i, 3));
        return triples;
    }
}
