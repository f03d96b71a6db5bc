using System.Text;
using Hub.Practices.Exchange;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Tests.Exchange;

internal sealed class MistakeTests
{
    private static readonly (string Column, string Value, string Key)[] cells =
    [
        ("title_uk", "", "Check.Missing"),
        ("title_uk", "Коротко", "Check.TooShort"),
        ("title_uk", "Назва, у якій\u0001 є невидимий знак", "Import.ControlCharacter"),
        ("title_uk", "Назва, у якій\0 є нульовий байт", "Import.NulByte"),
        ("summary_uk", new string('а', 1001), "Check.TooLong"),
        ("group", "5", "Import.Unknown.group"),
        ("kind", "teleport", "Import.Unknown.kind"),
        ("kind", "gis", "Check.KindOfOtherGroup"),
        ("topics", "education;magic", "Import.Unknown.topics"),
        ("level", "galactic", "Import.Unknown.level"),
        ("stage", "later", "Import.Unknown.stage"),
        ("region", "UA9900", "Import.BadTerritory"),
        ("region", "", "Check.Choose"),
        ("organisation_code", "04055008", "Import.BadCheckDigit"),
        ("organisation_code", "12AB", "Import.BadCode"),
        ("started_on", "2021-02-30", "Import.DateImpossible"),
        ("started_on", "03/04/2021", "Import.DateAmbiguous"),
        ("started_on", "навесні", "Import.NotADate"),
        ("finished_on", "2020-01-01", "Check.EndBeforeStart"),
        ("people_affected", "12 тисяч", "Import.NotANumber"),
        ("people_affected", "-5", "Import.Negative"),
        ("step1_days", "1.5", "Import.NotWhole"),
        ("step1_title_uk", "", "Check.StepWithoutTitle"),
        ("result1_after", "", "Check.ResultWithoutValue"),
        ("link1_url", "javascript:alert(1)", "Import.BadScheme"),
        ("link1_url", "наш сайт", "Import.BadAddress"),
        ("contact_email", "хтось собака пошта", "Import.BadEmail"),
        ("contact_consent", "можливо", "Import.NotYesNo"),
        ("status", "maybe", "Import.StatusUnknown"),
        ("status", "withdrawn", "Import.StatusWithdrawn"),
        ("licence", "WTFPL", "Import.Unknown.licence"),
        ("external_id", "", "Import.IdNeeded"),
        ("external_id", new string('x', 101), "Import.ExternalIdTooLong"),
    ];

