using System.Text.Json;
using System.Text;
using FsCheck.Fluent;
using FsCheck;
using Hub.Practices.Exchange;
using Hub.SharedKernel.Exchange;

namespace Hub.Practices.Tests.Exchange;

internal sealed class RoundTripTests
{
    private static readonly string[] hostile =
    [
        "", " ", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=1", "''", "'", "\"", "\"\"", "a\"b", "a,b;c\td", "рядок\nрядок", "рядок\r\nрядок", "\rx", "\n", "\tx",
        "\uFEFFмітка", "\u202Eпроти ходу\u202C", "\u0001", "\0", "<script>alert(1)</script>", "’апостроф", "😀", "12,50", "2024-3-1", "01.03.2024", "1 200", "yes", " пробіли ", "null", "[]",
        "javascript:alert(1)", "https://example.org/?a=1&b=\"2\"",
    ];

    private static readonly Gen<string> text = Gen.OneOf(Gen.Elements(hostile), ArbMap.Default.GeneratorFor<string>().Select(Whole));

    [Test]
    public void Importing_an_export_changes_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Gen.ListOf(Content(), 3).Select(l => l.ToList()).ToArbitrary(), contents => Same(contents, json: false)));

    [Test]
    public void Importing_an_export_as_JSON_changes_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Gen.ListOf(Content(), 3).Select(l => l.ToList()).ToArbitrary(), contents => Same(contents, json: true)));

    [Test]
    public void Random_bytes_are_read_to_the_end_and_save_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll<byte[]>(bytes => NothingIsSaved(bytes)));

    [Test]
    public void A_damaged_file_is_read_to_the_end_and_saves_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Damaged().ToArbitrary(), NothingIsSaved));

    [Test]
    public async Task A_semicolon_export_comes_back_the_same()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row(("summary_uk", "Кома, крапка з комою; лапки \"так\" і таке інше, щоб вистачило знаків."))), o => o with { Publish = true });
        var report = await depository.Import(new MemoryStream(await depository.ExportBytes(delimiter: ';')));
        Assert.That((report.MistakeCount, report.Unchanged), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_practice_moved_to_an_empty_portal_keeps_its_id_and_content()
    {
        await using var one = await Depository.Open();
        await using var other = await Depository.Open();
        await one.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = true });
        await other.Import(new MemoryStream(await one.ExportBytes()), o => o with { Publish = true });
        Assert.That(await other.ExportBytes(), Is.EqualTo(await one.ExportBytes()));
    }

    [Test]
    public async Task A_contact_without_consent_is_not_exported_and_not_lost()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()), o => o with { Publish = true });
        var export = Encoding.UTF8.GetString(await depository.ExportBytes());
        var report = await depository.Import(export.Replace("12000", "13000", StringComparison.Ordinal), o => o with { Publish = true });
        await using var db = depository.Db();
        var content = db.Versions.Single(v => v.State == VersionState.Published).Read();
        Assert.That(export, Does.Not.Contain("a@example.org"));
        Assert.That((report.Changed, content.PeopleAffected, content.Contact.Email), Is.EqualTo((1, "13000", "a@example.org")));
    }

    [Test]
    public async Task A_formula_leaves_the_depository_as_text()
    {
        await using var depository = await Depository.Open();
        await depository.Publish(new PracticeContent { Title = new("=HYPERLINK(\"https://example.org\")") });
        Assert.That(Encoding.UTF8.GetString(await depository.ExportBytes()), Does.Contain("\"'=HYPERLINK(\"\"https://example.org\"\")\""));
    }

    [Test]
    public async Task Drafts_come_out_only_when_everything_is_asked_for()
    {
        await using var depository = await Depository.Open();
        await depository.Import(Sheet.Of(Sheet.Row()));
        Assert.That(Encoding.UTF8.GetString(await depository.ExportBytes()), Does.Not.Contain("vin-1"));
        Assert.That(Encoding.UTF8.GetString(await depository.ExportBytes(everything: true)), Does.Contain("vin-1"));
    }

    [Test]
    public void Every_column_is_described()
    {
        var described = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "practices-csv.md"));
        var names = PracticeColumns.Headings(new(1, 1, 1)).Select(h => h.Replace("1_", "N_", StringComparison.Ordinal));
        Assert.That(names.Where(n => !described.Contains($"`{n}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static bool Same(List<PracticeContent> contents, bool json) => Task.Run(async () =>
    {
        await using var depository = await Depository.Open();
        foreach (var content in contents)
            await depository.Publish(content, Depository.Bob);
        var before = await depository.State();
        var report = await depository.Import(new MemoryStream(await depository.ExportBytes(json: json)), o => o with { Publish = true });
        Assert.That(report.First.Select(m => m.ToString() + JsonSerializer.Serialize(m.Arguments)), Is.Empty);
        return report.Unchanged == contents.Count && await depository.State() == before;
    }).GetAwaiter().GetResult();

    private static bool NothingIsSaved(byte[] bytes) => Task.Run(async () =>
    {
        await using var depository = await Depository.Open();
        var before = await depository.State();
        var report = await depository.Import(new MemoryStream(bytes), o => o with { Save = false });
        foreach (var mistake in report.First)
            Assert.That(Said.In("uk", mistake), Is.Not.EqualTo(mistake.Key));
        return await depository.State() == before;
    }).GetAwaiter().GetResult();

    private static Gen<byte[]> Damaged()
    {
        var files = new[] { Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "vin-2"))), JsonSerializer.Serialize(new[] { Sheet.Good, Sheet.Good }) };
        return from file in Gen.Elements(files)
               from places in Gen.ArrayOf(Gen.Choose(0, Encoding.UTF8.GetByteCount(file) - 1))
               from values in Gen.ArrayOf(Gen.OneOf(Gen.Elements("\",;\r\n\0[]{}"u8.ToArray()), Gen.Choose(0, 255).Select(i => (byte)i)), Math.Max(places.Length, 1))
               from cut in Gen.Choose(1, Encoding.UTF8.GetByteCount(file))
               select Damage(file, places, values, cut);
    }

    private static byte[] Damage(string file, int[] places, byte[] values, int cut)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        for (var i = 0; i < places.Length; i++)
            bytes[places[i]] = values[i];
        return cut % 3 == 0 ? bytes[..cut] : bytes;
    }

    private static Gen<PracticeContent> Content() =>
        from texts in Gen.ArrayOf(text, 60)
        from topics in Gen.ListOf(Gen.Elements([.. Classification.Topics]), 3)
        from counts in Gen.ArrayOf(Gen.Choose(0, 3), 3)
        from consent in ArbMap.Default.GeneratorFor<bool>()
        select Filled(texts, [.. topics], counts, consent);

    private static PracticeContent Filled(string[] texts, List<string> topics, int[] counts, bool consent)
    {
        var next = 0;
        string Take() => texts[next++ % texts.Length];
        Both Two() => new(Take(), Take());
        var content = new PracticeContent { Topics = topics };
        foreach (var column in PracticeColumns.Single.Where(c => c.Kind is not (CellKind.Topics or CellKind.YesNo)))
            column.Set(content, Take());
        content.Contact.Consent = consent;
        for (var i = 0; i < counts[0]; i++)
            content.Steps.Add(new() { Title = Two(), Text = Two(), Days = Take(), Cost = Take(), Responsible = Two(), Pitfalls = Two() });
        for (var i = 0; i < counts[1]; i++)
            content.Results.Add(new() { Indicator = Two(), Unit = Two(), Baseline = Take(), After = Take(), MeasuredOn = Take(), SourceUrl = Take(), SourceTitle = Two() });
        for (var i = 0; i < counts[2]; i++)
            content.Links.Add(new() { Title = Two(), Url = Take() });
        return PracticeContent.FromJson(content.ToJson());
    }

    // Half of a surrogate pair is no text and no database keeps it.
    private static string Whole(string? some) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(some ?? ""));
}
