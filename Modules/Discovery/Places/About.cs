using Hub.Discovery.Searching;

namespace Hub.Discovery.Places;

/// <summary>Pages that gather everything about one topic, organisation or place.</summary>
internal static class About
{
    public const string Topics = "/discovery/topics", Organisations = "/discovery/organisations", Places = "/discovery/places";

    /// <summary>Path of the page about a value, without language prefix.</summary>
    public static string Path(Facet facet, string value) => facet switch
    {
        Facet.Topic => Topics,
        Facet.Organisation => Organisations,
        Facet.Place => Places,
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    } + "/" + Uri.EscapeDataString(value);
}