    [TestCaseSource(nameof(Each))]
    public async Task A_mistake_is_told_by_row_and_column_in_both_languages(string column, string value, string key)
    {
        await using var depository = await Depository.Open();
        var report = await depository.Import(Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "vin-2"), (column, value))));
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Is.EqualTo(new[] { (3, column, key) }));
        Assert.That(report.End, Is.EqualTo(ImportEnd.Refused));
        Assert.That(Said.In("uk", report.First[0]), Does.Match("[а-яіїєґ]{3}").And.Not.Contain("{").And.Not.EqualTo(key));
        Assert.That(Said.In("en", report.First[0]), Does.Not.Contain("{").And.Not.EqualTo(key).And.Not.EqualTo(Said.In("uk", report.First[0])));
    }

    private static IEnumerable<TestCaseData> Each => cells.Select(c =>
        new TestCaseData(c.Column, c.Value, c.Key).SetArgDisplayNames(c.Column, c.Key));

    [Test]
    public async Task A_file_with_thirty_kinds_of_mistakes_yields_a_report_for_each_and_saves_nothing()
    {
        await using var depository = await Depository.Open();
        var before = await depository.State();
        var rows = cells.Select((c, i) => Sheet.Row(("external_id", $"vin-{i}"), (c.Column, c.Value))).ToArray();
        var report = await depository.Import(Sheet.Of(rows));
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Is.EquivalentTo(cells.Select((c, i) => (i + 2, c.Column, c.Key))));
        Assert.That(report.First.Select(m => m.Key).Distinct().Count(), Is.GreaterThanOrEqualTo(30));
        Assert.That(await depository.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task Mistakes_of_the_headings_keep_every_row_from_being_saved()
    {
        await using var depository = await Depository.Open();
        var headings = Sheet.Good.Keys.Where(k => k != "level").Append("titel_uk").Append("qwertyuiop").Append("topics");
        var report = await depository.Import(Sheet.Of(headings, Sheet.Row()), o => o with { GoodRowsOnly = true });
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Is.EqualTo(new[]
        {
            (1, "titel_uk", "Import.ColumnUnknownNear"), (1, "qwertyuiop", "Import.ColumnUnknown"), (1, "topics", "Import.ColumnTwice"), (1, "level", "Import.ColumnMissing"),
        }));
        await using var db = depository.Db();
        Assert.That(db.Practices.Count(), Is.Zero);
    }

    [Test]
    public async Task The_shape_of_rows_is_checked()
    {
        await using var depository = await Depository.Open();
        var good = Sheet.Of(Sheet.Row()).TrimEnd();
        var line = good.Split("\r\n")[1];
        var few = line[..line.LastIndexOf(',')].Replace("vin-1", "vin-2", StringComparison.Ordinal);
        var report = await depository.Check($"{good}\r\n{few}\r\n{line.Replace("vin-1", "vin-3", StringComparison.Ordinal)},\"more\"\r\n\"vin-4\"x{line[7..]}\r\n{line}\r\n\"open");
        Assert.That(report.First.Select(m => (m.Row, m.Key)), Is.EqualTo(new[]
        {
            (3, "Import.TooFewCells"), (4, "Import.TooManyCells"), (5, "Import.TextAfterQuote"), (6, "Import.ExternalIdTwice"), (7, "Import.QuoteNotClosed"),
        }));
        Assert.That(Said.In("en", report.First[^1]), Does.Contain("line 7"));
    }

    [TestCaseSource(nameof(WrongFiles))]
    public async Task A_file_that_is_no_list_of_practices_is_named_for_what_it_is(byte[] bytes, string key)
    {
        await using var depository = await Depository.Open();
        var report = await depository.Import(new MemoryStream(bytes));
        Assert.That(report.First.Select(m => m.Key), Does.Contain(key));
        Assert.That(report.FileIsWrong);
        Assert.That(Said.In("uk", report.First[0]), Does.Match("[а-яіїєґ]{3}"));
    }

    private static IEnumerable<TestCaseData> WrongFiles
    {
        get
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            TestCaseData Case(byte[] bytes, string key) => new TestCaseData(bytes, key).SetArgDisplayNames(key);
            var header = string.Join(',', Sheet.Good.Keys);
            yield return Case([], "Import.FileEmpty");
            yield return Case(" \r\n "u8.ToArray(), "Import.FileEmpty");
            yield return Case(Encoding.UTF8.GetBytes(header + "\r\n"), "Import.OnlyHeader");
            yield return Case([.. "PK\u0003\u0004"u8, .. new byte[100]], "Import.IsSpreadsheet");
            yield return Case([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "Import.IsOldSpreadsheet");
            yield return Case([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(header)], "Import.IsUtf16");
            yield return Case("%PDF-1.7"u8.ToArray(), "Import.IsOtherFormat");
            yield return Case("<!doctype html><html>"u8.ToArray(), "Import.IsMarkup");
            yield return Case(Encoding.GetEncoding(1251).GetBytes(Sheet.Of(Sheet.Row())), "Import.IsWindows1251");
            yield return Case([.. Encoding.UTF8.GetBytes(Sheet.Of(Sheet.Row()).PadRight(9000)), .. Encoding.GetEncoding(1251).GetBytes("черга")], "Import.IsWindows1251");
            yield return Case([.. Encoding.UTF8.GetBytes(header), 0x81, 0x82, 0x99], "Import.NotUtf8");
            yield return Case("[{\"title_uk\": \"…"u8.ToArray(), "Import.NotJson");
            yield return Case("{\"title_uk\": \"…\"}"u8.ToArray(), "Import.NotJson");
        }
    }

    [Test]
    public async Task A_file_over_the_limit_is_not_read()
    {
        await using var depository = await Depository.Open();
        var report = await depository.Import(Sheet.Of(Sheet.Row()), o => o with { MostBytes = 100 });
        Assert.That(report.First.Select(m => m.Key), Is.EqualTo(new[] { "Import.FileTooLarge" }));
    }

    [Test]
    public async Task A_cell_over_the_limit_is_told_and_does_not_stop_the_reading()
    {
        await using var depository = await Depository.Open();
        var huge = string.Join(',', Sheet.Good.Select(c => c.Key == "problem_uk" ? new string('x', ExchangeLimits.LongestCell + 1) : $"\"{c.Value}\""));
        var report = await depository.Check($"{string.Join(',', Sheet.Good.Keys)}\n{huge}\n{Sheet.Line(Sheet.Row(("external_id", "vin-2"), ("level", "x")).Values)}\n");
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Is.EqualTo(new[]
        {
            (2, "problem_uk", "Import.CellTooLong"), (3, "level", "Import.Unknown.level"),
        }));
    }

    [Test]
    public async Task A_gap_in_the_numbers_of_steps_is_told()
    {
        await using var depository = await Depository.Open();
        var report = await depository.Check(Sheet.Of(Sheet.Row(("step2_title_uk", ""), ("step2_days", ""), ("step2_cost", ""), ("step3_title_uk", "Далі"))));
        Assert.That(report.First.Select(m => (m.Column, m.Key)), Does.Contain(("step2_title_uk", "Import.Gap.step")));
    }
}
