using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Hub.Library.Describing;
using Hub.SharedKernel.Text;

namespace Hub.Library.Metadata;

/// <summary>How a document is cited: for three reference managers, and in words by ДСТУ 8302:2015.</summary>
/// <param name="Key">Name of the entry in reference managers.</param>
/// <param name="KindWord">What it is, in the language of the title.</param>
/// <param name="Language">Language of the title.</param>
internal sealed record Citation(
    string Key, DocumentKind Kind, string KindWord, string Title, IReadOnlyList<Agent> Creators, string? Publisher, string? Number, PartialDate? Dated, int? Version,
    string? Doi, string? Isbn, string Url, string Language, string Abstract, DateOnly Read)
{
    public static readonly IReadOnlyDictionary<string, string> Formats = new Dictionary<string, string>
    {
        ["bib"] = "application/x-bibtex; charset=utf-8",
        ["ris"] = "application/x-research-info-systems; charset=utf-8",
        ["json"] = "application/vnd.citationstyles.csl+json; charset=utf-8",
        ["txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>Kinds whose word says who adopted them: «Закон України», «постанова Кабінету Міністрів України».</summary>
    public static bool NamesPublisher(DocumentKind kind) => kind <= DocumentKind.Order;

    private bool IsEnglish => Language == "en";

    public string In(string format) => format switch
    {
        "bib" => BibTex(),
        "ris" => Ris(),
        "json" => CslJson(),
        _ => Text() + "\n",
    };

    /// <summary>The bibliographic reference of ДСТУ 8302:2015: «Назва : вид Видавець від дата № номер. URL: … (дата звернення: …).»</summary>
    public string Text()
    {
        var text = new StringBuilder();
        var people = Creators.Where(c => c.IsPerson).ToList();
        if (people.Count is > 0 and <= 3)
            text.Append(string.Join(", ", people.Select(p => $"{p.Family} {Initials(p)}"))).Append(' ');
        text.Append(Bibliography.OneLine(Title));
        text.Append(" : ").Append(NamesPublisher(Kind) ? KindWord : Lower(KindWord));
        if (KindForm.IsAct(Kind))
            Act(text);
        else
            Issued(text, people);
        if (Version is { } version)
            text.Append(CultureInfo.InvariantCulture, $" {(IsEnglish ? "Version" : "Версія")} {version}.");
        if (Isbn is not null)
            text.Append(" ISBN ").Append(Isbn).Append('.');
        if (Doi is not null)
            text.Append(" DOI: ").Append(Doi).Append('.');
        var read = Read.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        return text.Append(IsEnglish ? $" URL: {Url} (accessed: {read})." : $" URL: {Url} (дата звернення: {read}).").ToString();
    }

    public string BibTex()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"@{BibType}{{{Key},\n");
        Field("title", "{" + Bibliography.Tex(Title) + "}");
        if (Creators.Count > 0)
            Field("author", string.Join(" and ", Creators.Select(c => c.IsPerson ? Bibliography.Tex(c.Name) : "{" + Bibliography.Tex(c.Name) + "}")));
        else if (Publisher is not null)
            Field("author", "{" + Bibliography.Tex(Publisher) + "}");
        if (Dated is { } day)
        {
            Field("year", day.Year.ToString(CultureInfo.InvariantCulture));
            if (day.Month is { } month)
                Field("month", month.ToString(CultureInfo.InvariantCulture));
        }
        Optional(BibType == "techreport" ? "institution" : "publisher", Publisher);
        if (BibType == "techreport")
            Optional("type", KindWord);
        Optional("number", Number);
        Optional("edition", Version?.ToString(CultureInfo.InvariantCulture));
        if (Doi is not null)
            Field("doi", Bibliography.Verbatim(Doi));
        Optional("isbn", Isbn);
        Field("language", IsEnglish ? "english" : "ukrainian");
        Field("url", Bibliography.Verbatim(Url));
        Field("urldate", Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return text.Append("}\n").ToString();

        void Field(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
        void Optional(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                Field(name, Bibliography.Tex(value));
        }
    }

    public string Ris()
    {
        var text = new StringBuilder();
        Line("TY", RisType);
        Line("TI", Title);
        foreach (var creator in Creators)
            Line("AU", creator.Name);
        if (Dated is { } day)
        {
            Line("PY", day.Year.ToString(CultureInfo.InvariantCulture));
            Line("DA", day.With('/'));
        }
        Line("PB", Publisher);
        // Of reports, acts and standards SN is the number; there a book's number stands in a note.
        var isNumbered = RisType is "RPRT" or "LEGAL" or "STAND";
        Line("SN", isNumbered ? Number : Isbn);
        Line("M1", isNumbered ? null : Number);
        Line("N1", isNumbered && Isbn is not null ? "ISBN " + Isbn : null);
        Line("DO", Doi);
        Line("ET", Version?.ToString(CultureInfo.InvariantCulture));
        Line("LA", Language);
        Line("UR", Url);
        Line("Y2", Read.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture));
        Line("AB", Abstract);
        return text.Append("ER  - \r\n").ToString();

        void Line(string tag, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
                text.Append(tag).Append("  - ").Append(Bibliography.OneLine(value)).Append("\r\n");
        }
    }

    public string CslJson()
    {
        var item = new Dictionary<string, object?>
        {
            ["id"] = Key,
            ["type"] = CslType,
            ["title"] = Title,
            ["author"] = Creators.Count == 0 ? null : Creators.Select(c => c.IsPerson ? (object)new { family = c.Family, given = c.Given } : new { literal = c.Name }).ToArray(),
            ["issued"] = Dated is { } day ? Bibliography.DateParts(day.Year, day.Month, day.Day) : null,
            ["accessed"] = Bibliography.DateParts(Read),
            ["publisher"] = Publisher,
            ["number"] = Number,
            ["version"] = Version?.ToString(CultureInfo.InvariantCulture),
            ["DOI"] = Doi,
            ["ISBN"] = Isbn,
            ["language"] = Language,
            ["URL"] = Url,
            ["abstract"] = Limits.NullIfBlank(Abstract),
        };
        return JsonSerializer.Serialize(new[] { item.Where(p => p.Value is not null).ToDictionary() }, json);
    }

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    // A number is printed for reports alone; «type» says what kind of report, also of an act.
    private string BibType => Kind switch
    {
        _ when Number is not null || KindForm.IsAct(Kind) => "techreport",
        DocumentKind.Report or DocumentKind.Assessment or DocumentKind.PolicyPaper or DocumentKind.Methodology or DocumentKind.Standard => "techreport",
        DocumentKind.Guide => "manual",
        _ => "misc",
    };

    private string RisType => Kind switch
    {
        DocumentKind.Law => "STAT",
        _ when KindForm.IsAct(Kind) => "LEGAL",
        DocumentKind.Standard => "STAND",
        DocumentKind.Presentation => "SLIDE",
        DocumentKind.Video => "VIDEO",
        DocumentKind.Guide => "BOOK",
        DocumentKind.Other or DocumentKind.Case => "GEN",
        _ => "RPRT",
    };

    private string CslType => Kind switch
    {
        _ when KindForm.IsAct(Kind) => "legislation",
        DocumentKind.Standard => "standard",
        DocumentKind.Presentation => "speech",
        DocumentKind.Video => "motion_picture",
        DocumentKind.Guide => "book",
        DocumentKind.Other or DocumentKind.Case => "document",
        _ => "report",
    };

    private void Act(StringBuilder text)
    {
        if (Publisher is not null && !NamesPublisher(Kind))
            text.Append(", ").Append(Bibliography.OneLine(Publisher));
        if (Dated is { } day)
            text.Append(IsEnglish ? " of " : " від ").Append(day.Day is null ? day.Say(Hub.SharedKernel.Languages.Language.Of(Language)) : day.First.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
        if (Number is not null)
            text.Append(" № ").Append(Bibliography.OneLine(Number).TrimStart('№', ' '));
        text.Append('.');
    }

    private void Issued(StringBuilder text, List<Agent> people)
    {
        if (people.Count > 3)
            text.Append(" / ").Append(Initials(people[0])).Append(' ').Append(people[0].Family).Append(IsEnglish ? " et al." : " та ін.");
        else if (people.Count == 0 && Creators.Count > 0)
            text.Append(" / ").Append(string.Join(", ", Creators.Select(c => Bibliography.OneLine(c.Name))));
        if (!text.ToString().EndsWith('.'))
            text.Append('.');
        if (Publisher is not null && Creators.All(c => c.Name != Publisher))
            text.Append(' ').Append(Bibliography.OneLine(Publisher)).Append(Dated is null ? "." : ",");
        if (Dated is { } day)
            text.Append(' ').Append(day.Year).Append('.');
    }

    private static string Initials(Agent person) =>
        string.Join(' ', person.Given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => char.ToUpper(name[0], CultureInfo.InvariantCulture) + "."));

    private static string Lower(string word) => word.Length == 0 ? word : char.ToLower(word[0], CultureInfo.InvariantCulture) + word[1..];
}
