using System.Text;
using System.Text.RegularExpressions;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Protocol;
using Hub.Contest.Results;
using Hub.Contest.Tests.Results;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Protocol;

/// <summary>The protocol as PDF says everything the frozen file says; it is read back by another program.</summary>
public sealed partial class ProtocolPdfTests
{
    private PublishedStage stage = null!;

    [OneTimeSetUp]
    public async Task Start() => stage = await PublishedStage.Start(settings: new() { LeastBallots = 2, JurorsPerEntry = 3, JurorsNamed = false });

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task It_is_linked_from_the_round_and_says_rules_places_ballots_and_hashes()
    {
        Assert.That((await stage.Stage.Hub.Get("/contest/2026")).Html.QuerySelector("main a[href='/contest/2026/protocol.pdf']"), Is.Not.Null);
        var answer = await stage.Stage.Hub.Get("/contest/2026/protocol.pdf");
        Assert.That(answer.ContentHeaders.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        var text = Flat(await PdfText.Of(answer.Bytes));
        var result = await stage.Db(db => db.PublishedResults.AsNoTracking().SingleAsync());
        foreach (var said in new[] { "Протокол результату конкурсу 2026 року", "Як усереднюють оцінки", "середнє арифметичне", "Електронні послуги", "Користь", "60 %", "Перша заявка", "7,80", "Місце: 1", "Голосувань не було", "рішень за апеляціями не було" })
            Assert.That(text, Does.Contain(said));
        Assert.That(Joined(text), Does.Contain(result.CsvSha256).And.Contain(result.JsonSha256));
        Assert.That(text, Does.Not.Contain(stage.Jurors[0].NameUk), "jurors bear pseudonyms");
        var info = await PdfText.Run("pdfinfo", answer.Bytes, "-");
        Assert.That(info, Does.Match(@"Title:\s+Протокол конкурсу 2026 року, результат № 1").And.Match(@"Tagged:\s+yes"));
    }

    [Test]
    public async Task In_English_its_sentences_are_English()
    {
        var text = Flat(await PdfText.Of((await stage.Stage.Hub.Get("/en/contest/2026/protocol.pdf")).Bytes));
        Assert.That(text, Does.Contain("Protocol of the result of the competition 2026").And.Contain("7.80").And.Contain("page 1 of"));
    }

    [TestCase("/contest/2026/protocol.pdf?number=7")]
    [TestCase("/contest/2025/protocol.pdf")]
    public async Task There_is_none_for_a_result_that_was_not_published(string path) => Assert.That((await stage.Stage.Hub.Get(path)).Status, Is.EqualTo(404));

    [Test]
    public async Task Forty_five_entries_with_five_ballots_each_are_all_in_it_on_numbered_pages()
    {
        var count = RoundCount.Of(Large());
        var result = PublishedResult.Of(Guid.NewGuid(), 1, Encoding.UTF8.GetString(CountCsv.Bytes(count)), Encoding.UTF8.GetString(ProtocolJson.Bytes(count)), null, Guid.Empty, A.Day(80));
        PublicAppeal[] appeals = [new() { Number = 3, State = AppealState.Dismissed, DecidedAt = A.Day(79), ReasonUk = "Ґрунтовних підстав немає.", ReasonEn = "No grounds." }];
        var bytes = await stage.Stage.Hub.Run<PrintProtocol, byte[]>(print => Language.In("uk", () => PdfText.Bytes(print.Run(A.Round(), result, appeals))));
        var text = await PdfText.Of(bytes);
        var pages = text.TrimEnd('\f', '\n').Split('\f');

        Assert.That(pages.Select((p, i) => p.Contains($"сторінка {i + 1} з {pages.Length}", StringComparison.Ordinal)), Is.All.True);
        Assert.That(count.Input.Entries.Where(e => !text.Contains(e.Title, StringComparison.Ordinal) || !text.Contains(e.Key + ". ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(BallotRow().Count(text), Is.EqualTo(count.Input.Ballots.Count), "a row for each ballot");
        Assert.That(Flat(text), Does.Contain("Ґрунтовних підстав немає.").And.Contain("2026-003"));
        Assert.That(Regex.Count(text, @"Сума: \S+\. Бал: \S+\. Місце: \d+\."), Is.EqualTo(45));
    }

    private static CountInput Large()
    {
        var random = new Random(45);
        string[] criteria = ["C1", "C2", "C3", "C4", "C5"];
        var nominations = Enumerable.Range(1, 3).Select(n => new CountNomination($"N{n}", $"Номінація {n}", null, [.. criteria.Select(c => new CountCriterion(c, "Критерій " + c, null, 20, 0, 10))], [])).ToList();
        var entries = Enumerable.Range(1, 45).Select(e => new CountEntry($"2026-{e:000}", $"N{1 + e % 3}", $"Заявка номер {e} громади")).ToList();
        var jurors = Enumerable.Range(1, 9).Select(j => new CountJuror($"J{j:00}", $"Член журі № {j}")).ToList();
        var ballots = entries.SelectMany((e, i) => Enumerable.Range(0, 5).Select(k => new CountBallot(e.Key, jurors[(i + k * 2) % 9].Key, criteria.ToDictionary(c => c, _ => (decimal)random.Next(1, 11))))).ToList();
        return new(new(2026, "Конкурс 2026", "Round 2026", new(2026, 5, 20)), new() { TrimFrom = 5 }, nominations, entries, jurors, ballots, []);
    }

    private static string Flat(string text) => Spaces().Replace(text, " ");

    private static string Joined(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // A juror and five scores, some of them set aside; the figures of a juror are three.
    [GeneratedRegex(@"(?m)^\s*J\d\d(\s+\(?\d+\)?){5}\s*$")]
    private static partial Regex BallotRow();
}
