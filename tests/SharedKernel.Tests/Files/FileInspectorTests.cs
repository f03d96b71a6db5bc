using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Files;
using SkiaSharp;

namespace Hub.SharedKernel.Tests.Files;

internal sealed class FileInspectorTests : StoreInTemporaryFolder
{
    private const string Page = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    private const string Drawing = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    [TestCaseSource(nameof(Kinds))]
    public async Task Content_tells_the_kind_and_the_name_is_made_to_fit(byte[] content, string type, string name, string safe)
    {
        var file = await Save(content, name);

        Assert.That((file.ContentType, file.SafeName), Is.EqualTo((type, safe)));
    }

    [TestCase(Page, "фото.png", "HTML")]
    [TestCase("\uFEFF \n<HTML><body>", "a.txt", "HTML")]
    [TestCase("<?xml version=\"1.0\"?>\n<html xmlns='x'>", "a.txt", "HTML")]
    [TestCase("<script>alert(1)</script>", "a.md", "HTML")]
    [TestCase("<!-- x --><b onclick=x>", "a.csv", "HTML")]
    [TestCase(Drawing, "логотип.png", "SVG")]
    [TestCase("<svg onload=alert(1)>", "a.svg", "SVG")]
    [TestCase("<!-- x --><svg onload=alert(1)>", "a.txt", "SVG")]
    public void What_runs_in_a_browser_is_refused_and_called_by_its_name(string content, string name, string kind)
    {
        var refusal = Refused(Encoding.UTF8.GetBytes(content), name);

        Assert.That((refusal.Key, refusal.Details[0], refusal.Details[1]), Is.EqualTo(("Files.NotAllowed", (object)name, (object)kind)));
    }

    [Test]
    public void A_kind_not_accepted_here_is_refused_with_those_that_are()
    {
        var refusal = Refused(SampleFiles.Pdf, "a.png", FileRules.Images);

        Assert.That(refusal.Details, Is.EqualTo(new object[] { "a.png", "PDF", "JPEG, PNG, WebP, GIF" }));
    }

