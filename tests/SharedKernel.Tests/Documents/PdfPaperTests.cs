using Hub.SharedKernel.Documents;
using Hub.Testing;

namespace Hub.SharedKernel.Tests.Documents;

/// <summary>Documents as readers get them: read back by another program.</summary>
public sealed class PdfPaperTests
{
    private static readonly PdfAbout about = new("Протокол № 7", "uk", "Журі конкурсу", new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero), (page, all) => $"Сторінка {page} з {all}");

    [Test]
    public async Task Ukrainian_letters_come_back_as_they_were_written()
    {
        var paper = new PdfPaper(about).Heading(1, "Щедрий ґанок їжака: «Є» – № 5 ₴").Text("Перший рядок.\nДругий рядок.").Table([new("Заявка", 3), new("Бал", 1, IsNumber: true)], [["Електронна черга", "7,60"]]);
        var text = await PdfText.Of(paper);
        Assert.That(text, Does.Contain("Щедрий ґанок їжака: «Є» – № 5 ₴").And.Contain("Перший рядок.").And.Contain("Електронна черга").And.Contain("7,60").And.Contain("Сторінка 1 з 1"));
    }

    [Test]
    public async Task It_is_tagged_and_says_its_title_and_language()
    {
        var bytes = await PdfText.Bytes(new PdfPaper(about).Heading(1, "Назва").Text("Текст."));
        var info = await PdfText.Run("pdfinfo", bytes, "-");
        Assert.That(info, Does.Match(@"Title:\s+Протокол № 7").And.Match(@"Author:\s+Журі конкурсу").And.Match(@"Tagged:\s+yes"));
        var structure = await PdfText.Run("pdfinfo", bytes, "-struct", "-");
        Assert.That(structure, Does.Contain("H1").And.Contain("P "));
        Assert.That(System.Text.Encoding.Latin1.GetString(bytes), Does.Contain("/Lang").And.Contain("uk-UA"));
    }

    [Test]
    public async Task A_long_table_repeats_its_heading_on_every_page_and_loses_no_row()
    {
        var rows = Enumerable.Range(1, 300).Select(i => (IReadOnlyList<string>)[$"Рядок{i}.", "10"]).ToList();
        var text = await PdfText.Of(new PdfPaper(about).Table([new("Заголовок", 3), new("Бал", 1)], rows));
        var pages = text.TrimEnd('\f', '\n').Split('\f');
        Assert.That(pages, Has.Length.GreaterThan(3));
        Assert.That(pages, Has.All.Contains("Заголовок"));
        Assert.That(Enumerable.Range(1, 300).Where(i => !text.Contains($"Рядок{i}.", StringComparison.Ordinal)), Is.Empty);
        Assert.That(pages[^1], Does.Contain($"Сторінка {pages.Length} з {pages.Length}"));
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("рядок з \u0000 і \u0007 і самотнім \ud800 сурогатом")]
    [TestCase("<script>alert(1)</script> (Tj) \\ ) ET")]
    [TestCase("🐝🐝🐝🐝 емодзі, עברית, 漢字")]
    public async Task What_people_type_breaks_nothing(string typed)
    {
        var text = await PdfText.Of(new PdfPaper(about).Heading(2, typed).Text(typed).Table([new(typed, 1)], [[typed]]).Text("Кінець."));
        Assert.That(text, Does.Contain("Кінець."));
    }

    [Test]
    public async Task A_word_longer_than_a_line_and_a_cell_longer_than_a_page_go_on()
    {
        var word = string.Concat(Enumerable.Range(0, 400).Select(i => (char)('а' + i % 30)));
        var cell = string.Join(' ', Enumerable.Range(1, 3000).Select(i => $"с{i}."));
        var text = await PdfText.Of(new PdfPaper(about).Text(word).Table([new("Дуже", 1), new("Вузька", 1)], [[cell, "х"]]));
        Assert.That(string.Concat(text.Split((char[]?)null)), Does.Contain(word[..200]));
        Assert.That(text, Does.Contain("с1.").And.Contain("с3000."));
    }

    [Test]
    public async Task Papers_are_written_side_by_side()
    {
        var texts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => PdfText.Of(new PdfPaper(about).Heading(1, $"Примірник {i}").Text("Їжак")))));
        Assert.That(texts.Select((t, i) => t.Contains($"Примірник {i}", StringComparison.Ordinal)), Has.All.True);
    }

    [Test]
    public async Task A_code_is_drawn_and_its_address_can_be_followed()
    {
        var bytes = await PdfText.Bytes(new PdfPaper(about with { IsFramed = true, Page = null }).Centred("ДИПЛОМ", 30, bold: true, heading: 1).Qr("https://xn--e1afmkfd.xn--j1amh/contest/diploma/7", "приклад.укр/contest/diploma/7", "Перевірка диплома"));
        Assert.That(await PdfText.Run("pdftotext", bytes, "-", "-"), Does.Contain("приклад.укр/contest/diploma/7").And.Contain("ДИПЛОМ"));
        Assert.That(await PdfText.Run("pdfinfo", bytes, "-url", "-"), Does.Contain("https://xn--e1afmkfd.xn--j1amh/contest/diploma/7"));
    }
}
