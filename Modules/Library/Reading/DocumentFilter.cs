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
    public int? FromYear { get; init; }
    public int? ToYear { get; init; }
    public ListOrder Order { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>Ids of the chosen subjects with all under them; see <see cref="Resolve"/>.</summary>
    public IReadOnlyList<Guid> SubjectIds { get; private init; } = [];

    /// <summary>Ids of the chosen collections with all under them.</summary>
    public IReadOnlyList<Guid> CollectionIds { get; private init; } = [];

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

    public static Task<DocumentFilter> Of(CollectionQuery query, LibraryDb db, CancellationToken cancel) => new DocumentFilter
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
    }.Resolve(db, cancel);

    /// <summary>Looks up what is named by keys in the tables. A chosen subject or collection brings what stands under it.</summary>
    public async Task<DocumentFilter> Resolve(LibraryDb db, CancellationToken cancel)
    {
        var subjects = this[Facet.Subject].Count == 0 ? [] : VocabularyTree.Below(await db.Subjects.AsNoTracking().ToListAsync(cancel), this[Facet.Subject]);
        var collections = this[Facet.Collection].Count == 0 ? [] : CollectionTree.Below(await db.Collections.AsNoTracking().ToListAsync(cancel), this[Facet.Collection]);
        return this with { SubjectIds = subjects, CollectionIds = collections };
    }

    /// <param name="documents">What to narrow.</param>
    /// <param name="db">The tables.</param>
    /// <param name="except">A facet that does not narrow: its own values are counted.</param>
    public IQueryable<Document> Apply(IQueryable<Document> documents, LibraryDb db, Facet? except = null)
    {
        foreach (var stem in SharedKernel.Text.Words.QueryStems(Words).Select(s => " " + s + " "))
            documents = documents.Where(d => d.SearchText.Contains(stem));
        if (Asks(Facet.Kind, except))
        {
            var kinds = this[Facet.Kind].Select(k => Enum.TryParse<DocumentKind>(k, true, out var kind) && Enum.IsDefined(kind) ? kind : (DocumentKind?)null).OfType<DocumentKind>().ToList();
            documents = documents.Where(d => kinds.Contains(d.Kind));
        }
        if (Asks(Facet.Year, except))
        {
            var years = this[Facet.Year].Select(y => int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : -1).ToList();
            documents = documents.Where(d => d.Year != null && years.Contains(d.Year.Value));
        }
        if (Asks(Facet.Publisher, except))
        {
            var publishers = this[Facet.Publisher];
            documents = documents.Where(d => d.Publisher != null && publishers.Contains(d.Publisher));
        }
        if (Asks(Facet.Region, except))
        {
            var regions = this[Facet.Region];
            documents = documents.Where(d => d.Region != null && regions.Contains(d.Region));
        }
        if (Asks(Facet.Subject, except))
            documents = documents.Where(d => db.DocumentSubjects.Any(s => s.DocumentId == d.Id && SubjectIds.Contains(s.SubjectId)));
        if (Asks(Facet.Collection, except))
            documents = documents.Where(d => db.CollectionItems.Any(i => i.ConceptId == d.ConceptId && CollectionIds.Contains(i.CollectionId)));
        if (FromYear is { } from)
            documents = documents.Where(d => d.Year >= from);
        if (ToYear is { } to)
            documents = documents.Where(d => d.Year <= to);
        return documents;
    }

    public IQueryable<Document> Sort(IQueryable<Document> documents) => Order switch
    {
        ListOrder.Title => documents.OrderBy(d => d.TitleUk).ThenBy(d => d.Id),
        ListOrder.Dated => documents.OrderByDescending(d => d.DatedOn).ThenByDescending(d => d.Id),
        _ => documents.OrderByDescending(d => d.PublishedAt).ThenByDescending(d => d.Id),
    };

    private bool Asks(Facet facet, Facet? except) => facet != except && this[facet].Count > 0;
}
