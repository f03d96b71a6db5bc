using System.Globalization;
using Hub.Discovery.Projection;
using Hub.Discovery.Searching;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Hub.Discovery.Indexing;

/// <summary>An item as the index keeps it: to be found, counted, ordered and shown.</summary>
internal static class ItemDocument
{
    private static readonly FieldType Positions = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS };
    private static readonly FieldType Frequencies = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS };

    static ItemDocument()
    {
        Positions.Freeze();
        Frequencies.Freeze();
    }

    public static Lucene.Net.Index.Term Identity(Item item) => new(IndexFields.Id, IndexFields.Key(item.Module, item.Kind, item.ItemId));

    public static Document Of(Item item, ModuleNames names)
    {
        var document = new Document { new StringField(IndexFields.Id, IndexFields.Key(item.Module, item.Kind, item.ItemId), Field.Store.NO) };
        AddWords(document, item, names);
        document.Add(new NumericDocValuesField(IndexFields.Published, item.PublishedAt.UtcTicks));
        foreach (var facet in Facets.All)
            foreach (var value in Facets.Values(facet, item))
                document.Add(new SortedSetDocValuesField(IndexFields.Facet(facet), new BytesRef(WithName(facet, value, item))));
        AddShown(document, item);
        return document;
    }

    /// <summary>The value of a facet and, of an organisation or a small place, its name beside it.</summary>
    public static (string Value, Bilingual? Name) Parted(string written) => written.Split('\t') switch
    {
        [var value, var uk, var en] => (value, new(uk, en == "" ? null : en)),
        _ => (written, null),
    };

    private static string WithName(Facet facet, string value, Item item) => facet switch
    {
        Facet.Organisation => Named(value, item.Organisation, item.OrganisationEn),
        // The larger places it lies in are called otherwise.
        Facet.Place when item.PlaceUk is not null && value == Facets.Place(item.Territory!) => Named(value, item.PlaceUk, item.PlaceEn),
        _ => value,
    };

    private static string Named(string value, string? uk, string? en) => $"{value}\t{Plain(uk)}\t{Plain(en)}";

    private static string Plain(string? name) => name?.Replace('\t', ' ') ?? "";

    private static void AddWords(Document document, Item item, ModuleNames names)
    {
        var (titles, all) = (new TokenList(), new TokenList());
        var region = Regions.ByKatottg(item.Territory);
        foreach (var title in new[] { item.TitleUk, item.TitleEn })
        {
            titles.Add(title);
            all.Add(title);
        }
        foreach (var text in new[] { item.SummaryUk, item.SummaryEn, item.Organisation, item.OrganisationEn, item.PlaceUk, item.PlaceEn, region?.NameUk, region?.NameEn, RegionWords.Of(region?.Iso), Districts.ByKatottg(item.Territory)?.NameUk, item.BodyUk, item.BodyEn })
            all.Add(text);
        foreach (var language in new[] { "uk", "en" })
        {
            all.Add(names.Kind(language, item.Module, item.Kind));
            foreach (var topic in Facets.Values(Facet.Topic, item))
                all.Add(names.Topic(language, topic));
        }
        document.Add(new Field(IndexFields.TitleStems, titles.Stems(), Frequencies));
        document.Add(new Field(IndexFields.Stems, all.Stems(), Positions));
        document.Add(new Field(IndexFields.Exact, all.Exact(), Positions));
    }

    private static void AddShown(Document document, Item item)
    {
        void Keep(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                document.Add(new StoredField(name, value));
        }
        void When(string name, DateTimeOffset? at)
        {
            if (at is { } moment)
                document.Add(new StoredField(name, moment.UtcTicks));
        }
        Keep(IndexFields.ItemModule, item.Module);
        Keep(IndexFields.Kind, item.Kind);
        Keep(IndexFields.ItemId, item.ItemId.ToString("N", CultureInfo.InvariantCulture));
        document.Add(new StoredField(IndexFields.ItemVersion, item.Version));
        Keep(IndexFields.Path, item.Path);
        Keep(IndexFields.TitleUk, item.TitleUk);
        Keep(IndexFields.TitleEn, item.TitleEn);
        Keep(IndexFields.SummaryUk, item.SummaryUk);
        Keep(IndexFields.SummaryEn, item.SummaryEn);
        Keep(IndexFields.BodyUk, item.BodyUk);
        Keep(IndexFields.BodyEn, item.BodyEn);
        Keep(IndexFields.Topics, item.Topics);
        Keep(IndexFields.Organisation, item.Organisation);
        Keep(IndexFields.OrganisationEn, item.OrganisationEn);
        Keep(IndexFields.OrganisationCode, item.OrganisationCode);
        Keep(IndexFields.Territory, item.Territory);
        Keep(IndexFields.PlaceUk, item.PlaceUk);
        Keep(IndexFields.PlaceEn, item.PlaceEn);
        When(IndexFields.PublishedAt, item.PublishedAt);
        When(IndexFields.UpdatedAt, item.UpdatedAt);
        When(IndexFields.StartsAt, item.StartsAt);
        When(IndexFields.EndsAt, item.EndsAt);
    }
}
