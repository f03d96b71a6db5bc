using System.Text;
using System.Text.Json;
using Hub.Library.Extraction;
using Hub.Library.Files;
using Hub.SharedKernel.Files;

namespace Hub.Library.Tests.Extraction;

/// <summary>Sound files give their words; broken and hostile ones a stated reason, each within its limits. Read here in this process, as the reading process does.</summary>
internal sealed class TextExtractionTests
{
    private const string Bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><x>&d;&d;&d;</x>";
    private const string Outside = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";

    private string folder = "";

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("hub-text-test-").FullName;

    [TearDown]
    public void Clean() => Directory.Delete(folder, recursive: true);

    private TextAnswer Read(byte[] bytes, FileKind kind, TextLimits? limits = null)
    {
        var path = Path.Combine(folder, "file");
        File.WriteAllBytes(path, bytes);
        return TextExtraction.Read(new(path, kind.ContentType, Path.Combine(folder, "page.png"), limits ?? new()));
    }

    [Test]
    public void Words_of_every_kind_are_read()
    {
        Assert.That(Read(A.Pdf("Hello wombat", "Second page"), FileKind.Pdf).Text, Does.Contain("Hello wombat").And.Contain("Second page"));
        Assert.That(Read(A.Docx("Перший абзац", "Другий абзац"), FileKind.Docx).Text, Is.EqualTo("Перший абзац\nДругий абзац"));
        Assert.That(Read(A.Xlsx("Показник", "Значення"), FileKind.Xlsx).Text, Is.EqualTo("Аркуш\nПоказник \nЗначення").Or.EqualTo("Аркуш\nПоказник\nЗначення"));
        Assert.That(Read(A.OpenDocument("application/vnd.oasis.opendocument.text", A.OdtXml("Відкритий документ")), FileKind.Odt).Text, Is.EqualTo("Відкритий документ"));
        Assert.That(Read("<html><head><title>Сторінка</title><script>alert(1)</script></head><body><p>Її текст</p></body></html>"u8.ToArray(), FileKind.Html).Text, Is.EqualTo("Сторінка\nЇї текст"));
        Assert.That(Read("# Заголовок\n\n**Текст**"u8.ToArray(), FileKind.Markdown).Text, Does.Contain("Заголовок").And.Contain("Текст").And.Not.Contain("**"));
        Assert.That(Read("рядок,значення"u8.ToArray(), FileKind.Csv).Text, Is.EqualTo("рядок,значення"));
    }

    [Test]
    public void A_scan_an_archive_and_a_picture_are_said_to_have_no_text()
    {
        var (scan, archive, picture) = (Read(A.Pdf("", ""), FileKind.Pdf), Read(A.Zip(("a.txt", [1])), FileKind.Zip), Read([1, 2, 3], FileKind.Png));

        Assert.That((scan.State, scan.Reason, scan.Pages), Is.EqualTo((TextState.NoText, "Scan", 2)));
        Assert.That((archive.State, archive.Reason), Is.EqualTo((TextState.NoText, "Archive")));
        Assert.That((picture.State, picture.Reason, picture.HasThumbnail), Is.EqualTo((TextState.NoText, "Picture", false)));
    }

    [Test]
    public void A_protected_file_is_said_to_be_protected() => Assert.That(Read(A.EncryptedPdf(), FileKind.Pdf).Reason, Is.EqualTo("Encrypted"));

    [Test]
    public void Entities_that_grow_or_lead_outside_are_not_followed()
    {
        var document = A.Docx("текст");
        foreach (var xml in new[] { Bomb, Outside })
        {
            var bytes = Encoding.UTF8.GetBytes(xml);
            Assert.That(Read(A.With(document, "word/document.xml", bytes), FileKind.Docx), Is.EqualTo(TextAnswer.Failed("Damaged")));
            Assert.That(Read(A.OpenDocument("application/vnd.oasis.opendocument.text", xml), FileKind.Odt), Is.EqualTo(TextAnswer.Failed("Damaged")));
        }
    }

