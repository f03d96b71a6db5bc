using System.Text;
using Hub.SharedKernel.Exchange;

namespace Hub.Library.Tests.Exchange;

/// <summary>Each kind of mistake is told by row, column, what is wrong and how to mend it, in both languages; nothing is saved.</summary>
internal sealed class MistakeTests
{
    private static readonly (string Column, string Value, string Key)[] cells =
    [
        ("id", "1234", "Import.BadId"),
        ("external_id", new string('x', 101), "Import.ExternalIdTooLong"),
        ("address", "Постанова №5", "Import.BadPart"),
        ("status", "ready", "Import.StatusUnknown"),
        ("status", "withdrawn", "Import.StatusWithdrawn"),
        ("version", "перша", "Import.BadVersion"),
        ("changes", new string('x', 2001), "Check.TooLong"),
        ("kind", "novel", "Import.Unknown.kind"),
        ("title_uk", "", "Check.Needed"),
        ("title_uk", new string('x', 501), "Check.TooLong"),
        ("abstract_uk", " ", "Check.Needed"),
        ("abstract_uk", "при\u0001хований", "Import.ControlCharacter"),
        ("keywords", "нуль\0", "Import.NulByte"),
        ("creators", "Установа; 12345679", "Check.CodeWrong"),
        ("publisher_code", "04055008", "Import.BadCheckDigit"),
        ("publisher_code", "ABC", "Import.BadCode"),
        ("issued_on", "торік", "Import.NotADate"),
        ("issued_on", "2015-02-30", "Import.DateImpossible"),
        ("issued_on", "03/04/2015", "Import.DateAmbiguous"),
        ("issued_on", "2099", "Check.DateAhead"),
        ("languages", "uk;klingon", "Import.Unknown.languages"),
        ("subjects", "open-data;нема такої", "Import.SubjectUnknown"),
        ("territory", "UA99", "Import.BadTerritory"),
        ("doi", "11.1234/abc", "Import.BadDoi"),
        ("isbn", "9789660212345", "Import.BadIsbn"),
        ("licence", "GPL", "Import.Unknown.licence"),
        ("legal_status", "живий", "Import.Unknown.legal_status"),
        ("link", "javascript:alert(1)", "Import.BadScheme"),
        ("link", "example", "Import.BadAddress"),
        ("act_number", "835", "Import.FieldHidden"),
        ("collections", "nema", "Import.CollectionUnknown"),
        ("collections", "zakony", "Import.CollectionByQuery"),
        ("refers_to", "nema-takoho", "Relation.NotFound"),
        ("file1_source", "files/a.pdf", "Import.NoFolder"),
        ("file1_about", "Без джерела", "Import.FileSourceNeeded of file1_source"),
        ("file1_access", "secret", "Import.Unknown.access"),
        ("file1_embargo_until", "2020-01-01", "File.EmbargoNeeded"),
        ("file1_sha256", "abc", "Import.BadSum"),
        ("file2_source", "https://example.org/a.pdf", "Import.Gap.file of file1_source"),
    ];

    private static Dictionary<string, string> Wrong((string Column, string Value, string Key) cell, int number)
    {
        var row = Sheet.Row(("external_id", $"n-{number}"), ("address", ""), ("changes", ""), ("id", ""));
        if (cell.Column.StartsWith("file1", StringComparison.Ordinal) && cell.Column is not ("file1_source" or "file1_about"))
            row["file1_source"] = "https://example.org/a.pdf";
        row[cell.Column] = cell.Value;
        return row;
    }

    [Test]
    public async Task A_list_with_all_kinds_of_mistakes_yields_a_sentence_for_each_and_saves_nothing()
    {
        await using var shelf = await Shelf.Open();
        var before = await shelf.State();
        var report = await shelf.Import(Sheet.Of([.. cells.Select(Wrong)]));

        var told = report.First.Select(m => (m.Row, m.Column, m.Key)).ToList();
        Assert.Multiple(() =>
        {
            foreach (var (cell, i) in cells.Select((c, i) => (c, i)))
            {
                var (key, column) = cell.Key.Split(" of ") is [var plain, var elsewhere] ? (plain, elsewhere) : (cell.Key, cell.Column);
                Assert.That(told.Where(t => t.Row == i + 2), Does.Contain((i + 2, column, key)), cell.ToString());
            }
            Assert.That(told.Select(t => t.Key).Distinct().Count(), Is.GreaterThanOrEqualTo(30));
            Assert.That(report.First.Select(m => m.Row), Is.All.InRange(2, cells.Length + 1));
        });
        foreach (var mistake in report.First)
        {
            var (uk, en) = (Shelf.Said("uk", mistake), Shelf.Said("en", mistake));
            Assert.That(uk, Does.Match("[а-яіїєґ]{3}").And.Not.Contain("{").And.Not.Contain("text:"), mistake.Key);
            Assert.That(en, Does.Not.Contain("{").And.Not.EqualTo(mistake.Key).And.Not.EqualTo(uk), mistake.Key);
        }
        Assert.That((report.End, report.Created, await shelf.State()), Is.EqualTo((ImportEnd.Refused, 0, before)));
    }

