using System.Text.Json;

namespace Hub.Practices.Demo;

/// <summary>A demonstration practice as its JSON file tells it.</summary>
internal sealed record DemoPractice
{
    public required int Number { get; init; }
    public required string Slug { get; init; }
    public required int Group { get; init; }
    public required string Kind { get; init; }
    public required List<string> Topics { get; init; }
    public required string Level { get; init; }
    public string? Region { get; init; }
    public DemoText? Place { get; init; }
    public required DemoOrganisation Organisation { get; init; }
    public required DemoText Title { get; init; }
    public required DemoText Summary { get; init; }
    public int? PeopleAffected { get; init; }
    public required DateOnly StartedOn { get; init; }
    public DateOnly? FinishedOn { get; init; }
    public required string Stage { get; init; }
    public DemoText? Problem { get; init; }
    public DemoText? Solution { get; init; }
    public DemoText? Resources { get; init; }
    public DemoText? Partners { get; init; }
    public DemoText? LegalBasis { get; init; }
    public DemoText? WhatDidNotWork { get; init; }
    public DemoText? Lessons { get; init; }
    public DemoText? Conditions { get; init; }
    public required List<DemoStep> Steps { get; init; }
    public required List<DemoResult> Results { get; init; }
    public DemoContact? Contact { get; init; }
    public required List<DemoLink> Links { get; init; }
    public DemoAward? Award { get; init; }
    public required string Status { get; init; }
    public DateOnly? PublishedOn { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public required int Versions { get; init; }
    public DemoText? VersionNote { get; init; }
    public Dictionary<string, string>? ReturnReasons { get; init; }
    public required DemoFeedback Feedback { get; init; }
    public required List<DemoEndorsement> Endorsements { get; init; }
    public required List<DemoReplication> Replications { get; init; }

    private const string Folder = "Hub.Practices.Demo.practices.";
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <summary>All of them, by number.</summary>
    public static IReadOnlyList<DemoPractice> All()
    {
        var assembly = typeof(DemoPractice).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name =>
            {
                using var file = assembly.GetManifestResourceStream(name)!;
                return JsonSerializer.Deserialize<DemoPractice>(file, json)!;
            }).OrderBy(p => p.Number)];
    }

    /// <summary>Whether readers ever saw it.</summary>
    public bool WasPublished => PublishedOn is not null;
}

internal sealed record DemoText(string Uk, string? En)
{
    public static Both Both(DemoText? text) => new(text?.Uk, text?.En);
}

internal sealed record DemoOrganisation(string Key, string? Code, DemoText Name);

internal sealed record DemoStep(DemoText Title, DemoText Text, int? Days, decimal? Cost, DemoText? Responsible, DemoText? Pitfalls);

internal sealed record DemoResult(
    DemoText Indicator, DemoText? Unit, decimal? Baseline, decimal? After, DateOnly? MeasuredOn, string? SourceUrl, DemoText? SourceTitle);

internal sealed record DemoContact(string Name, string Email, string? Phone, bool Consent);

internal sealed record DemoLink(DemoText Title, string Url);

internal sealed record DemoAward(int Year, string Nomination);

internal sealed record DemoFeedback(int Yes, int Partly, int No, List<DemoWritten> Written);

internal sealed record DemoWritten(string Verdict, string Region, string When, string What, string? Evidence, string? Answer);

internal sealed record DemoEndorsement(DemoText Organisation, DemoText Because);

internal sealed record DemoReplication(
    DemoText Organisation, string Region, DemoText Place, DateOnly StartedOn, decimal? Cost, int? Days, DemoText Changes, DemoText Outcome, bool Confirmed);
