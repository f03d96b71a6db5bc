using Hub.Library.Describing;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Proposing;

/// <summary>A document that may be the same.</summary>
/// <param name="Why">Keys of what agrees, under <c>Same.{key}</c>.</param>
internal sealed record Duplicate(Guid ConceptId, string TitleUk, string? Slug, DocumentState State, IReadOnlyList<string> Why);

/// <summary>Finds documents that may be the same: the same file, the same number of an act, an identifier, a similar title.</summary>
internal sealed class FindDuplicates(LibraryDb db)
{
    private const int Most = 10;
    private const int MostCandidates = 50;
    private const double Similar = 0.6;

    public async Task<IReadOnlyList<Duplicate>> Run(Document document, CancellationToken cancel)
    {
        var others = db.Documents.AsNoTracking().Where(d => d.ConceptId != document.ConceptId
            && (d.State == DocumentState.Proposed || d.State == DocumentState.Published || d.State == DocumentState.Withdrawn));
        var why = new Dictionary<Guid, List<string>>();
        var mine = db.Files.Where(f => f.DocumentId == document.Id).Select(f => f.Sha256);
        await Add("File", others.Where(d => db.Files.Any(f => f.DocumentId == d.Id && mine.Contains(f.Sha256))));
        if (document.ActKey is { } key)
            await Add("ActNumber", others.Where(d => d.ActKey == key));
        if (document.Doi is { } doi)
            await Add("Identifier", others.Where(d => d.Doi == doi));
        if (document.Isbn is { } isbn)
            await Add("Identifier", others.Where(d => d.Isbn == isbn));
        await AddSimilar(document, others, why, cancel);
        var ids = why.Keys.Take(Most).ToList();
        var found = await others.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.ConceptId, d.TitleUk, d.Slug, d.State }).ToListAsync(cancel);
        return found.ConvertAll(d => new Duplicate(d.ConceptId, d.TitleUk, d.Slug, d.State, why[d.Id]));

        async Task Add(string reason, IQueryable<Document> same)
        {
            foreach (var id in await same.OrderBy(d => d.Id).Select(d => d.Id).Take(Most).ToListAsync(cancel))
                Note(why, id, reason);
        }
    }

    // The rarest words are most often the longest: those with three of them in common are compared word by word.
    private static async Task AddSimilar(Document document, IQueryable<Document> others, Dictionary<Guid, List<string>> why, CancellationToken cancel)
    {
        var stems = Stems(document.TitleUk);
        if (stems.Count < 2)
            return;
        var candidates = others;
        foreach (var stem in stems.OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).Take(Math.Min(3, stems.Count / 2 + 1)).Select(s => " " + s + " "))
            candidates = candidates.Where(d => d.SearchText.Contains(stem));
        foreach (var other in await candidates.OrderBy(d => d.Id).Select(d => new { d.Id, d.TitleUk }).Take(MostCandidates).ToListAsync(cancel))
        {
            var theirs = Stems(other.TitleUk);
            if (stems.Intersect(theirs).Count() / (double)stems.Union(theirs).Count() >= Similar)
                Note(why, other.Id, "SimilarTitle");
        }
    }

    private static void Note(Dictionary<Guid, List<string>> why, Guid id, string reason)
    {
        if (!why.TryGetValue(id, out var reasons))
            why[id] = reasons = [];
        if (!reasons.Contains(reason))
            reasons.Add(reason);
    }

    private static HashSet<string> Stems(string title) => [.. Words.Tokens(title).Where(t => !Words.IsSmall(t)).Select(Words.Stem)];
}