    [Test]
    public async Task Documents_named_twice_or_not_at_all_and_relations_to_themselves_are_told()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row(("external_id", "old"), ("doi", "10.1234/old"))));
        var report = await shelf.Check(Sheet.Of(
            Sheet.Row(), Sheet.Row(), Sheet.Row(("external_id", "")), Sheet.Row(("external_id", "n-2"), ("refers_to", "n-2")), Sheet.Row(("external_id", "n-3"), ("doi", "10.1234/old")),
            Sheet.Row(("external_id", "old"), ("version", "5")), Sheet.Row(("external_id", "n-4"), ("doi", "10.1234/new")), Sheet.Row(("external_id", "n-5"), ("doi", "10.1234/NEW"))));
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Is.EquivalentTo(new[]
        {
            (3, "external_id", "Import.ExternalIdTwice"), (4, "external_id", "Import.IdNeeded"), (5, "refers_to", "Relation.Self"), (6, "doi", "Import.SameIdentifier"),
            (7, "version", "Import.VersionUnknown"), (9, "doi", "Import.IdentifierTwice"),
        }));
    }

    [Test]
    public async Task The_address_and_the_codes_of_a_document_never_change()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "n-2"), ("title_uk", "Інший звіт"))));
        var id = (await shelf.Only("n-1")).ConceptId.ToString();
        var report = await shelf.Check($"id,external_id,address,title_uk\r\n{id},n-2,,А\r\n{id},,inshyi-zvit,А\r\n{Guid.NewGuid()},n-1,,А\r\n");
        Assert.That(report.First.Where(m => m.Key is "Import.IdsDisagree" or "Import.AddressDisagrees").Select(m => (m.Row, m.Key)), Is.EqualTo(new[] { (2, "Import.IdsDisagree"), (4, "Import.IdsDisagree") }).Or.EquivalentTo(new[]
        {
            (2, "Import.IdsDisagree"), (3, "Import.AddressDisagrees"), (4, "Import.IdsDisagree"),
        }));
        Assert.That(report.MistakeCount, Is.GreaterThanOrEqualTo(3));
    }

    [Test]
    public async Task A_draft_may_lack_what_it_needs_but_not_say_what_is_wrong()
    {
        await using var shelf = await Shelf.Open();
        var report = await shelf.Check(Sheet.Of(Sheet.Row(("status", "draft"), ("abstract_uk", ""), ("subjects", "")), Sheet.Row(("external_id", "n-2"), ("status", "draft"), ("issued_on", "2099"))));
        Assert.That(report.First.Select(m => (m.Row, m.Key)), Is.EqualTo(new[] { (3, "Check.DateAhead") }));
    }

    [TestCaseSource(nameof(WrongFiles))]
    public async Task A_file_that_is_no_list_is_named_for_what_it_is(byte[] bytes, string key)
    {
        await using var shelf = await Shelf.Open();
        var before = await shelf.State();
        var report = await shelf.Import(bytes);
        Assert.That(report.First.Select(m => m.Key), Does.Contain(key));
        Assert.That((report.FileIsWrong, await shelf.State()), Is.EqualTo((true, before)));
        Assert.That(Shelf.Said("uk", report.First[0]), Does.Match("[а-яіїєґ]{3}").And.Not.Contain("практик"), "the sentences of the kernel speak of no module");
    }

    private static IEnumerable<TestCaseData> WrongFiles
    {
        get
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            static TestCaseData Case(byte[] bytes, string key) => new TestCaseData(bytes, key).SetArgDisplayNames(key);
            var list = Sheet.Of(Sheet.Row());
            yield return Case([], "Import.FileEmpty");
            yield return Case([0xEF, 0xBB, 0xBF], "Import.FileEmpty");
            yield return Case(Encoding.UTF8.GetBytes(string.Join(',', Sheet.Good.Keys) + "\r\n"), "Import.OnlyHeader");
            yield return Case([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(list)], "Import.IsUtf16");
            yield return Case(Encoding.GetEncoding(1251).GetBytes(list), "Import.IsWindows1251");
            yield return Case(Encoding.UTF8.GetBytes("title_uk,kind\r\nА,law\r\n"), "Import.ColumnMissing");
            yield return Case(Encoding.UTF8.GetBytes("external_id,titel_uk\r\nn,А\r\n"), "Import.ColumnUnknownNear");
            yield return Case(Encoding.UTF8.GetBytes("external_id,title_uk\r\nn,\"А\r\n"), "Import.QuoteNotClosed");
            yield return Case("{\"title_uk\": \"…\"}"u8.ToArray(), "Import.NotJson");
            yield return Case(Encoding.UTF8.GetBytes("[" + new string('[', 100_000)), "Import.NotJson");
            yield return Case(Encoding.UTF8.GetBytes("[{\"external_id\":\"" + new string('x', 9_000_000) + "\"}]"), "Import.ObjectTooLong");
        }
    }

    [Test]
    public async Task A_file_with_a_byte_order_mark_and_semicolons_is_read()
    {
        await using var shelf = await Shelf.Open();
        var report = await shelf.Import([0xEF, 0xBB, 0xBF, .. "external_id;kind;title_uk;status\r\nn-1;law;Закон;draft\r\n"u8]);
        Assert.That((report.Created, report.MistakeCount), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task A_cell_over_the_limit_is_told_and_does_not_stop_the_reading()
    {
        await using var shelf = await Shelf.Open();
        var list = Sheet.Of(Sheet.Row(("abstract_uk", "HUGE")), Sheet.Row(("external_id", "n-2"), ("kind", "x"))).Replace("\"HUGE\"", new string('x', ExchangeLimits.LongestCell + 1), StringComparison.Ordinal);
        var report = await shelf.Check(list);
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Does.Contain((2, "abstract_uk", "Import.CellTooLong")).And.Contain((3, "kind", "Import.Unknown.kind")));
    }
}
