using Hub.Discovery.Searching;

namespace Hub.Discovery.Indexing;

/// <summary>Names of the fields of the index. Whoever changes what is written into them raises <see cref="Version"/>, and every host makes its index anew.</summary>
internal static class IndexFields
{
    public const string Version = "2";

    /// <summary>Identity of the item; see <see cref="Key"/>.</summary>
    public const string Id = "id";

    /// <summary>Stems of all texts, with their positions.</summary>
    public const string Stems = "w";

    /// <summary>Stems of the titles.</summary>
    public const string TitleStems = "t";

    /// <summary>All texts word by word as they are spelt, with their positions.</summary>
    public const string Exact = "x";

    public const string Published = "published";

    // Kept to be shown.
    public const string Kind = "kind", ItemModule = "module", ItemId = "item", ItemVersion = "version", Path = "path", TitleUk = "title-uk", TitleEn = "title-en",
        SummaryUk = "summary-uk", SummaryEn = "summary-en", BodyUk = "body-uk", BodyEn = "body-en", Topics = "topics", Organisation = "organisation", OrganisationEn = "organisation-en",
        OrganisationCode = "code", Territory = "territory", PlaceUk = "place-uk", PlaceEn = "place-en", PublishedAt = "published-at", UpdatedAt = "updated-at", StartsAt = "starts-at", EndsAt = "ends-at";

    public static string Facet(Facet facet) => "f." + Facets.Name(facet);

    public static string Key(string module, string kind, Guid id) => $"{module}/{kind}/{id:N}";
}
