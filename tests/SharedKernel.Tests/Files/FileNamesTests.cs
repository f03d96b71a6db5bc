using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Hub.SharedKernel.Files;

namespace Hub.SharedKernel.Tests.Files;

internal sealed class FileNamesTests
{
    [TestCase("Звіт ґромади – їжак.pdf", "Звіт ґромади – їжак.pdf")]
    [TestCase("../../etc/passwd", "passwd.pdf")]
    [TestCase("C:\\Users\\Я\\звіт.pdf", "звіт.pdf")]
    [TestCase("звіт\u202Efdp.exe", "звітfdp.pdf")]
    [TestCase("a\0b\r\nc.pdf", "abc.pdf")]
    [TestCase("CON.pdf", "_CON.pdf")]
    [TestCase("com1.tar.pdf", "_com1.tar.pdf")]
    [TestCase("LPT².pdf", "_LPT².pdf")]
    [TestCase("a<b>:\"|?*.pdf", "a-b------.pdf")]
    [TestCase("  .  .pdf", "pdf.pdf")]
    [TestCase("", "file.pdf")]
    [TestCase(null, "file.pdf")]
    [TestCase(".", "file.pdf")]
    [TestCase(".htaccess", "htaccess.pdf")]
    [TestCase("рахунок.pdf.exe", "рахунок.pdf")]
    [TestCase("рахунок.html", "рахунок.pdf")]
    [TestCase("Звіт 2.0", "Звіт 2.0.pdf")]
    [TestCase("а\u0301  б.PDF", "а́ б.pdf")]
    [TestCase("и\u0306.pdf", "й.pdf")]
    public void A_name_is_made_safe_and_honest(string? name, string safe) =>
        Assert.That(FileNames.Safe(name, FileKind.Pdf), Is.EqualTo(safe));

    [Test]
    public void A_long_name_is_cut_before_its_ending()
    {
        var safe = FileNames.Safe(new string('щ', 300) + ".pdf", FileKind.Pdf);

        Assert.That(safe, Has.Length.EqualTo(FileNames.Longest).And.EndsWith("щ.pdf"));
    }

    [Property(MaxTest = 2000)]
    public Property Any_name_is_safe_everywhere()
    {
        var letter = Gen.Frequency((4, Gen.Elements("./\\:*?\"<>| -CONAUXnul1pdfжї'\u202E\u0301\0\t\uD83D\uDE00².".ToCharArray())), (1, Gen.Choose(0, 0xFFFF).Select(c => (char)c)));
        var name = letter.ArrayOf().Select(letters => new string(letters)).ToArbitrary();
        return Prop.ForAll(name, given => IsSafe(FileNames.Safe(given)) && IsSafe(FileNames.Safe(given, FileKind.Pdf))
            && FileNames.Safe(given, FileKind.Pdf).EndsWith(".pdf", StringComparison.Ordinal)
            && FileNames.Safe(FileNames.Safe(given, FileKind.Pdf), FileKind.Pdf) == FileNames.Safe(given, FileKind.Pdf));
    }

    private static bool IsSafe(string name) =>
        name.Length is > 0 and <= FileNames.Longest
        && Encoding.UTF8.GetByteCount(name) <= 255
        && name == name.Trim() && !name.StartsWith('.') && !name.EndsWith('.')
        && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
        && name.IndexOfAny([.. "<>:\"/\\|?*"]) < 0
        && !new[] { "CON", "AUX", "NUL" }.Contains(name.Split('.')[0], StringComparer.OrdinalIgnoreCase);
}
