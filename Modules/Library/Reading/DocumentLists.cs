using System.Globalization;
using Hub.Library.Describing;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Web.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Hub.Library.Reading;

/// <summary>A page of a list.</summary>
internal sealed record CardPage(int Total, IReadOnlyList<DocumentCard> Cards)
{
    /// <summary>How many documents each value would leave, all other choices kept.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<FacetCount>> Counts { get; init; } = new Dictionary<Facet, IReadOnlyList<FacetCount>>();
}

/// <summary>Lists of readable documents: which and how many is known by the index, the cards of a page are asked of the database.</summary>
internal sealed class DocumentLists(DocumentIndex index, LibraryDb db, IStringLocalizer<Texts> texts)
{
    public async Task<CardPage> Run(DocumentFilter filter, int size, CancellationToken cancel)
    {
        var found = (await index.For(filter, cancel)).Find(filter, size);
        var ids = found.Documents.Select(d => d.Id).ToList();
        // Asked by their ids alone: with the state beside them SQLite would go through all documents of that state.
        var documents = await db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        return new(found.Total, [.. ids.Where(id => documents.TryGetValue(id, out var d) && d.State == DocumentState.Published).Select(id => DocumentCard.Of(documents[id]))]) { Counts = found.Facets };
    }

    /// <summary>The counts of a page with the names of what is counted.</summary>
    public async Task<IReadOnlyList<FacetOnPage>> Facets(CardPage page, DocumentFilter filter, CancellationToken cancel)
    {
        var names = await Names(page, cancel);
        return [.. page.Counts.Select(f => new FacetOnPage(DocumentFilter.Name(f.Key), texts["Facet." + f.Key], Items(f.Key, f.Value, filter[f.Key], names)))];
    }

    private static IReadOnlyList<FacetItem> Items(Facet facet, IReadOnlyList<FacetCount> counts, IReadOnlyList<string> chosen, Func<Facet, string, string> name)
    {
        var named = counts.Select(c => new FacetItem(c.Value, name(facet, c.Value), c.Count, chosen.Contains(c.Value, StringComparer.OrdinalIgnoreCase)));
        return [.. facet == Facet.Year ? named.OrderByDescending(c => c.Value, StringComparer.Ordinal) : named.OrderByDescending(c => c.Count).ThenBy(c => c.Text, StringComparer.Ordinal)];
    }

    private async Task<Func<Facet, string, string>> Names(CardPage page, CancellationToken cancel)
    {
        var (english, rows) = (Language.IsEnglish, (await index.Current(cancel)).Rows);
        var (subjects, collections) = (Values(Facet.Subject), Values(Facet.Collection));
        var ofSubjects = await db.Subjects.AsNoTracking().Where(s => subjects.Contains(s.Key)).ToDictionaryAsync(s => s.Key, s => english ? s.NameEn ?? s.NameUk : s.NameUk, cancel);
        var ofCollections = await db.Collections.AsNoTracking().Where(c => collections.Contains(c.Slug)).ToDictionaryAsync(c => c.Slug, c => english ? c.NameEn ?? c.NameUk : c.NameUk, cancel);
        return (facet, value) => facet switch
        {
            Facet.Kind => texts["DocumentKind." + value],
            Facet.Publisher => english ? rows.English(value) ?? value : value,
            Facet.Region => Regions.ByKatottg(value)?.ShortName(CultureInfo.CurrentUICulture) ?? value,
            Facet.Subject => ofSubjects.GetValueOrDefault(value, value),
            Facet.Collection => ofCollections.GetValueOrDefault(value, value),
            _ => value,
        };

        List<string> Values(Facet facet) => [.. page.Counts[facet].Select(c => c.Value)];
    }
}
