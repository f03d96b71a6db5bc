using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Hub.Discovery.Indexing;
using Hub.Discovery.Searching;
using Hub.SharedKernel;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Hub.Discovery.Related;

/// <summary>An item beside another one.</summary>
internal sealed record RelatedItem(string Module, string Kind, string Path, Bilingual Titles, Bilingual? Organisation)
{
    public LocalText Title => Titles.In(Language.Of(Language.Current));
}

/// <summary>What an item belongs to, and the items most like it.</summary>
internal sealed record Beside(IReadOnlyList<string> Topics, string? OrganisationKey, Bilingual? Organisation, string? Place, IReadOnlyList<RelatedItem> Items)
{
    public static readonly Beside Nothing = new([], null, null, null, []);
}

/// <summary>
/// Finds what is like an item by the words that tell it apart. All work is bounded and asks the index alone; an answer is kept as long as
/// the index stays as it is.
/// </summary>
internal sealed class RelatedItems(SearchIndex index, ModuleNames names)
{
    private const int MostItems = 4;

    // An index that nobody changes does not collect answers for ever.
    private const int MostKept = 5000;

    // Read to show a line, not the whole texts.
    private static readonly HashSet<string> shown =
    [
        IndexFields.ItemModule, IndexFields.Kind, IndexFields.Path, IndexFields.TitleUk, IndexFields.TitleEn, IndexFields.Organisation, IndexFields.OrganisationEn,
    ];

    private readonly ConditionalWeakTable<IndexReader, ConcurrentDictionary<ItemKey, Beside>> kept = [];

    public Beside Of(ItemKey item)
    {
        using var lent = index.Lend();
        if (lent is null)
            return Beside.Nothing;
        var answers = kept.GetValue(lent.Searcher.IndexReader, _ => new());
        if (answers.TryGetValue(item, out var known))
            return known;
        try
        {
            var made = Find(lent.Searcher, item);
            if (answers.Count < MostKept)
                answers.TryAdd(item, made);
            return made;
        }
        catch (IOException)
        {
            index.Suspect();
            return Beside.Nothing;
        }
    }

    private Beside Find(IndexSearcher searcher, ItemKey item)
    {
        var itself = new TermQuery(new(IndexFields.Id, IndexFields.Key(item.Module, item.Kind, item.ItemId)));
        if (searcher.Search(itself, 1).ScoreDocs is not [var found])
            return Beside.Nothing;
        var hit = Hit.From(searcher.Doc(found.Doc));
        var terms = TellingTerms.Of(hit, names, searcher.IndexReader);
        return new(hit.Topics, Facets.Organisation(hit.OrganisationCode, hit.Organisation), hit.Organisation is null ? null : new(hit.Organisation, hit.OrganisationEn),
            SharedKernel.Territories.Katottg.IsValid(hit.Territory) ? Facets.Place(hit.Territory!) : null, Like(searcher, terms, itself));
    }

    private static IReadOnlyList<RelatedItem> Like(IndexSearcher searcher, IReadOnlyList<(string Stem, float Weight)> terms, Query itself)
    {
        if (terms.Count == 0)
            return [];
        // Two words in common may be chance.
        var query = new BooleanQuery(disableCoord: false) { MinimumNumberShouldMatch = Math.Min(terms.Count, Math.Max(2, terms.Count / 4)) };
        foreach (var (stem, weight) in terms)
            query.Add(new TermQuery(new(IndexFields.Stems, stem)) { Boost = weight }, Occur.SHOULD);
        query.Add(itself, Occur.MUST_NOT);
        return [.. searcher.Search(query, MostItems).ScoreDocs.Select(d => Shown(searcher.Doc(d.Doc, shown)))];
    }

    private static RelatedItem Shown(Lucene.Net.Documents.Document document)
    {
        string? Text(string name) => document.Get(name, CultureInfo.InvariantCulture);
        return new(Text(IndexFields.ItemModule)!, Text(IndexFields.Kind)!, Text(IndexFields.Path) ?? "/", new(Text(IndexFields.TitleUk) ?? "", Text(IndexFields.TitleEn)),
            Text(IndexFields.Organisation) is { } organisation ? new(organisation, Text(IndexFields.OrganisationEn)) : null);
    }
}
