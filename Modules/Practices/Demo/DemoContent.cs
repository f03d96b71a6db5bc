using System.Globalization;

namespace Hub.Practices.Demo;

/// <summary>Turns a demonstration file into the content of its versions.</summary>
internal static class DemoContent
{
    public static PracticeContent Of(DemoPractice demo) => new()
    {
        Title = DemoText.Both(demo.Title),
        Summary = DemoText.Both(demo.Summary),
        Group = demo.Group.ToString(CultureInfo.InvariantCulture),
        Kind = demo.Kind,
        Topics = demo.Topics,
        Level = demo.Level,
        Region = demo.Region ?? "",
        Place = DemoText.Both(demo.Place),
        OrganisationCode = demo.Organisation.Code ?? "",
        Organisation = DemoText.Both(demo.Organisation.Name),
        PeopleAffected = Say(demo.PeopleAffected),
        StartedOn = Say(demo.StartedOn),
        FinishedOn = Say(demo.FinishedOn),
        Stage = demo.Stage,
        Problem = DemoText.Both(demo.Problem),
        Solution = DemoText.Both(demo.Solution),
        Steps = [.. demo.Steps.Select(StepOf)],
        Resources = DemoText.Both(demo.Resources),
        Partners = DemoText.Both(demo.Partners),
        LegalBasis = DemoText.Both(demo.LegalBasis),
        Results = [.. demo.Results.Select(ResultOf)],
        WhatDidNotWork = DemoText.Both(demo.WhatDidNotWork),
        Lessons = DemoText.Both(demo.Lessons),
        Conditions = DemoText.Both(demo.Conditions),
        Contact = demo.Contact is { } c ? new Contact { Name = c.Name, Email = c.Email, Phone = c.Phone ?? "", Consent = c.Consent } : new Contact(),
        Links = [.. demo.Links.Select(l => new WebLink { Title = DemoText.Both(l.Title), Url = l.Url })],
    };

    /// <summary>All versions, the oldest first: an older one lacks what was learned later, its last indicator or its last step.</summary>
    public static IReadOnlyList<(PracticeContent Content, Both Changes)> Versions(DemoPractice demo)
    {
        var newest = Of(demo);
        var versions = new List<(PracticeContent, Both)> { (newest, DemoText.Both(demo.VersionNote)) };
        for (var content = newest; versions.Count < demo.Versions;)
        {
            var (older, learned) = Earlier(content);
            var (later, note) = versions[0];
            versions[0] = (later, note.IsEmpty ? learned : note);
            versions.Insert(0, (older, new Both()));
            content = older;
        }
        return versions;
    }

    private static (PracticeContent Older, Both Learned) Earlier(PracticeContent content)
    {
        var older = PracticeContent.FromJson(content.ToJson());
        if (older.Results.Count > 1)
        {
            var result = older.Results[^1].Indicator;
            older.Results.RemoveAt(older.Results.Count - 1);
            return (older, new Both($"Додано показник «{result.Uk}».", result.EnOrNull is { } en ? $"Added the indicator “{en}”." : null));
        }
        var step = older.Steps[^1].Title;
        older.Steps.RemoveAt(older.Steps.Count - 1);
        return (older, new Both($"Додано крок «{step.Uk}».", step.EnOrNull is { } title ? $"Added the step “{title}”." : null));
    }

    private static Step StepOf(DemoStep step) => new()
    {
        Title = DemoText.Both(step.Title),
        Text = DemoText.Both(step.Text),
        Days = Say(step.Days),
        Cost = step.Cost is { } cost ? Typed.Say(cost) : "",
        Responsible = DemoText.Both(step.Responsible),
        Pitfalls = DemoText.Both(step.Pitfalls),
    };

    private static Result ResultOf(DemoResult result) => new()
    {
        Indicator = DemoText.Both(result.Indicator),
        Unit = DemoText.Both(result.Unit),
        Baseline = result.Baseline is { } baseline ? Typed.Say(baseline) : "",
        After = result.After is { } after ? Typed.Say(after) : "",
        MeasuredOn = Say(result.MeasuredOn),
        SourceUrl = result.SourceUrl ?? "",
        SourceTitle = DemoText.Both(result.SourceTitle),
    };

    private static string Say(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Say(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
