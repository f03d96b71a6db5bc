using System.Text;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Counting.Tests;
using Hub.Contest.Demo;
using Hub.Contest.Results;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Demo;

/// <summary>The finished demonstration round: its file is downloaded by its address, verified by the command, and no cell of it can be changed unnoticed.</summary>
[NonParallelizable]
public sealed class FinishedRoundTests
{
    private static HubApp Hub => DemoPortal.Hub;
    private int year;
    private byte[] file = [];

    // Where each row begins; after the mark for the first, and the end of the file at last.
    private List<int> starts = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        year = await Hub.Db<ContestDb, int>(db => db.Rounds.Where(r => r.Id == SeedFinishedRound.Id).Select(r => r.Year).SingleAsync());
        var page = await Hub.Get($"/contest/{year}/results");
        var link = page.Html.QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")!).Single(a => a.EndsWith(".csv", StringComparison.Ordinal));
        var answer = await Hub.Get(link);
        Assert.That((answer.Status, answer.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, "text/csv")));
        file = answer.Bytes;
        starts = [3, .. file.Index().Where(b => b.Item == (byte)'\n').Select(b => b.Index + 1)];
    }

    [Test]
    public void The_downloaded_file_verifies_with_exit_code_0()
    {
        var (code, said) = VerifyRun.Of(file);
        Assert.That(code, Is.Zero, said);
        Assert.That(said, Does.Contain("ЗБІГАЄТЬСЯ"));
    }

    [Test]
    public async Task The_seal_printed_on_the_page_is_that_of_the_file()
    {
        var page = await Hub.Get($"/contest/{year}/results");
        var seal = page.Html.QuerySelector("pre code")!.TextContent.Split("--seal ")[1].Trim();
        Assert.That(VerifyRun.Of(file, "--seal", seal).Code, Is.Zero);
        Assert.That(seal, Is.EqualTo(Verify.Of(file).Seal));
        Assert.That(page.Main, Does.Contain(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))));
    }

    [Test]
    public void Any_single_changed_cell_ends_with_another_code_and_the_sentence_names_its_row()
    {
        var rows = Cells(file);
        // Nothing is asked of the portal: both cores may verify at once.
        var unnoticed = Enumerable.Range(1, rows.Count - 1).SelectMany(row => rows[row].Index().Select(cell => (Row: row, Column: cell.Index))).AsParallel().Select(place =>
        {
            var report = Verify.Of(With(rows, place.Row, place.Column, Other(rows[place.Row][place.Column])));
            var said = report.Changed.Concat(report.Consequences).ToList();
            var named = place.Row == rows.Count - 1 || said.Exists(m => m.Row == place.Row + 1);
            return report.Verdict != Verdict.Equal && report.Consequences.Count > 0 && named ? null
                : $"row {place.Row + 1} column {place.Column + 1}: {report.Verdict}, {string.Join(" | ", said.Select(m => $"{m.Row} {m.Problem.Key}"))}";
        }).OfType<string>().ToList();
        Assert.That(unnoticed, Is.Empty);
        Assert.That(rows, Has.Count.GreaterThan(500));
    }

    [Test]
    public void The_command_says_which_score_was_changed_and_what_follows_for_its_entry()
    {
        var rows = Cells(file);
        var score = rows.FindIndex(r => r[0] == "score" && r[6] is not ("1" or "10"));
        var (code, said) = VerifyRun.Of(With(rows, score, 6, rows[score][6] == "2" ? "9" : "2"));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Does.Contain($"Рядок {score + 1}").And.Contain(rows[score][2]).And.Contain("НЕ ЗБІГАЄТЬСЯ"));
        var title = rows.FindIndex(r => r[0] == "entry" && r[5] == "title");
        Assert.That(VerifyRun.Of(With(rows, title, 6, "Інша назва")).Code, Is.EqualTo(1));
        var weight = rows.FindIndex(r => r[0] == "criterion" && r[5] == "weight");
        Assert.That(VerifyRun.Of(With(rows, weight, 6, "багато")).Code, Is.EqualTo(2));
    }

    [Test]
    public async Task It_holds_everything_that_can_happen_and_the_result_follows_from_it()
    {
        var count = PublishedCount.Read(await Hub.Db<ContestDb, string>(db => db.PublishedResults.Where(r => r.RoundId == SeedFinishedRound.Id).Select(r => r.Csv).SingleAsync()));
        Assert.Multiple(() =>
        {
            Assert.That(count.Nominations, Has.Count.EqualTo(3));
            Assert.That(count.Input.Entries.CountBy(e => e.Standing).ToDictionary(), Is.EquivalentTo(new Dictionary<Standing, int> { [Standing.Counted] = 18, [Standing.Withdrawn] = 1, [Standing.Ineligible] = 1 }));
            Assert.That(count.Input.Jurors, Has.Count.EqualTo(9));
            Assert.That(count.Input.Ballots.Where(b => b.State == Counting.BallotState.Abstained), Has.Exactly(1).Items);
            Assert.That(count.Input.Ballots.Where(b => b.State == Counting.BallotState.Voided).Select(b => b.Reason), Is.EquivalentTo(new[] { "Конфлікт інтересів (Заявлений конфлікт).", "Член журі повідомив, що оцінив іншу заявку." }));
            Assert.That(count.Input.Ballots.Where(b => b.State == Counting.BallotState.Cast && b.Scores.Count is > 0 and < 4), Is.Not.Empty);
            Assert.That(count.Nominations.SelectMany(n => n.Entries).Where(e => e.Flags.HasFlag(EntryFlags.DecidedByCriteria)).Select(e => e.Entry.Key), Is.SupersetOf(new[] { $"{year}-004", $"{year}-007" }));
            Assert.That(count.Nominations.SelectMany(n => n.Entries).Select(e => e.Place), Has.All.Not.Null);
        });
    }

    [Test]
    public async Task Its_pages_answer_in_both_languages_and_a_public_page_stays_light()
    {
        foreach (var language in new[] { "", "/en" })
            foreach (var path in new[] { "results", "results/jury", "results/recount", $"results/entries/{year}-004", $"results/entries/{year}-014", "results?nomination=e-services", "nominations/e-services", "vote", "" })
            {
                var page = await Hub.Get($"{language}/contest/{year}/{path}".TrimEnd('/'));
                Assert.That(page.Status, Is.EqualTo(200), language + path);
                Assert.That(Packed(page.Bytes), Is.LessThan(30_000), $"{path}: with the styles no more than 50 kB");
                Assert.That(page.Html.QuerySelectorAll("[id]").Select(e => e.Id).GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty, path);
            }
        var entry = await Hub.Db<ContestDb, Guid>(db => db.Entries.Where(e => e.RoundId == SeedFinishedRound.Id && e.Number == 4).Select(e => e.Id).SingleAsync());
        Assert.That((await Hub.Get($"/contest/entries/{entry}")).Main, Does.Contain("бал 7,00"));
        Assert.That((await Hub.Get($"/contest/{year}/results/entries/{year}-020")).Status, Is.EqualTo(404), "an entry that did not take part has no score to explain");
        Assert.That((await Hub.Get($"/contest/{year}/results?number=2")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task The_round_of_which_only_awards_are_known_says_so()
    {
        var page = await Hub.Get("/contest/2013/results");
        Assert.That(page.Main, Does.Contain("збереглося лише те, кого відзначено"));
        Assert.That((await Hub.Get("/contest/2013/results/recount")).Status, Is.EqualTo(404));
    }

    private static int Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return (int)packed.Length;
    }

    /// <summary>Another value of the kind that stands in the cell, so that as many changes as can be are read and counted.</summary>
    private static string Other(string value) => int.TryParse(value, out var number) ? (number == 5 ? "6" : "5") : value == "" ? "E1" : value + "x";

    private static List<string[]> Cells(byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes)[1..].TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.None.Contains("\n").And.All.Not.Empty);
        return [.. lines.Select(Split)];
    }

    private static string[] Split(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var letter in line)
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(letter);
        return [.. cells, cell.ToString()];
    }

    /// <summary>The file with one cell changed; the rest stays byte for byte.</summary>
    private byte[] With(List<string[]> rows, int row, int column, string value)
    {
        var line = string.Join(',', rows[row].Select((cell, c) => Quoted(c == column ? value : cell)));
        return [.. file.AsSpan(0, starts[row]), .. Encoding.UTF8.GetBytes(line + "\n"), .. file.AsSpan(starts[row + 1])];
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell}\"";
}