    [Test]
    public void Only_so_many_pages_and_letters_are_read()
    {
        var pages = Read(A.Pdf([.. Enumerable.Range(1, 300).Select(i => $"Page {i}")]), FileKind.Pdf, new() { Pages = 5 });
        var letters = Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("слово ", 10_000))), FileKind.Text, new() { Letters = 100 });

        Assert.That((pages.Pages, pages.Reason), Is.EqualTo((300, "Partly")));
        Assert.That(pages.Text, Does.Contain("Page 5").And.Not.Contain("Page 6"));
        Assert.That((letters.Text!.Length <= 100, letters.Reason), Is.EqualTo((true, "Partly")));
    }

    [Test]
    public void Of_ten_thousand_pages_as_many_are_read_as_the_limit_says()
    {
        var answer = Read(A.Pdf([.. Enumerable.Range(1, 10_000).Select(i => $"Page {i}.")]), FileKind.Pdf, new() { Seconds = 3600 });

        Assert.That((answer.State, answer.Pages, answer.Reason), Is.EqualTo((TextState.Read, 10_000, "Partly")));
        Assert.That(answer.Text, Does.Contain($"Page {new TextLimits().Pages}.").And.Not.Contain($"Page {new TextLimits().Pages + 1}."));
    }

    [Test]
    public void An_archive_in_an_archive_in_an_archive_is_not_unfolded()
    {
        var nested = A.Zip(("слова.txt", "слова"u8.ToArray()));
        for (var depth = 0; depth < 60; depth++)
            nested = A.Zip(("знову.zip", nested), ("ще раз.zip", nested.Length < 100_000 ? nested : []));

        Assert.That(Read(nested, FileKind.Zip), Is.EqualTo(new TextAnswer(TextState.NoText, "Archive", null, null, false)));
        Assert.That(Read(nested, FileKind.Docx).Reason, Is.EqualTo("Damaged"));
    }

    [Test]
    public void Text_that_swells_is_read_as_far_as_the_limit()
    {
        var swollen = A.With(A.Docx("x"), "word/document.xml", Encoding.UTF8.GetBytes(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>" + string.Concat(Enumerable.Repeat("<w:r><w:t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</w:t></w:r>", 100_000)) + "</w:p></w:body></w:document>"));

        var answer = Read(swollen, FileKind.Docx);

        Assert.That(swollen, Has.Length.LessThan(300_000));
        Assert.That((answer.Reason is "Partly" or "TooBig", (answer.Text?.Length ?? 0) <= new TextLimits().Letters), Is.EqualTo((true, true)), answer.Reason);
    }

    [Test]
    public void A_name_that_lies_about_the_content_is_no_matter()
    {
        Assert.That(Read(A.Docx("x"), FileKind.Pdf).State, Is.EqualTo(TextState.Failed));
        Assert.That(Read(A.Pdf("x"), FileKind.Docx).Reason, Is.EqualTo("Damaged"));
        Assert.That(Read(A.Zip(("word/document.xml", [])), FileKind.Docx).Reason, Is.EqualTo("Damaged"));
    }

    [Test]
    public void Two_hundred_broken_files_end_in_text_or_a_stated_reason()
    {
        var sound = new (byte[] Bytes, FileKind Kind)[]
        {
            (A.Pdf("Hello", "wombat"), FileKind.Pdf), (A.Docx("Перший", "Другий"), FileKind.Docx), (A.Xlsx("а", "б"), FileKind.Xlsx),
            (A.OpenDocument("application/vnd.oasis.opendocument.text", A.OdtXml("текст")), FileKind.Odt), (Encoding.UTF8.GetBytes("<p>" + new string('<', 500)), FileKind.Html),
        };
        var chance = new Random(2026);
        var reasons = new HashSet<string> { "Damaged", "Encrypted", "Empty", "Scan", "Partly", "TooBig", "Memory" };
        for (var i = 0; i < 200; i++)
        {
            var (bytes, kind) = sound[i % sound.Length];
            var broken = i / sound.Length % 2 == 0 ? bytes[..chance.Next(bytes.Length)] : Scratched(bytes, chance);
            var answer = Read(broken, kind, new() { Seconds = 20 });
            Assert.That(answer.State == TextState.Read || reasons.Contains(answer.Reason ?? ""), Is.True, $"{i}: {kind} {answer}");
        }
    }

    private static byte[] Scratched(byte[] bytes, Random chance)
    {
        var broken = bytes.ToArray();
        for (var i = 0; i < 1 + (broken.Length / 50); i++)
            broken[chance.Next(broken.Length)] = (byte)chance.Next(256);
        return broken;
    }

    [Test]
    public async Task The_reading_process_answers_a_line_with_a_line()
    {
        var path = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(path, "перший рядок\nдругий");
        var question = JsonSerializer.Serialize(new TextQuestion(path, FileKind.Text.ContentType, path + ".png", new()));
        using var answers = new StringWriter();

        await ReadTextsCommand.Answer(new StringReader(question + "\n" + question + "\n"), answers, default);

        var lines = answers.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Select(l => JsonSerializer.Deserialize<TextAnswer>(l)!.Text), Is.EqualTo(new[] { "перший рядок\nдругий", "перший рядок\nдругий" }));
    }
}
