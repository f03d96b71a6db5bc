using System.Text.Json;

namespace Hub.Practices;

/// <summary>
/// What a version of a practice says. Everything is kept as it was typed, also while it is incomplete or wrong,
/// so that a draft loses nothing; <see cref="Checks.PracticeChecks"/> tells what must be mended before it can be submitted.
/// </summary>
internal sealed class PracticeContent
{
    public Both Title { get; set; } = new();
    public Both Summary { get; set; } = new();
    public string Group { get; set => field = Typed.Plain(value); } = "";
    public string Kind { get; set => field = Typed.Plain(value); } = "";
    public List<string> Topics { get; set; } = [];
    public string Level { get; set => field = Typed.Plain(value); } = "";
    public string Region { get; set => field = Typed.Plain(value); } = "";
    public Both Place { get; set; } = new();
    public string OrganisationCode { get; set => field = Typed.Plain(value); } = "";
    public Both Organisation { get; set; } = new();
    public string PeopleAffected { get; set => field = Typed.Plain(value); } = "";
    public string StartedOn { get; set => field = Typed.Plain(value); } = "";
    public string FinishedOn { get; set => field = Typed.Plain(value); } = "";
    public string Stage { get; set => field = Typed.Plain(value); } = "";
    public Both Problem { get; set; } = new();
    public Both Solution { get; set; } = new();
    public List<Step> Steps { get; set; } = [];
    public Both Resources { get; set; } = new();
    public Both Partners { get; set; } = new();
    public Both LegalBasis { get; set; } = new();
    public List<Result> Results { get; set; } = [];
    public Both WhatDidNotWork { get; set; } = new();
    public Both Lessons { get; set; } = new();
    public Both Conditions { get; set; } = new();
    public Contact Contact { get; set; } = new();
    public List<WebLink> Links { get; set; } = [];
    public string Licence { get; set => field = Typed.Plain(value); } = Classification.Licences[0];

    /// <summary>The text sections in reading order, with the key of their heading <c>Section.{key}</c>.</summary>
    public IEnumerable<(string Key, Both Text)> Sections() =>
    [
        ("Problem", Problem), ("Solution", Solution), ("Resources", Resources), ("Partners", Partners), ("LegalBasis", LegalBasis),
        ("WhatDidNotWork", WhatDidNotWork), ("Lessons", Lessons), ("Conditions", Conditions),
    ];

    /// <summary>Keys of everything a reviewer can return or comment, in reading order.</summary>
    public static readonly IReadOnlyList<string> AllSections =
    [
        "General", "Problem", "Solution", "Steps", "Resources", "Partners", "LegalBasis", "Results", "WhatDidNotWork", "Lessons", "Conditions", "Contact", "Files",
    ];

    private static readonly JsonSerializerOptions json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static PracticeContent FromJson(string text) => JsonSerializer.Deserialize<PracticeContent>(text, json)!;
}

/// <summary>A text in Ukrainian and, if there is one, in English.</summary>
internal sealed class Both
{
    public Both() { }

    public Both(string? uk, string? en = null) => (Uk, En) = (uk ?? "", en ?? "");

    public string Uk { get; set => field = Typed.Plain(value); } = "";
    public string En { get; set => field = Typed.Plain(value); } = "";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Uk) && string.IsNullOrWhiteSpace(En);

    /// <summary>The reader's language if it is there, else the other one.</summary>
    public (string Text, string Language) In(string language) =>
        language == "en" && !string.IsNullOrWhiteSpace(En) ? (En, "en")
        : string.IsNullOrWhiteSpace(Uk) && !string.IsNullOrWhiteSpace(En) ? (En, "en") : (Uk, "uk");

    public string? EnOrNull => string.IsNullOrWhiteSpace(En) ? null : En;
}

/// <summary>A step of the how-to guide. Days and cost (hryvnias) as typed.</summary>
internal sealed class Step
{
    public Both Title { get; set; } = new();
    public Both Text { get; set; } = new();
    public string Days { get; set => field = Typed.Plain(value); } = "";
    public string Cost { get; set => field = Typed.Plain(value); } = "";
    public Both Responsible { get; set; } = new();
    public Both Pitfalls { get; set; } = new();

    public bool IsEmpty => Title.IsEmpty && Text.IsEmpty && Responsible.IsEmpty && Pitfalls.IsEmpty && Days == "" && Cost == "";
}

/// <summary>An indicator before and after. Numbers and date (yyyy-MM-dd) as typed.</summary>
internal sealed class Result
{
    public Both Indicator { get; set; } = new();
    public Both Unit { get; set; } = new();
    public string Baseline { get; set => field = Typed.Plain(value); } = "";
    public string After { get; set => field = Typed.Plain(value); } = "";
    public string MeasuredOn { get; set => field = Typed.Plain(value); } = "";
    public string SourceUrl { get; set => field = Typed.Plain(value); } = "";
    public Both SourceTitle { get; set; } = new();

    public bool IsEmpty => Indicator.IsEmpty && Baseline == "" && After == "" && SourceUrl == "";
}

/// <summary>Whom to ask; shown to readers only with the person's consent.</summary>
internal sealed class Contact
{
    public string Name { get; set => field = Typed.Plain(value); } = "";
    public string Email { get; set => field = Typed.Plain(value); } = "";
    public string Phone { get; set => field = Typed.Plain(value); } = "";
    public bool Consent { get; set; }
}

/// <summary>A link to further reading.</summary>
internal sealed class WebLink
{
    public Both Title { get; set; } = new();
    public string Url { get; set => field = Typed.Plain(value); } = "";
}
