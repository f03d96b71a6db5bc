using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.SharedKernel.Text;

namespace Hub.Practices.Reading;

/// <summary>How a practice is cited: as the concept, which leads to the newest version, or as one version, which never changes.</summary>
/// <param name="Key">Name of the entry in reference managers.</param>
/// <param name="Version">Number of the version; null for the concept.</param>
/// <param name="Url">Full address of what is cited.</param>
internal sealed record Citation(
    string Key, string Title, string Organisation, string Portal, DateOnly Published, int? Version, string VersionWord, string Url, string Language, string Abstract, DateOnly Read)
{
    public static readonly IReadOnlyDictionary<string, string> Formats = new Dictionary<string, string>
    {
        ["bib"] = "application/x-bibtex; charset=utf-8",
        ["ris"] = "application/x-research-info-systems; charset=utf-8",
        ["json"] = "application/vnd.citationstyles.csl+json; charset=utf-8",
        ["txt"] = "text/plain; charset=utf-8",
    };

    public string In(string format) => format switch
    {
        "bib" => BibTex(),
        "ris" => Ris(),
        "json" => CslJson(),
        _ => Text() + "\n",
    };

    public string Text()
    {
        var version = Version is null ? "" : $" ({VersionWord} {Version})";
        return $"{Bibliography.OneLine(Organisation)} ({Published.Year}). {Bibliography.OneLine(Title)}{version}. {Portal}. {Url}";
    }

    public string BibTex()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"@misc{{{Key},\n");
        Field("title", "{" + Bibliography.Tex(Title) + "}");
        Field("author", "{" + Bibliography.Tex(Organisation) + "}");
        Field("year", Published.Year.ToString(CultureInfo.InvariantCulture));
        Field("month", Published.Month.ToString(CultureInfo.InvariantCulture));
        Field("publisher", Bibliography.Tex(Portal));
        if (Version is { } number)
            Field("version", number.ToString(CultureInfo.InvariantCulture));
        Field("language", Language == "en" ? "english" : "ukrainian");
        Field("url", Url);
        Field("urldate", Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return text.Append("}\n").ToString();

        void Field(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
    }

    public string Ris()
    {
        var text = new StringBuilder();
        Line("TY", "ELEC");
        Line("TI", Title);
        Line("AU", Organisation);
        Line("PY", Published.Year.ToString(CultureInfo.InvariantCulture));
        Line("DA", Published.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Line("PB", Portal);
        if (Version is { } number)
            Line("ET", number.ToString(CultureInfo.InvariantCulture));
        Line("LA", Language);
        Line("UR", Url);
        Line("Y2", Read.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Line("AB", Abstract);
        return text.Append("ER  - \r\n").ToString();

        void Line(string tag, string value) => text.Append(tag).Append("  - ").Append(Bibliography.OneLine(value)).Append("\r\n");
    }

    public string CslJson() => JsonSerializer.Serialize(new[]
    {
        new Dictionary<string, object>
        {
            ["id"] = Key,
            ["type"] = "webpage",
            ["title"] = Title,
            ["author"] = new[] { new { literal = Organisation } },
            ["issued"] = Bibliography.DateParts(Published),
            ["accessed"] = Bibliography.DateParts(Read),
            ["publisher"] = Portal,
            ["container-title"] = Portal,
            ["language"] = Language,
            ["URL"] = Url,
            ["abstract"] = Abstract,
        }.With("version", Version?.ToString(CultureInfo.InvariantCulture)),
    }, json);

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };
}

file static class Extra
{
    public static Dictionary<string, object> With(this Dictionary<string, object> all, string key, string? value)
    {
        if (value is not null)
            all[key] = value;
        return all;
    }
}
