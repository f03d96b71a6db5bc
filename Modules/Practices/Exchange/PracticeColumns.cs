using Hub.Practices.Checks;

namespace Hub.Practices.Exchange;

/// <summary>
/// The one set of columns of CSV and JSON, out and in. Steps, results and links are numbered columns
/// (<c>step1_title_uk</c>, <c>step2_title_uk</c>, …), which people can edit in a spreadsheet. Described in docs/practices-csv.md.
/// </summary>
internal static class PracticeColumns
{
    public const string Id = "id";
    public const string ExternalId = "external_id";
    public const string Status = "status";
    public const string Consent = "contact_consent";
    public const int MostNumbered = PracticeChecks.MostRows;

    /// <summary>What an empty cell of the licence means.</summary>
    private static readonly string usualLicence = Classification.Licences[0];

    /// <summary>Columns that every practice has once, in the order of the file.</summary>
    public static readonly IReadOnlyList<Column<PracticeContent>> Single =
    [
        .. Two<PracticeContent>("title", "Content.Title", c => c.Title),
        .. Two<PracticeContent>("summary", "Content.Summary", c => c.Summary),
        new("group", "Content.Group", CellKind.Choice, c => c.Group, (c, v) => c.Group = v, ["1", "2", "3", "4"]),
        new("kind", "Content.Kind", CellKind.Choice, c => c.Kind, (c, v) => c.Kind = v, [.. Classification.Kinds.Values.SelectMany(k => k)]),
        new("topics", "Content.Topics", CellKind.Topics, c => string.Join(';', c.Topics), (c, v) => c.Topics = [.. CellText.Topics(v)]),
        new("level", "Content.Level", CellKind.Choice, c => c.Level, (c, v) => c.Level = v, Classification.Levels),
        new("region", "Content.Region", CellKind.Territory, c => c.Region, (c, v) => c.Region = v),
        .. Two<PracticeContent>("place", "Content.Place", c => c.Place),
        new("organisation_code", "Content.OrganisationCode", CellKind.OrganisationCode, c => c.OrganisationCode, (c, v) => c.OrganisationCode = v),
        .. Two<PracticeContent>("organisation", "Content.Organisation", c => c.Organisation),
        new("people_affected", "Content.PeopleAffected", CellKind.Whole, c => c.PeopleAffected, (c, v) => c.PeopleAffected = v),
        new("started_on", "Content.StartedOn", CellKind.Date, c => c.StartedOn, (c, v) => c.StartedOn = v),
        new("finished_on", "Content.FinishedOn", CellKind.Date, c => c.FinishedOn, (c, v) => c.FinishedOn = v),
        new("stage", "Content.Stage", CellKind.Choice, c => c.Stage, (c, v) => c.Stage = v, Classification.Stages),
        .. Two<PracticeContent>("problem", "Content.Problem", c => c.Problem),
        .. Two<PracticeContent>("solution", "Content.Solution", c => c.Solution),
        .. Two<PracticeContent>("resources", "Content.Resources", c => c.Resources),
        .. Two<PracticeContent>("partners", "Content.Partners", c => c.Partners),
        .. Two<PracticeContent>("legal_basis", "Content.LegalBasis", c => c.LegalBasis),
        .. Two<PracticeContent>("what_did_not_work", "Content.WhatDidNotWork", c => c.WhatDidNotWork),
        .. Two<PracticeContent>("lessons", "Content.Lessons", c => c.Lessons),
        .. Two<PracticeContent>("conditions", "Content.Conditions", c => c.Conditions),
        new("contact_name", "Content.Contact.Name", CellKind.Text, c => c.Contact.Name, (c, v) => c.Contact.Name = v),
        new("contact_email", "Content.Contact.Email", CellKind.Email, c => c.Contact.Email, (c, v) => c.Contact.Email = v),
        new("contact_phone", "Content.Contact.Phone", CellKind.Word, c => c.Contact.Phone, (c, v) => c.Contact.Phone = v),
        new(Consent, "Content.Contact.Consent", CellKind.YesNo, c => c.Contact.Consent ? "yes" : "no", (c, v) => c.Contact.Consent = CellText.YesNo(v) == true),
        new("licence", "Content.Licence", CellKind.Choice, c => Licence(c.Licence), (c, v) => c.Licence = Licence(v), Classification.Licences),
    ];

