using Hub.Practices.Reading;

namespace Hub.Practices.Tests.Reading;

/// <summary>Practices as tests of reading need them.</summary>
internal static class Samples
{
    public const string Vinnytsia = "UA05000000000010236";
    public const string Lviv = "UA46000000000026241";

    public static PracticeContent Content(string title = "Електронна черга", string summary = "Батьки записують дитину з дому.") => new()
    {
        Title = new(title, "Electronic queue"),
        Summary = new(summary),
        Group = "3",
        Kind = "online-services",
        Topics = ["education"],
        Level = "local",
        Region = Vinnytsia,
        Place = new("Вінниця", "Vinnytsia"),
        Organisation = new("Вінницька міська рада", "Vinnytsia city council"),
        StartedOn = "2012-03-01",
        Problem = new("Черги з ночі."),
        Solution = new("Запис через інтернет."),
        Steps = [new() { Title = new("Звести списки"), Days = "30", Cost = "12000" }],
        Results = [new() { Indicator = new("Час, хв"), Baseline = "240", After = "15", MeasuredOn = "2014-01-31", SourceUrl = "https://example.org/zvit" }],
    };

    public static Practice Published(string slug, DateTimeOffset at, PracticeContent? content = null) => WithVersion(slug, at, content).Practice;

    public static (Practice Practice, PracticeVersion Version) WithVersion(string slug, DateTimeOffset at, PracticeContent? content = null)
    {
        content ??= Content();
        var practice = Practice.Start(Guid.CreateVersion7(), Guid.NewGuid(), at);
        var version = PracticeVersion.First(Guid.CreateVersion7(), practice, practice.OwnerId, at);
        version.Save(content, practice.OwnerId, at);
        version.PublishUnreviewed("C", at);
        practice.GiveAddress(slug);
        practice.Show(version, content, "C", at);
        return (practice, version);
    }

    public static IndexedPractice Row(
        int group = 1, string kind = "service-centres", string? region = Vinnytsia, string level = "local", int year = 2012, string organisation = "Рада",
        string grade = "A", bool awarded = false, bool outdated = false, string topics = " education ", int yes = 0, int answers = 0, int replications = 0,
        DateTimeOffset published = default, bool readable = true, Guid? id = null) =>
        new(id ?? Guid.CreateVersion7(), 1, readable, group, kind, region, level, year, null, organisation, null, grade, awarded, outdated, topics,
            yes, 0, answers - yes, published, published, replications);

    public static IndexColumns Columns(params IEnumerable<IndexedPractice> rows)
    {
        var columns = new IndexColumns(4);
        foreach (var row in rows)
            columns.Put(row);
        return columns;
    }
}
