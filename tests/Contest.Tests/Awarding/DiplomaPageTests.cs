using Hub.Contest.Awarding;
using Hub.Contest.Results;
using Hub.Contest.Tests.Jury;
using Hub.Contest.Tests.Results;
using Hub.SharedKernel.Languages;
using Microsoft.EntityFrameworkCore;

namespace Hub.Contest.Tests.Awarding;

/// <summary>The organisers' page of awards, what everybody sees of them, and the diploma that can be verified.</summary>
public sealed class DiplomaPageTests
{
    private const string Domain = "https://xn----8sbfhd6cat0ac4kg.xn--j1amh";
    private PublishedStage stage = null!;
    private Award first = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        stage = await PublishedStage.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Address"] = "https://е-урядування.укр" } });
        var page = await stage.Stage.As(JuryStage.Chair).Get(AwardFacts.GivePath(stage.Stage.Round.Id));
        Assert.That(page.Main, Does.Contain("Перша заявка").And.Contain("1 місце"));
        var done = await (await page.Submit("main form", ($"Places[{stage.Stage.Nomination.Id}]", "2"))).Follow();
        Assert.That(done.Main, Does.Contain("Надано 2 відзнаки"), done.Main);
        first = await stage.Db(db => db.Awards.AsNoTracking().SingleAsync(a => a.Place == 1));
    }

    [OneTimeTearDown]
    public async Task Stop() => await stage.DisposeAsync();

    [Test]
    public async Task Only_who_leads_gives_awards()
    {
        var path = AwardFacts.GivePath(stage.Stage.Round.Id);
        Assert.That((await stage.Stage.As(JuryStage.Entrant).Get(path)).Status, Is.EqualTo(404));
        Assert.That((await stage.Stage.As(JuryStage.Clerk).Get(path)).Status, Is.EqualTo(404));
        Assert.That((await stage.Stage.As(JuryStage.Organiser).Get(path)).Status, Is.EqualTo(200));
    }

    [TestCase("/contest/2026")]
    [TestCase("/contest/2026/nominations/posluhy")]
    public async Task Awards_stand_where_readers_look(string path)
    {
        var page = await stage.Stage.Hub.Get(path);
        Assert.That(page.Main, Does.Contain("Відзначені практики").And.Contain("Перша заявка").And.Contain("1 місце").And.Contain(first.DiplomaNumber!));
        Assert.That((await stage.Stage.Hub.Get("/contest/entries/" + first.EntryId)).Main, Does.Contain("1 місце").And.Contain(first.DiplomaNumber!));
    }

    [Test]
    public async Task The_address_of_a_diploma_says_that_it_stands_and_a_number_typed_from_paper_leads_there()
    {
        var page = await stage.Stage.Hub.Get("/contest/diploma/" + first.DiplomaNumber);
        Assert.That(page.Status, Is.EqualTo(200));
        Assert.That(page.Main, Does.Contain("Диплом чинний").And.Contain("Перша заявка").And.Contain("Організація один"));
        var typed = await stage.Stage.Hub.Get("/contest/diploma?number=" + Uri.EscapeDataString(first.DiplomaNumber!.ToLowerInvariant().Replace('-', ' ')));
        Assert.That(typed.Location, Does.EndWith("/contest/diploma/" + first.DiplomaNumber));
        var english = await stage.Stage.Hub.Get("/en/contest/diploma?number=" + first.DiplomaNumber);
        Assert.That(english.Location, Does.EndWith("/en/contest/diploma/" + first.DiplomaNumber));
        Assert.That((await english.Follow()).Main, Does.Contain("The diploma stands"));
    }

    [TestCase("2026-0000-0000")]
    [TestCase("<script>alert(1)</script>")]
    [TestCase("будь-що")]
    public async Task An_unknown_number_is_said_clearly_and_stays_in_the_field(string typed)
    {
        var page = await stage.Stage.Hub.Get("/contest/diploma?number=" + Uri.EscapeDataString(typed));
        Assert.That(page.Status, Is.EqualTo(404));
        Assert.That(page.Main, Does.Contain("Такого диплома портал не видавав"));
        Assert.That(page.Html.QuerySelector("#number")!.GetAttribute("value"), Is.EqualTo(typed));
        Assert.That(page.Html.QuerySelectorAll("main script"), Is.Empty);
    }

    [Test]
    public async Task The_diploma_is_one_sheet_whose_code_leads_to_its_page_on_a_cyrillic_domain()
    {
        var answer = await stage.Stage.Hub.Get(AwardFacts.DiplomaPdfPath(first.DiplomaNumber!));
        Assert.That(answer.ContentHeaders.ContentType!.MediaType, Is.EqualTo("application/pdf"));
        var text = await PdfText.Of(answer.Bytes);
        Assert.That(text, Does.Contain("ДИПЛОМ").And.Contain("Перша заявка").And.Contain("Організація один").And.Contain("1 місце").And.Contain("е-урядування.укр/contest/diploma/" + first.DiplomaNumber));
        Assert.That(await PdfText.Run("pdfinfo", answer.Bytes, "-url", "-"), Does.Contain($"{Domain}/contest/diploma/{first.DiplomaNumber}"));
        Assert.That(await PdfText.Run("pdfinfo", answer.Bytes, "-"), Does.Match(@"Pages:\s+1\b").And.Match(@"Tagged:\s+yes"));
        var english = await PdfText.Of((await stage.Stage.Hub.Get("/en" + AwardFacts.DiplomaPdfPath(first.DiplomaNumber!))).Bytes);
        Assert.That(english, Does.Contain("DIPLOMA").And.Contain("/en/contest/diploma/"));
    }

    [Test]
    public async Task The_longest_texts_still_fit_on_one_sheet()
    {
        static string Long(int length) => string.Concat(Enumerable.Repeat("Дуже довга назва ", 30))[..length];
        var content = new EntryContent { Title = new(Long(Entry.MostTitle)), Organisation = new(Long(Entry.MostTitle)) };
        var nomination = Nomination.Add(Guid.NewGuid(), stage.Stage.Round.Id, "dovha", 2, Long(Round.MostTitle), null, null, null);
        var round = Round.Prepare(Guid.NewGuid(), 2026, Long(Round.MostTitle), null, A.Calendar, Guid.Empty, A.Day(0), demonstration: true);
        var prize = new SpecialPrize { TitleUk = Long(Round.MostTitle), DonorUk = Long(Round.MostTitle), ReasonUk = "х" };
        var diploma = new IssuedDiploma(new Award { DiplomaNumber = "2026-7KQ4-M2XD", At = A.Day(80) }, round, nomination, Entry.Start(Guid.NewGuid(), nomination, content, Guid.Empty, A.Day(0)), prize);
        var bytes = await stage.Stage.Hub.Run<PrintDiploma, byte[]>(print => PdfText.Bytes(Language.In("uk", () => print.Run(diploma))));
        Assert.That(await PdfText.Run("pdfinfo", bytes, "-"), Does.Match(@"Pages:\s+1\b"));
        Assert.That(await PdfText.Of(bytes), Does.Contain("2026-7KQ4-M2XD").And.Contain("ДЕМОНСТРАЦІЯ"));
    }
}
