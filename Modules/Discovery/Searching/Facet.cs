using Hub.Discovery.Projection;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;

namespace Hub.Discovery.Searching;

/// <summary>What a search can be narrowed by. An item may have several values of one.</summary>
internal enum Facet
{
    Module,
    Kind,
    Topic,
    Organisation,
    Region,
    Language,
    Year,

    /// <summary>The beginning of a КАТОТТГ code: region, district, community or the place itself. Not offered beside the list, for pages of places.</summary>
    Place,
}

/// <summary>Names of facets in addresses and the values items have.</summary>
internal static class Facets
{
    /// <summary>Longest value an address may ask for.</summary>
    public const int LongestValue = 100;

    // UA, region 2, district 2, community 3; then the settlement and five digits that only make the code unique.
    private static readonly int[] placeLengths = [4, 6, 9];
    private const int Unique = 14;

    public static readonly IReadOnlyList<Facet> All = Enum.GetValues<Facet>();

    /// <summary>Those offered beside the list, in their order.</summary>
    public static readonly IReadOnlyList<Facet> Offered = [Facet.Module, Facet.Kind, Facet.Topic, Facet.Region, Facet.Organisation, Facet.Language, Facet.Year];

    /// <summary>Parameter of addresses; stays as it is, because saved searches and other sites hold it.</summary>
    public static string Name(Facet facet) => facet switch
    {
        Facet.Organisation => "org",
        Facet.Language => "lang",
        _ => facet.ToString().ToLowerInvariant(),
    };

    public static IEnumerable<string> Values(Facet facet, Item item) => facet switch
    {
        Facet.Module => [item.Module.ToLowerInvariant()],
        Facet.Kind => [Kind(item.Module, item.Kind)],
        Facet.Topic => item.Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Facet.Organisation => Organisation(item.OrganisationCode, item.Organisation) is { } key ? [key] : [],
        Facet.Region => Regions.ByKatottg(item.Territory) is { } region ? [region.Iso] : [],
        Facet.Language => item.TitleEn is null ? ["uk"] : item.TitleUk == "" ? ["en"] : ["uk", "en"],
        Facet.Year => [KyivTime.DateOf(item.PublishedAt).Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)],
        Facet.Place => Places(item.Territory),
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };

    /// <summary>Kinds of different modules may be called alike.</summary>
    public static string Kind(string module, string kind) => module.ToLowerInvariant() + "." + kind;

    /// <summary>The code of an organisation, or its name made fit for an address; null when there is none.</summary>
    public static string? Organisation(string? code, string? name) =>
        !string.IsNullOrEmpty(code) ? code : string.IsNullOrWhiteSpace(name) ? null : Slug.From(name);

    /// <summary>The value of <see cref="Facet.Place"/> for a territory: the telling beginning of its code.</summary>
    public static string Place(string katottg)
    {
        foreach (var length in placeLengths)
            if (katottg.AsSpan(length, Unique - length).IndexOfAnyExcept('0') < 0)
                return katottg[..length];
        return katottg;
    }

    /// <summary>The places a value of <see cref="Facet.Place"/> lies in, the largest first.</summary>
    public static IEnumerable<string> PlacesAbove(string place) => placeLengths.Where(l => l < place.Length).Select(l => place[..l]);

    /// <summary>What somebody typed as a place, a whole code or the beginning of one, as a value of <see cref="Facet.Place"/>; null when it can be none.</summary>
    public static string? PlaceTyped(string typed)
    {
        var code = Katottg.Normalise(typed);
        if (code.Length != Katottg.Length && !placeLengths.Contains(code.Length))
            return null;
        var whole = code.PadRight(Katottg.Length, '0');
        return !Katottg.IsValid(whole) ? null : code.Length == Katottg.Length ? Place(code) : code;
    }

    private static IEnumerable<string> Places(string? territory)
    {
        if (!Katottg.IsValid(territory))
            return [];
        var own = Place(territory!);
        return placeLengths.Where(l => l < own.Length).Select(l => own[..l]).Append(own);
    }
}
