using System.Text.Json;
using Hub.Contest.Awarding;
using Hub.Contest.OpenData;
using Hub.Contest.Tests.Jury;
using Hub.Contest.Tests.Results;

namespace Hub.Contest.Tests.OpenData;

/// <summary>Tables a stranger takes: what stands on pages, the same in every format, and no person's name.</summary>
public sealed class OpenDataTests
{
    private PublishedStage stage = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await PublishedStage.Start();
        await stage.Stage.As(JuryStage.Organiser).Run<GiveAwards, int?>(u => u.Run(stage.Stage.Round.Id, new Dictionary<Guid, int> { [stage.Stage.Nomination.Id] = 1 }, default));
        await stage.Stage.As(JuryStage.Organiser).Run<GivePrize, bool>(u => u.Run(stage.Stage.Round.Id, stage.Entries[1].Id, new("=SUM(A1)", null, "Донор", null, "Причина", null), default));
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    private static IEnumerable<string> Names => OpenTables.Columns.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task Csv_and_json_hold_the_same_rows_under_documented_columns(string name)
    {
        var (csv, json) = (await Csv(name), JsonDocument.Parse((await stage.Stage.Hub.Get($"/contest/data/{name}.json")).Bytes).RootElement);
        Assert.That(csv, Is.Not.Empty);
        Assert.That(csv[0].Keys, Is.EqualTo(OpenTables.Columns[name]));
        Assert.That(json.EnumerateArray().Select(r => r.EnumerateObject().Select(p => (p.Name, p.Value.ValueKind == JsonValueKind.Null ? "" : p.Value.ToString().Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal)))),
            Is.EqualTo(csv.Select(r => r.Select(c => (c.Key, c.Value.TrimStart('\''))))));
        foreach (var language in new[] { "", "/en" })
        {
            var page = await stage.Stage.Hub.Get(language + "/contest/data");
            Assert.That(page.Html.QuerySelectorAll("main code").Select(c => c.TextContent), Is.SupersetOf(OpenTables.Columns[name]));
            Assert.That(page.Main, Does.Not.Contain("Column."), "every column has its sentence");
        }
        Assert.That((await stage.Stage.Hub.Get("/open-data")).Html.QuerySelector($"a[href='/contest/data/{name}.csv']"), Is.Not.Null);
    }

    [Test]
    public async Task Results_hold_places_scores_awards_and_prizes_that_no_spreadsheet_runs()
    {
        var rows = await Csv("results");
        Assert.That(rows.Select(r => (r["entry"], r["place"], r["score"], r["award"])), Is.EqualTo(new[] { ("2026-001", "1", "7.80", "true"), ("2026-002", "2", "7.00", "false"), ("2026-003", "3", "4.00", "false") }));
        Assert.That(rows[1]["special_prize"], Is.EqualTo("'=SUM(A1)"));
        Assert.That(DiplomaNumber.Read(rows[0]["diploma"]), Is.Not.Null);
    }

    [Test]
    public async Task Nobodys_name_is_in_it()
    {
        foreach (var name in Names)
        {
            var text = (await stage.Stage.Hub.Get($"/contest/data/{name}.json")).Text;
            Assert.That(new[] { JuryStage.Entrant.Name, JuryStage.Organiser.Name, stage.Jurors[0].NameUk }.Where(n => text.Contains($"\"{n}", StringComparison.Ordinal)), Is.Empty, name);
        }
    }

    [TestCase("rounds.xml")]
    [TestCase("jurors.csv")]
    [TestCase("..%2Frounds.csv")]
    public async Task Any_other_table_is_not_there(string file) => Assert.That((await stage.Stage.Hub.Get("/contest/data/" + file)).Status, Is.EqualTo(404));

    [Test]
    public async Task The_list_of_rounds_names_the_winners_of_one_in_the_archive()
    {
        stage.Stage.Time.SetUtcNow(stage.Stage.Round.Calendar.Archive);
        var page = await stage.Stage.Hub.Get("/contest?fresh=1");
        Assert.That(page.Main, Does.Contain("Переможці").And.Contain("Перша заявка").And.Contain("усі відзнаки: 2"));
        Assert.That(page.Main, Does.Not.Contain("Третя заявка"));
    }

    private async Task<List<Dictionary<string, string>>> Csv(string name)
    {
        var bytes = (await stage.Stage.Hub.Get($"/contest/data/{name}.csv")).Bytes;
        Assert.That(bytes[..3], Is.EqualTo("\uFEFF"u8.ToArray()), "the mark by which spreadsheets read Ukrainian letters");
        using var csv = CsvHelper.CsvReader.Create(bytes.AsMemory(3), new() { Separator = ',', HasHeader = false, SkipEmptyLines = false });
        var rows = new List<IReadOnlyList<string>>();
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        return [.. rows.Skip(1).Select(r => rows[0].Zip(r).ToDictionary(c => c.First, c => c.Second))];
    }
}
