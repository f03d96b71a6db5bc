namespace Hub.Practices;

/// <summary>The four groups of practices and the kinds within them, and the other closed lists of the depository.</summary>
internal static class Classification
{
    /// <summary>Kinds by group; the names are in the texts under <c>Group.{n}</c> and <c>Kind.{key}</c>.</summary>
    public static readonly IReadOnlyDictionary<int, IReadOnlyList<string>> Kinds = new Dictionary<int, IReadOnlyList<string>>
    {
        [1] = ["quality-management", "service-centres", "call-centres", "public-oversight"],
        [2] = ["networks", "internet-access", "computer-literacy", "official-sites", "mobile-channels"],
        [3] = ["document-flow", "internal-portals", "online-services", "e-billing", "m-government"],
        [4] = ["e-cards", "early-warning", "energy-efficiency", "gis", "e-democracy"],
    };

    /// <summary>Topics; names under <c>Topic.{key}</c>.</summary>
    public static readonly IReadOnlyList<string> Topics =
    [
        "administrative-services", "education", "health", "social-protection", "transport", "housing", "open-data", "participation",
        "documents", "finance", "safety", "environment", "land", "digital-skills", "anti-corruption", "culture",
    ];

    /// <summary>Levels of government; names under <c>Level.{key}</c>.</summary>
    public static readonly IReadOnlyList<string> Levels = ["national", "regional", "local"];

    /// <summary>Stages of an innovation; names under <c>Stage.{key}</c>.</summary>
    public static readonly IReadOnlyList<string> Stages = ["identify", "generate", "develop", "implement", "evaluate", "spread"];

    /// <summary>Licences a description may be published under; the first is the default.</summary>
    public static readonly IReadOnlyList<string> Licences = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"];
}