    [TestCase("MZ\x90\0", "setup.exe", "Files.Program")]
    [TestCase("\x7F" + "ELF\x02", "a.pdf", "Files.Program")]
    [TestCase("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "звіт.doc", "Files.OldOffice")]
    [TestCase("%PDF-1.7 without an end", "a.pdf", "Files.Damaged")]
    [TestCase("\x89PNG\r\n\x1A\n garbage", "a.png", "Files.Damaged")]
    [TestCase("\xFF\xD8\xFF garbage", "a.jpg", "Files.Damaged")]
    [TestCase("GIF89a\x01\0\x01\0\0\0\0 garbage", "a.gif", "Files.Damaged")]
    [TestCase("RIFF\x20\0\0\0WEBP garbage", "a.webp", "Files.Damaged")]
    [TestCase("PK\x03\x04 garbage", "a.docx", "Files.Damaged")]
    [TestCase("\x01\x02\x03\x04", "a.bin", "Files.Unknown")]
    [TestCase("text\0with nul", "a.txt", "Files.Unknown")]
    [TestCase("\xCF\xF0\xE8\xE2\xB3\xF2", "cp1251.csv", "Files.NotUtf8")]
    [TestCase("\xFF\xFE" + "a\0", "utf16.txt", "Files.NotUtf8")]
    [TestCase("\xCF\xF0\xE8\xE2\xB3\xF2", "photo.png", "Files.Unknown")]
    [TestCase("<?xml version=\"1.0\"?><a/>", "a.txt", "Files.Unknown")]
    public void What_cannot_be_trusted_is_refused(string latin1, string name, string key) =>
        Assert.That(Refused(Encoding.Latin1.GetBytes(latin1), name).Key, Is.EqualTo(key));

    [Test]
    public void A_control_character_behind_a_long_readable_start_is_found()
    {
        var text = Encoding.UTF8.GetBytes(new string('ж', 200_000) + "\u0001");

        Assert.That(Refused(text, "a.txt").Key, Is.EqualTo("Files.Unknown"));
    }

    [Test]
    public async Task Markdown_may_begin_with_a_piece_of_HTML_or_a_comment()
    {
        var file = await Save(Encoding.UTF8.GetBytes("<!-- мітка -->\n<p align=center>**Так**</p>"), "README.md");

        Assert.That(file.ContentType, Is.EqualTo("text/markdown; charset=utf-8"));
    }

    [Property(MaxTest = 400)]
    public Property Any_bytes_are_stored_or_refused_with_a_sentence()
    {
        byte[][] seeds = [SampleFiles.Pdf, SampleFiles.Docx, SampleFiles.OpenDocument("text"), SampleFiles.Gif, SampleFiles.JpegWithPlace(6), SampleFiles.PngWithChunk("tEXt", [1, 2]),
            SampleFiles.WebPWithChunk("EXIF", [1, 2, 3]), Encoding.UTF8.GetBytes(Drawing)];
        var change = Gen.Choose(0, 100_000).Zip(Gen.Choose(0, 255)).ArrayOf();
        var broken = Gen.Elements(seeds).Zip(change).Zip(Gen.Choose(0, 100)).Select(made => Break(made.Item1.Item1, made.Item1.Item2, made.Item2)).ToArbitrary();
        return Prop.ForAll(broken, content =>
        {
            try
            {
                return Save(content, "a.bin").GetAwaiter().GetResult().Bytes > 0;
            }
            catch (RuleViolation refusal)
            {
                return refusal.Key.StartsWith("Files.", StringComparison.Ordinal);
            }
        });
    }

    private static byte[] Break(byte[] seed, (int At, int Value)[] changes, int keep)
    {
        var broken = seed.ToArray();
        foreach (var (at, value) in changes.Take(12)) broken[at % broken.Length] = (byte)value;
        return keep < 80 ? broken : broken[..(broken.Length * keep / 100)];
    }

    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return Kind(SampleFiles.Pdf, FileKind.Pdf, "звіт.PDF", "звіт.pdf");
        yield return Kind([.. "\r\n"u8, .. SampleFiles.Pdf], FileKind.Pdf, "a", "a.pdf");
        yield return Kind(SampleFiles.Docx, FileKind.Docx, "a.zip", "a.docx");
        yield return Kind(SampleFiles.Xlsx, FileKind.Xlsx, "a.xlsx", "a.xlsx");
        yield return Kind(SampleFiles.Pptx, FileKind.Pptx, "a.pptx", "a.pptx");
        yield return Kind(SampleFiles.OpenDocument("text"), FileKind.Odt, "a.odt", "a.odt");
        yield return Kind(SampleFiles.OpenDocument("spreadsheet"), FileKind.Ods, "a.ods", "a.ods");
        yield return Kind(SampleFiles.OpenDocument("presentation"), FileKind.Odp, "a.odp", "a.odp");
        yield return Kind(SampleFiles.OpenDocument("graphics"), FileKind.Zip, "a.odg", "a.zip");
        yield return Kind(SampleFiles.Zip(("а.txt", "б")), FileKind.Zip, "архів.zip", "архів.zip");
        yield return Kind(SampleFiles.Gif, FileKind.Gif, "a.gif", "a.gif");
        yield return Kind(SampleFiles.Picture(SKEncodedImageFormat.Png), FileKind.Png, "a.jpg", "a.png");
        yield return Kind(SampleFiles.Picture(SKEncodedImageFormat.Jpeg), FileKind.Jpeg, "a.JPEG", "a.jpeg");
        yield return Kind(SampleFiles.Picture(SKEncodedImageFormat.Webp), FileKind.WebP, "a.webp", "a.webp");
        yield return Kind("Привіт\t\r\n"u8.ToArray(), FileKind.Text, "a.txt", "a.txt");
        yield return Kind("# Привіт"u8.ToArray(), FileKind.Markdown, "a.md", "a.md");
        yield return Kind("\uFEFFназва;рік\n"u8.ToArray(), FileKind.Csv, "a.csv", "a.csv");
        yield return Kind("let a = 1 < 2;"u8.ToArray(), FileKind.Text, "a.js", "a.txt");
    }

    private static TestCaseData Kind(byte[] content, FileKind kind, string name, string safe) =>
        new TestCaseData(content, kind.ContentType, name, safe).SetArgDisplayNames(kind.Name, name);
}
