using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Hub.Library.Describing;
using Hub.Library.Exchange;
using Hub.SharedKernel.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Tests.Exchange;

/// <summary>What was exported and is imported again changes nothing, whatever it holds; whatever a file holds is read to its end.</summary>
internal sealed class RoundTripTests
{
    private static readonly string[] hostile =
    [
        "", " ", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=1", "''", "'", "\"", "\"\"", "a\"b", "a,b;c\td", "рядок\nрядок", "рядок\r\nрядок", "\rx", "\n", "\tx", "а||б", "||",
        "\uFEFFмітка", "\u202Eпроти ходу\u202C", "\u0001", "\0", "<script>alert(1)</script>", "’апостроф", "😀", "2024-3-1", "01.03.2024", "2015", "2015-10", " пробіли ", "null", "[]",
        "javascript:alert(1)", "https://example.org/?a=1&b=\"2\"", "../../etc/passwd", "Коваленко, Ірина", "Центр; 04055009",
    ];

    private static readonly Gen<string> text = Gen.OneOf(Gen.Elements(hostile), ArbMap.Default.GeneratorFor<string>().Select(Whole));

    [Test]
    public void Importing_an_export_changes_nothing([Values] bool json) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.ListOf(Content(), 4).Select(l => l.ToList()).ToArbitrary(), contents => Same(contents, json)));

    [Test]
    public void Random_bytes_are_read_to_the_end_and_save_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll<byte[]>(NothingIsSaved));

    [Test]
    public void A_damaged_list_is_read_to_the_end_and_saves_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Damaged().ToArbitrary(), NothingIsSaved));

    [Test]
    public async Task A_formula_leaves_the_library_as_text()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Publish(new() { Kind = DocumentKind.Law, TitleUk = "=HYPERLINK(\"https://example.org\")" });
        Assert.That(Encoding.UTF8.GetString(await shelf.Export()), Does.Contain("\"'=HYPERLINK(\"\"https://example.org\"\")\""));
    }

    [Test]
    public async Task A_list_with_semicolons_comes_back_the_same()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row(("abstract_uk", "Кома, крапка з комою; лапки \"так\"\nі новий рядок."))));
        var before = await shelf.State();
        Assert.That((await shelf.Import(await shelf.Export(delimiter: ';'))).Unchanged, Is.EqualTo(1));
        Assert.That(await shelf.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task Drafts_come_out_only_when_everything_is_asked_for()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row(), Sheet.Row(("external_id", "n-2"), ("refers_to", "n-1"))), o => o with { Publish = false });
        Assert.That(Encoding.UTF8.GetString(await shelf.Export()), Does.Not.Contain("n-1"));
        var before = await shelf.State();
        var report = await shelf.Import(await shelf.Export(everything: true), o => o with { Publish = false });
        Assert.That((report.Unchanged, await shelf.State()), Is.EqualTo((2, before)));
    }

    [Test]
    public async Task A_public_export_imported_again_keeps_relations_to_drafts()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Sheet.Row(("refers_to", "n-2")), Sheet.Row(("external_id", "n-2"), ("status", "draft"))));
        Assert.That((await shelf.Import(await shelf.Export())).Unchanged, Is.EqualTo(1));
        Assert.That(await shelf.Db(db => db.Relations.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public void Every_column_is_described()
    {
        var described = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "library-csv.md"));
        var names = DocumentColumns.Headings(1).Select(h => h.Replace("1_", "N_", StringComparison.Ordinal));
        var codes = DocumentColumns.Description.SelectMany(c => c.Choices ?? []).Concat(CellText.Codes<Library.Files.FileAccess>());
        Assert.That(names.Concat(codes).Where(n => !described.Contains($"`{n}`", StringComparison.Ordinal)), Is.Empty);
    }

    private static bool Same(List<DocumentContent> contents, bool json) => Task.Run(async () =>
    {
        await using var shelf = await Shelf.Open();
        var documents = new List<Document>();
        foreach (var content in contents)
            documents.Add(await shelf.Publish(content));
        await shelf.Db(async db =>
        {
            var collection = await db.Collections.FirstAsync(c => c.Slug == "zbirka");
            db.Add(new Relation { FromId = documents[0].ConceptId, ToId = documents[^1].ConceptId, Kind = RelationKind.Amends });
            db.Add(new Library.Collections.CollectionItem { CollectionId = collection.Id, ConceptId = documents[0].ConceptId, AddedAt = shelf.Time.GetUtcNow() });
            await db.SaveChangesAsync();
        });
        var before = await shelf.State();
        var report = await shelf.Import(await shelf.Export(json));
        Assert.That(report.First.Select(m => m + JsonSerializer.Serialize(m.Arguments)), Is.Empty);
        return report.Unchanged == contents.Count && await shelf.State() == before;
    }).GetAwaiter().GetResult();

    private static bool NothingIsSaved(byte[] bytes) => Task.Run(async () =>
    {
        await using var shelf = await Shelf.Open();
        var before = await shelf.State();
        var report = await shelf.Import(bytes, o => o with { Save = false });
        foreach (var mistake in report.First)
            Assert.That(Shelf.Said("uk", mistake), Is.Not.EqualTo(mistake.Key));
        return await shelf.State() == before;
    }).GetAwaiter().GetResult();

    private static Gen<byte[]> Damaged()
    {
        var rows = new[] { Sheet.Row(("refers_to", "n-2")), Sheet.Row(("external_id", "n-2"), ("file1_source", "https://127.0.0.1:1/a")) };
        var files = new[] { Sheet.Of(rows), JsonSerializer.Serialize(rows) };
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

    private static Gen<DocumentContent> Content() =>
        from texts in Gen.ArrayOf(text, 40)
        from kind in Gen.Elements(Enum.GetValues<DocumentKind>())
        from status in Gen.Elements(Enum.GetValues<LegalStatus>())
        from subjects in Gen.ListOf(Gen.Elements("open-data", "front-offices"), 2)
        from languages in Gen.ListOf(Gen.Elements([.. Lists.Languages]), 3)
        select Filled(texts, kind, status, [.. subjects.Distinct()], [.. languages.Distinct()]);

    private static DocumentContent Filled(string[] texts, DocumentKind kind, LegalStatus status, List<string> subjects, List<string> languages)
    {
        var (content, next) = (new DocumentContent(), 0);
        foreach (var column in DocumentColumns.Description.Where(c => c.Kind is not (CellKind.List or CellKind.Choice)))
            column.Set(content, texts[next++ % texts.Length]);
        (content.Kind, content.LegalStatus, content.Subjects, content.Languages) = (kind, status, subjects, languages);
        // Of documents with the same DOI none is meant; that has a test of its own.
        content.Doi = content.Isbn = "";
        return DocumentContent.FromJson(content.ToJson());
    }

    // Half of a surrogate pair is no text and no database keeps it.
    private static string Whole(string? some) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(some ?? ""));
}
