using System.Globalization;
using Hub.Library.Describing;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Reading;

/// <summary>A page of a list.</summary>
internal sealed record CardPage(int Total, IReadOnlyList<DocumentCard> Cards);

/// <summary>Lists of readable documents with the counts they may be narrowed by.</summary>
internal sealed class DocumentLists(LibraryDb db, IStringLocalizer<Texts> texts)
{
    /// <summary>Values of a facet that are shown; the rarer ones are found by words.</summary>
    private const int MostValues = 40;

    private IQueryable<Document> Readable => db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Published);

    public async Task<CardPage> Run(DocumentFilter filter, int size, CancellationToken cancel)
    {
        var found = filter.Apply(Readable, db);
        var total = await found.CountAsync(cancel);
        var documents = await filter.Sort(found).Skip((filter.Page - 1) * size).Take(size).ToListAsync(cancel);
        return new(total, documents.ConvertAll(DocumentCard.Of));
    }

    /// <summary>How many documents each value would leave, all other choices kept.</summary>
    public async Task<IReadOnlyList<FacetOnPage>> Facets(DocumentFilter filter, CancellationToken cancel)
    {
        var facets = new List<FacetOnPage>();
        foreach (var facet in Enum.GetValues<Facet>())
            facets.Add(new(DocumentFilter.Name(facet), texts["Facet." + facet], await Values(facet, filter, cancel)));
        return facets;
    }

    private async Task<IReadOnlyList<FacetItem>> Values(Facet facet, DocumentFilter filter, CancellationToken cancel)
    {
        var found = filter.Apply(Readable, db, facet);
        var english = Language.IsEnglish;
        var counts = facet switch
        {
            Facet.Kind => (await found.GroupBy(d => d.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
                .ConvertAll(g => (g.Key.ToString(), texts["DocumentKind." + g.Key].Value, g.Count)),
            Facet.Year => (await found.Where(d => d.Year != null).GroupBy(d => d.Year).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
                .ConvertAll(g => (g.Key!.Value.ToString(CultureInfo.InvariantCulture), g.Key.Value.ToString(CultureInfo.InvariantCulture), g.Count)),
            Facet.Publisher => (await found.Where(d => d.Publisher != null).GroupBy(d => d.Publisher!)
                .Select(g => new { g.Key, En = g.Max(d => d.PublisherEn), Count = g.Count() }).OrderByDescending(g => g.Count).ThenBy(g => g.Key).Take(MostValues).ToListAsync(cancel))
                .ConvertAll(g => (g.Key, english ? g.En ?? g.Key : g.Key, g.Count)),
            Facet.Region => (await found.Where(d => d.Region != null).GroupBy(d => d.Region!).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
                .ConvertAll(g => (g.Key, Regions.ByKatottg(g.Key)?.ShortName(CultureInfo.CurrentUICulture) ?? g.Key, g.Count)),
            Facet.Subject => await Subjects(found, english, cancel),
            _ => await Collections(found, english, cancel),
        };
        var chosen = filter[facet];
        var ordered = facet == Facet.Year ? counts.OrderByDescending(c => c.Item1, StringComparer.Ordinal) : counts.OrderByDescending(c => c.Item3).ThenBy(c => c.Item2, StringComparer.Ordinal);
        return [.. ordered.Select(c => new FacetItem(c.Item1, c.Item2, c.Item3, chosen.Contains(c.Item1, StringComparer.OrdinalIgnoreCase)))];
    }

    private async Task<List<(string, string, int)>> Subjects(IQueryable<Document> found, bool english, CancellationToken cancel)
    {
        var counts = from link in db.DocumentSubjects
                     where found.Any(d => d.Id == link.DocumentId)
                     group link by link.SubjectId into grouped
                     select new { grouped.Key, Count = grouped.Count() };
        var rows = await counts.OrderByDescending(c => c.Count).Take(MostValues).Join(db.Subjects, c => c.Key, s => s.Id, (c, s) => new { s.Key, s.NameUk, s.NameEn, c.Count }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.Key, english ? r.NameEn ?? r.NameUk : r.NameUk, r.Count));
    }

    private async Task<List<(string, string, int)>> Collections(IQueryable<Document> found, bool english, CancellationToken cancel)
    {
        var counts = from item in db.CollectionItems
                     where found.Any(d => d.ConceptId == item.ConceptId)
                     group item by item.CollectionId into grouped
                     select new { grouped.Key, Count = grouped.Count() };
        var rows = await counts.OrderByDescending(c => c.Count).Take(MostValues).Join(db.Collections, c => c.Key, s => s.Id, (c, s) => new { s.Slug, s.NameUk, s.NameEn, c.Count }).ToListAsync(cancel);
        return rows.ConvertAll(r => (r.Slug, english ? r.NameEn ?? r.NameUk : r.NameUk, r.Count));
    }
}
