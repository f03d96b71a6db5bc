using Hub.Library.Describing;
using Hub.Library.Tests.Harvesting;
using Hub.SharedKernel.Exchange;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using FileAccess = Hub.Library.Files.FileAccess;

namespace Hub.Library.Tests.Exchange;

/// <summary>Files that come with a list: from the folder beside it, or from the web.</summary>
internal sealed class FileTests
{
    private string folder = null!;

    [SetUp]
    public void Make()
    {
        folder = Directory.CreateTempSubdirectory("hub-import").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "list", "files"));
        File.WriteAllText(Path.Combine(folder, "secret.txt"), "таємниця");
        File.WriteAllText(Path.Combine(folder, "list", "files", "zvit.txt"), "текст звіту");
    }

    [TearDown]
    public void Clear() => Directory.Delete(folder, recursive: true);

    private ImportOrder Beside(ImportOrder order) => order with { Folder = Path.Combine(folder, "list") };

    private static Dictionary<string, string> Row(params (string, string)[] changes) =>
        Sheet.Row([("file1_source", "files/zvit.txt"), ("file1_about", "Сам звіт"), ("file1_access", "embargo"), ("file1_embargo_until", "2027-01-01"), .. changes]);

    [Test]
    public async Task A_file_beside_the_list_comes_with_its_document_and_stays_the_same_the_second_time()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Row()), Beside);
        var file = await shelf.Db(db => db.Files.AsNoTracking().SingleAsync());
        Assert.That((file.Name, file.About, file.Access, file.EmbargoUntil, file.Place), Is.EqualTo(("zvit.txt", "Сам звіт", FileAccess.Embargo, new DateOnly(2027, 1, 1), 1)));
        Assert.That((shelf.Store.Kept.Count, await shelf.Db(db => db.Contents.CountAsync())), Is.EqualTo((1, 1)));

        var before = await shelf.State();
        Assert.That((await shelf.Import(await shelf.Export())).Unchanged, Is.EqualTo(1), "the export names it by its sum");
        Assert.That(await shelf.State(), Is.EqualTo(before));
    }

    [Test]
    public async Task Who_may_take_a_public_file_changes_but_the_file_itself_needs_a_new_version()
    {
        await using var shelf = await Shelf.Open();
        await shelf.Import(Sheet.Of(Row()), Beside);
        var sum = (await shelf.Db(db => db.Files.SingleAsync())).Sha256;
        await shelf.Import(Sheet.Of(Row(("file1_sha256", sum), ("file1_access", "registered"), ("file1_embargo_until", ""))), Beside);
        Assert.That((await shelf.Db(db => db.Files.AsNoTracking().SingleAsync())).Access, Is.EqualTo(FileAccess.Registered));

        await File.WriteAllTextAsync(Path.Combine(folder, "list", "files", "zvit2.txt"), "друге видання");
        var refused = await shelf.Import(Sheet.Of(Row(("file1_source", "files/zvit2.txt"))), Beside);
        Assert.That(refused.First.Select(m => (m.Column, m.Key)), Is.EqualTo(new[] { ("file1_source", "Import.FilesOfPublished") }));
        var next = await shelf.Import(Sheet.Of(Row(("file1_source", "files/zvit2.txt"), ("version", "2"))), Beside);
        Assert.That((next.Changed, next.MistakeCount), Is.EqualTo((1, 0)));
        Assert.That(await shelf.Db(db => db.Files.Where(f => db.Documents.Any(d => d.Id == f.DocumentId && d.State == DocumentState.Published)).Select(f => f.Name).SingleAsync()), Is.EqualTo("zvit2.txt"));
    }

    [TestCase("../secret.txt", "Import.PathOutside")]
    [TestCase("files/../../secret.txt", "Import.PathOutside")]
    [TestCase("..\\secret.txt", "Import.PathOutside")]
    [TestCase("/etc/passwd", "Import.PathOutside")]
    [TestCase("C:\\secret.txt", "Import.PathOutside")]
    [TestCase("files/link.txt", "Import.PathOutside")]
    [TestCase("linked/secret.txt", "Import.PathOutside")]
    [TestCase("files/none.txt", "Import.FileNotFound")]
    [TestCase("files", "Import.FileNotFound")]
    [TestCase("file:///etc/passwd", "Import.BadScheme")]
    [TestCase("https://user:password@example.org/a", "Import.BadAddress")]
    public async Task Nothing_outside_the_folder_is_opened(string source, string key)
    {
        File.CreateSymbolicLink(Path.Combine(folder, "list", "files", "link.txt"), Path.Combine(folder, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "list", "linked"), folder);
        await using var shelf = await Shelf.Open();
        var before = await shelf.State();
        var report = await shelf.Import(Sheet.Of(Row(("file1_source", source))), Beside);
        Assert.That(report.First.Select(m => (m.Row, m.Column, m.Key)), Is.EqualTo(new[] { (2, "file1_source", key) }));
        Assert.That((await shelf.State(), shelf.Store.Kept.Count), Is.EqualTo((before, 0)));
    }

    [Test]
    public async Task A_file_is_taken_from_the_web_but_not_from_a_private_network()
    {
        await using var site = await ForeignRepository.Start();
        site.Answer = (context, _) => context.Request.Path.Value!.EndsWith("gone.txt", StringComparison.Ordinal) ? Task.FromResult(context.Response.StatusCode = 404) : context.Response.WriteAsync("з мережі");
        await using (var closed = await Shelf.Open())
            Assert.That((await closed.Import(Sheet.Of(Row(("file1_source", site.Address + "/a.txt"))))).First.Select(m => m.Key), Is.EqualTo(new[] { "Remote.Private" }));
        await using var shelf = await Shelf.Open(site.Host);
        var gone = await shelf.Import(Sheet.Of(Row(("file1_source", site.Address + "/gone.txt"))));
        var other = await shelf.Import(Sheet.Of(Row(("file1_source", site.Address + "/a.txt"), ("file1_sha256", new string('0', 64)))));
        Assert.That(gone.First.Concat(other.First).Select(m => (m.Column, m.Key)), Is.EqualTo(new[] { ("file1_source", "Remote.Status"), ("file1_sha256", "Import.FileDiffers") }));
        Assert.That((await shelf.Import(Sheet.Of(Row(("file1_source", site.Address + "/a.txt"))))).Created, Is.EqualTo(1));
        Assert.That(await shelf.Db(db => db.Files.Select(f => f.Name).SingleAsync()), Is.EqualTo("a.txt"));
    }

    [Test]
    public async Task The_same_file_twice_in_a_row_is_told()
    {
        await using var shelf = await Shelf.Open();
        var report = await shelf.Import(Sheet.Of(Row(("file2_source", "files/zvit.txt"))), Beside);
        Assert.That(report.First.Select(m => m.Key), Is.EqualTo(new[] { "File.Twice" }));
    }
}
