using Hub.Practices.Checks;

namespace Hub.Practices.Tests.Submission;

/// <summary>Descriptions and versions for tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid Owner = Guid.CreateVersion7();
    public static readonly Guid Editor = Guid.CreateVersion7();

    public static CheckContext NothingElse { get; } = new([], [], []);

    /// <summary>A description with nothing left to mend, evidence A.</summary>
    public static PracticeContent Whole(string title = "Електронна черга до дитячого садка") => new()
    {
        Title = new(title, "Electronic queue for the kindergarten"),
        Summary = new("Батьки записують дитину з дому, бачать своє місце в черзі й не стоять під кабінетом від світанку."),
        Group = "3",
        Kind = "online-services",
        Topics = ["education"],
        Level = "local",
        Stage = "spread",
        Organisation = new("Управління освіти"),
        OrganisationCode = "00032112",
        Region = "UA26000000000069363",
        Place = new("м. Івано-Франківськ"),
        PeopleAffected = "1200",
        StartedOn = "2024-01-10",
        Problem = new(new string('п', 120)),
        Solution = new(new string('р', 120)),
        Steps = [Step("Звести списки"), Step("Навчити людей")],
        Results = [Result("Середнє очікування"), Result("Скарг за місяць")],
        Resources = new("Дві людини."),
        LegalBasis = new("Закон 2297-VI."),
        WhatDidNotWork = new("Перший місяць сервер падав."),
        Lessons = new("Починайте з одного садка."),
        Conditions = new("Потрібен один реєстр."),
        Contact = new() { Name = "Відділ", Email = "viddil@example.org", Consent = true },
        Links = [new() { Title = new("Порядок"), Url = "https://example.org/poriadok" }],
    };

    public static Step Step(string title) => new() { Title = new(title), Days = "14", Cost = "0", Responsible = new("Відділ") };

    public static Result Result(string name) => new()
    {
        Indicator = new(name),
        Unit = new("хв"),
        Baseline = "52",
        After = "17",
        MeasuredOn = "2025-01-10",
        SourceUrl = "https://example.org/zvit",
    };

    public static (Practice Practice, PracticeVersion Version) Draft()
    {
        var practice = Practice.Start(Guid.CreateVersion7(), Owner, Now);
        var version = PracticeVersion.First(Guid.CreateVersion7(), practice, Owner, Now);
        version.Save(Whole(), Owner, Now);
        practice.GiveAddress("cherha");
        return (practice, version);
    }

    public static (Practice Practice, PracticeVersion Version) In(VersionState state)
    {
        var (practice, version) = Draft();
        if (state is VersionState.Draft)
            return (practice, version);
        if (state is VersionState.Discarded)
        {
            version.Discard();
            return (practice, version);
        }
        version.Submit(PracticeChecks.Run(version.Read(), NothingElse), Now);
        if (state is VersionState.Submitted)
            return (practice, version);
        version.Take(Editor, practice, Now);
        switch (state)
        {
            case VersionState.Returned: version.Return(Editor, practice, new Dictionary<string, string> { ["Problem"] = "Коротко." }, Now); break;
            case VersionState.Rejected: version.Reject(Editor, practice, "Не практика.", Now); break;
            case VersionState.Published: version.Publish(Editor, practice, Now); break;
            case VersionState.Superseded: version.Publish(Editor, practice, Now); version.Supersede(); break;
        }
        return (practice, version);
    }
}
