using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Reading;

/// <summary>The practice for search engines in the words of schema.org.</summary>
internal static class JsonLd
{
    // Escapes < and >, so that no text can end the element it stands in; letters stay letters.
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(PracticeOnPage practice, string portal, string url, string language)
    {
        var content = practice.Content;
        var about = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = new[] { "Article", "HowTo" },
            ["@id"] = url,
            ["url"] = url,
            ["identifier"] = "urn:uuid:" + practice.Id,
            ["name"] = content.Title.In(language).Text,
            ["headline"] = content.Title.In(language).Text,
            ["description"] = content.Summary.In(language).Text,
            ["inLanguage"] = content.Title.In(language).Language,
            ["author"] = Organisation(content.Organisation.In(language).Text, practice.OrganisationCode),
            ["publisher"] = Organisation(portal, null),
            ["datePublished"] = Day(practice.PublishedAt),
            ["dateModified"] = Day(practice.UpdatedAt),
            ["version"] = practice.Number,
            ["license"] = Licence(content.Licence),
            ["keywords"] = content.Topics,
            ["step"] = content.Steps.Where(s => !s.IsEmpty).Select((step, i) => Step(step, i + 1, language)).ToList(),
        };
        if (!content.Place.IsEmpty)
            about["spatialCoverage"] = new Dictionary<string, object> { ["@type"] = "Place", ["name"] = content.Place.In(language).Text };
        return JsonSerializer.Serialize(about, json);
    }

    public static string Licence(string key) => key switch
    {
        "CC-BY-SA-4.0" => "https://creativecommons.org/licenses/by-sa/4.0/",
        "CC0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        _ => "https://creativecommons.org/licenses/by/4.0/",
    };

    private static Dictionary<string, object> Organisation(string name, string? code)
    {
        var organisation = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = name };
        if (code is not null)
            organisation["taxID"] = code;
        return organisation;
    }

    private static Dictionary<string, object> Step(Step step, int position, string language) => new()
    {
        ["@type"] = "HowToStep",
        ["position"] = position,
        ["name"] = step.Title.In(language).Text,
        ["text"] = Markdown.ToPlain(step.Text.In(language).Text),
    };

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
