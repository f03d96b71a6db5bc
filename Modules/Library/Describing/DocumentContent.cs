using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hub.Library.Describing;

/// <summary>What is said of a document, as typed, also while it is incomplete or wrong.</summary>
internal sealed class DocumentContent
{
    public DocumentKind Kind { get; set; }
    public string TitleUk { get; set => field = Limits.Plain(value); } = "";
    public string TitleEn { get; set => field = Limits.Plain(value); } = "";
    public string TitleOriginal { get; set => field = Limits.Plain(value); } = "";
    public string AbstractUk { get; set => field = Limits.Plain(value); } = "";
    public string AbstractEn { get; set => field = Limits.Plain(value); } = "";

    /// <summary>One a line, see <see cref="Agent.Read"/>.</summary>
    public string Creators { get; set => field = Limits.Plain(value); } = "";
    public string Contributors { get; set => field = Limits.Plain(value); } = "";
    public string Publisher { get; set => field = Limits.Plain(value); } = "";
    public string PublisherEn { get; set => field = Limits.Plain(value); } = "";

    /// <summary>ЄДРПОУ code of the publisher.</summary>
    public string PublisherCode { get; set => field = Limits.Plain(value); } = "";
    public string ActNumber { get; set => field = Limits.Plain(value); } = "";
    public string Registration { get; set => field = Limits.Plain(value); } = "";

    /// <summary>Dates as exactly as they are known, see <see cref="PartialDate.Read"/>, or whatever was typed.</summary>
    public string AdoptedOn { get; set => field = Limits.Plain(value); } = "";
    public string IssuedOn { get; set => field = Limits.Plain(value); } = "";
    public string ValidFrom { get; set => field = Limits.Plain(value); } = "";
    public string ValidUntil { get; set => field = Limits.Plain(value); } = "";
    public LegalStatus LegalStatus { get; set; }

    /// <summary>Languages of the document, see <see cref="Lists.Languages"/>.</summary>
    public List<string> Languages { get; set => field = value ?? []; } = [];

    /// <summary>Keys of subjects of the vocabulary.</summary>
    public List<string> Subjects { get; set => field = value ?? []; } = [];

    /// <summary>Free keywords with commas.</summary>
    public string Keywords { get; set => field = Limits.Plain(value); } = "";

    /// <summary>КАТОТТГ code; empty for the whole country.</summary>
    public string Territory { get; set => field = Limits.Plain(value); } = "";
    public string Doi { get; set => field = Limits.Plain(value); } = "";
    public string Isbn { get; set => field = Limits.Plain(value); } = "";
    public string Licence { get; set => field = Limits.Plain(value); } = "";
    public string Rights { get; set => field = Limits.Plain(value); } = "";

    /// <summary>Where it stands in the web: its official page, or the video itself.</summary>
    public string Link { get; set => field = Limits.Plain(value); } = "";

    [JsonIgnore] public IReadOnlyList<Agent> CreatorList => Agent.Read(Creators);
    [JsonIgnore] public IReadOnlyList<Agent> ContributorList => Agent.Read(Contributors);

    [JsonIgnore]
    public IReadOnlyList<string> KeywordList =>
        [.. Keywords.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The date it is known by: adopted, else issued, else in force from.</summary>
    [JsonIgnore] public PartialDate? Dated => PartialDate.Read(AdoptedOn) ?? PartialDate.Read(IssuedOn) ?? PartialDate.Read(ValidFrom);

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static DocumentContent FromJson(string text) => JsonSerializer.Deserialize<DocumentContent>(text, json)!;
}

/// <summary>Closed lists of a description; names are in the texts under <c>Licence.{key}</c> and <c>Language.{key}</c>.</summary>
internal static class Lists
{
    /// <summary>Licences: official acts are no object of copyright in Ukraine.</summary>
    public static readonly IReadOnlyList<string> Licences = ["official", "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "reserved"];

    public static readonly IReadOnlyList<string> Languages = ["uk", "en", "crh", "pl", "de", "fr", "ro", "hu", "other"];

    /// <summary>Address of a licence's text; null when it has none.</summary>
    public static string? LicenceAddress(string key) => key switch
    {
        "CC-BY-4.0" => "https://creativecommons.org/licenses/by/4.0/",
        "CC-BY-SA-4.0" => "https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        "official" => "https://zakon.rada.gov.ua/laws/show/2811-20",
        _ => null,
    };
}