    public static readonly IReadOnlyList<Column<Step>> OfStep =
    [
        .. Two<Step>("title", "Title", s => s.Title),
        .. Two<Step>("text", "Text", s => s.Text),
        new("days", "Days", CellKind.Whole, s => s.Days, (s, v) => s.Days = v),
        new("cost", "Cost", CellKind.Amount, s => s.Cost, (s, v) => s.Cost = v),
        .. Two<Step>("responsible", "Responsible", s => s.Responsible),
        .. Two<Step>("pitfalls", "Pitfalls", s => s.Pitfalls),
    ];

    public static readonly IReadOnlyList<Column<Result>> OfResult =
    [
        .. Two<Result>("indicator", "Indicator", r => r.Indicator),
        .. Two<Result>("unit", "Unit", r => r.Unit),
        new("baseline", "Baseline", CellKind.Amount, r => r.Baseline, (r, v) => r.Baseline = v),
        new("after", "After", CellKind.Amount, r => r.After, (r, v) => r.After = v),
        new("measured_on", "MeasuredOn", CellKind.Date, r => r.MeasuredOn, (r, v) => r.MeasuredOn = v),
        new("source_url", "SourceUrl", CellKind.WebAddress, r => r.SourceUrl, (r, v) => r.SourceUrl = v),
        .. Two<Result>("source_title", "SourceTitle", r => r.SourceTitle),
    ];

    public static readonly IReadOnlyList<Column<WebLink>> OfLink =
    [
        .. Two<WebLink>("title", "Title", l => l.Title),
        new("url", "Url", CellKind.WebAddress, l => l.Url, (l, v) => l.Url = v),
    ];

    public static readonly Numbered<Step> Steps = new("step", "Steps", OfStep, c => c.Steps);
    public static readonly Numbered<Result> Results = new("result", "Results", OfResult, c => c.Results);
    public static readonly Numbered<WebLink> Links = new("link", "Links", OfLink, c => c.Links);
    public static readonly IReadOnlyList<Numbered> Lists = [Steps, Results, Links];

    /// <summary>Headings a file must have; <c>id</c> and <c>external_id</c> stand in for each other.</summary>
    public static readonly IReadOnlyList<string> Required =
    [
        "title_uk", "summary_uk", "group", "kind", "topics", "level", "started_on", "stage", "organisation_uk", "problem_uk", "solution_uk",
    ];

    /// <summary>All headings of a file whose practices have so many steps, results and links at most.</summary>
    public static IEnumerable<string> Headings(ListSizes sizes) =>
        new[] { Id, ExternalId, Status }.Concat(Single.Select(c => c.Name)).Concat(Lists.SelectMany((list, i) => list.Headings(sizes[i])));

    private static string Licence(string typed) => string.IsNullOrWhiteSpace(typed) ? usualLicence : typed;

    private static Column<T>[] Two<T>(string name, string field, Func<T, Both> of) =>
    [
        new(name + "_uk", field + ".Uk", CellKind.Text, t => of(t).Uk, (t, v) => of(t).Uk = v),
        new(name + "_en", field + ".En", CellKind.Text, t => of(t).En, (t, v) => of(t).En = v),
    ];
}

/// <summary>How many steps, results and links the longest practice of a file has.</summary>
internal sealed record ListSizes(int Steps, int Results, int Links)
{
    public static readonly ListSizes None = new(0, 0, 0);

    public int this[int list] => list switch { 0 => Steps, 1 => Results, _ => Links };

    public static ListSizes Of(PracticeContent content) =>
        new(PracticeColumns.Steps.Filled(content).Count, PracticeColumns.Results.Filled(content).Count, PracticeColumns.Links.Filled(content).Count);

    public ListSizes And(ListSizes other) =>
        new(Math.Max(Steps, other.Steps), Math.Max(Results, other.Results), Math.Max(Links, other.Links));

    public bool Holds(ListSizes other) => And(other) == this;
}
