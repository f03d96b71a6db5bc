using System.Globalization;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Reading;

/// <summary>The order of a list; names are in the texts under <c>Order.{name}</c>.</summary>
internal enum ListOrder
{
    Newest,
    Dated,
    Title,
}

/// <summary>What a list may be narrowed by; names are in the texts under <c>Facet.{name}</c>.</summary>
internal enum Facet
{
    Kind,
    Subject,
    Year,
    Publisher,
    Region,
    Collection,
}

/// <summary>What a reader asks of the list. Whatever stands in an address is understood or passed over, never refused.</summary>
internal sealed record DocumentFilter
{
    private const int MostValues = 20;

    public string Words { get; init; } = "";
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Values { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>Bounds of years are asked by collections alone, of the tables and of one document; lists know no such filter.</summary>
    public int? FromYear { get; init; }
    public int? ToYear { get; init; }
    public ListOrder Order { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>Ids of the chosen subjects with all under them; see <see cref="Resolve"/>.</summary>
    public IReadOnlyList<Guid> SubjectIds { get; private init; } = [];

    /// <summary>Ids of the chosen collections with all under them.</summary>
    public IReadOnlyList<Guid> CollectionIds { get; private init; } = [];

    /// <summary>Stems a document must have, all of them.</summary>
    public IReadOnlyList<string> Stems => SharedKernel.Text.Words.QueryStems(Words);

    private IReadOnlyList<string> subjectKeys = [], collectionSlugs = [];

    public bool IsEmpty => Words == "" && Values.Values.All(v => v.Count == 0);

    public IReadOnlyList<string> this[Facet facet] => Values.GetValueOrDefault(facet, []);

    public static string Name(Facet facet) => facet.ToString().ToLowerInvariant();

    public static DocumentFilter From(IQueryCollection query) => new()
    {
        Words = Limits.Cut(Limits.Plain(query["q"].ToString()).Trim(), 200),
        Values = Enum.GetValues<Facet>().ToDictionary(f => f, f => (IReadOnlyList<string>)[.. query[Name(f)].OfType<string>().Where(v => v is { Length: > 0 and <= Limits.Name }).Distinct().Take(MostValues)]),
        Order = Enum.TryParse<ListOrder>(query["sort"], true, out var order) && Enum.IsDefined(order) ? order : ListOrder.Newest,
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1,
    };

    public static Task<DocumentFilter> Of(CollectionQuery query, LibraryDb db, CancellationToken cancel) => Asked(query).Resolve(db, cancel);

    /// <summary>The same where the vocabulary is read already.</summary>
    public static DocumentFilter Of(CollectionQuery query, IReadOnlyList<Subject> vocabulary) => Asked(query).Resolve(vocabulary, []);

    private static DocumentFilter Asked(CollectionQuery query) => new()
    {
        Words = query.Words,
        FromYear = query.FromYear,
        ToYear = query.ToYear,
        Values = new Dictionary<Facet, IReadOnlyList<string>>
        {
            [Facet.Kind] = [.. query.Kinds.Select(k => k.ToString())],
            [Facet.Subject] = query.Subjects,
            [Facet.Publisher] = query.Publisher == "" ? [] : [query.Publisher],
            [Facet.Region] = query.Region == "" ? [] : [query.Region],
        },
    };

    /// <summary>Looks up what is named by keys in the tables. A chosen subject or collection brings what stands under it.</summary>
    public async Task<DocumentFilter> Resolve(LibraryDb db, CancellationToken cancel)
    {
        IReadOnlyList<Subject> subjects = this[Facet.Subject].Count == 0 ? [] : await db.Subjects.AsNoTracking().ToListAsync(cancel);
        IReadOnlyList<Collection> collections = this[Facet.Collection].Count == 0 ? [] : await db.Collections.AsNoTracking().ToListAsync(cancel);
        return Resolve(subjects, collections);
    }

    private DocumentFilter Resolve(IReadOnlyList<Subject> subjects, IReadOnlyList<Collection> collections)
    {
        var (about, inside) = (VocabularyTree.Below(subjects, this[Facet.Subject]), CollectionTree.Below(collections, this[Facet.Collection]));
        return this with
        {
            SubjectIds = about,
            CollectionIds = inside,
            subjectKeys = [.. subjects.Where(s => about.Contains(s.Id)).Select(s => s.Key)],
            collectionSlugs = [.. collections.Where(c => inside.Contains(c.Id)).Select(c => c.Slug)],
        };
    }

    /// <summary>The values of a facet of which a document must have one, as the index writes them.</summary>
    public IEnumerable<string> Sought(Facet facet) => facet switch
    {
        Facet.Kind => Kinds.Select(k => k.ToString()),
        Facet.Year => Years.Select(y => y.ToString(CultureInfo.InvariantCulture)),
        Facet.Subject => subjectKeys,
        Facet.Collection => collectionSlugs,
        _ => this[facet],
    };

    private List<DocumentKind> Kinds => [.. this[Facet.Kind].Select(k => Enum.TryParse<DocumentKind>(k, true, out var kind) && Enum.IsDefined(kind) ? kind : (DocumentKind?)null).OfType<DocumentKind>()];

    private List<int> Years => [.. this[Facet.Year].Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : -1)];

    /// <summary>Whether one document fits; collections are not asked.</summary>
    /// <param name="document">The document.</param>
    /// <param name="subjects">Its subjects.</param>
    public bool Fits(Document document, IReadOnlyCollection<Guid> subjects) =>
        Stems.All(stem => document.SearchText.Contains($" {stem} ", StringComparison.Ordinal))
        && (!Asks(Facet.Kind) || Kinds.Contains(document.Kind))
        && (!Asks(Facet.Year) || (document.Year is { } year && Years.Contains(year)))
        && (!Asks(Facet.Publisher) || (document.Publisher is { } publisher && this[Facet.Publisher].Contains(publisher)))
        && (!Asks(Facet.Region) || (document.Region is { } region && this[Facet.Region].Contains(region)))
        && (!Asks(Facet.Subject) || subjects.Any(SubjectIds.Contains))
        && (FromYear is null || document.Year >= FromYear) && (ToYear is null || document.Year <= ToYear);

    /// <param name="documents">What to narrow.</param>
    /// <param name="db">The tables.</param>
    public IQueryable<Document> Apply(IQueryable<Document> documents, LibraryDb db)
    {
        foreach (var stem in Stems.Select(s => " " + s + " "))
            documents = documents.Where(d => d.SearchText.Contains(stem));
        if (Asks(Facet.Kind))
        {
            var kinds = Kinds;
            documents = documents.Where(d => kinds.Contains(d.Kind));
        }
        if (Asks(Facet.Year))
        {
            var years = Years;
            documents = documents.Where(d => d.Year != null && years.Contains(d.Year.Value));
        }
        if (Asks(Facet.Publisher))
        {
            var publishers = this[Facet.Publisher];
            documents = documents.Where(d => d.Publisher != null && publishers.Contains(d.Publisher));
        }
        if (Asks(Facet.Region))
        {
            var regions = this[Facet.Region];
            documents = documents.Where(d => d.Region != null && regions.Contains(d.Region));
        }
        if (Asks(Facet.Subject))
            documents = documents.Where(d => db.DocumentSubjects.Any(s => s.DocumentId == d.Id && SubjectIds.Contains(s.SubjectId)));
        if (Asks(Facet.Collection))
            documents = documents.Where(d => db.CollectionItems.Any(i => i.ConceptId == d.ConceptId && CollectionIds.Contains(i.CollectionId)));
        if (FromYear is { } from)
            documents = documents.Where(d => d.Year >= from);
        if (ToYear is { } to)
            documents = documents.Where(d => d.Year <= to);
        return documents;
    }

    private bool Asks(Facet facet) => this[facet].Count > 0;
}
