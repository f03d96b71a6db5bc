using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Files;
using Hub.Library.Proposing;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Collections;

/// <summary>A collection is taken along whole and can be checked by whoever has it.</summary>
internal sealed class BagTests
{
    private static async Task<string> Check(string folder, string manifest)
    {
        using var process = Process.Start(new ProcessStartInfo("sha256sum", ["--strict", "--quiet", "-c", manifest]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : said;
    }

    [Test]
    public async Task A_bag_of_a_collection_passes_sha256sum_and_holds_what_everybody_may_take()
    {
        var open = await Published(Resolution($"Про ґанок {Next()}"), ("звіт 100% (копія).pdf", A.Pdf("report")), ("таблиця.csv", Encoding.UTF8.GetBytes("а;б\n1;2\n")));
        var closed = await Published(Resolution(), ("secret.pdf", A.Pdf("secret")));
        var secret = (await OnlyFile(closed.Id)).Id;
        Assert.That(await As(Librarian).Run<ChangeFile, bool>(u => u.Run(closed.Id, secret, null, Library.Files.FileAccess.Registered, null, default)), Is.True);
        var parent = (await As(Librarian).Run<WriteCollection, Collection?>(u => u.Run(null, new($"Мішок {Next()}", null, "", null, null, null), default)))!;
        var child = (await As(Librarian).Run<WriteCollection, Collection?>(u => u.Run(null, new($"У мішку {Next()}", null, "", null, parent.Id, null), default)))!;
        await As(Librarian).Run<BulkEdit, int>(u => u.Run([open.Id], BulkChange.AddToCollection, parent.Slug, default));
        await As(Librarian).Run<BulkEdit, int>(u => u.Run([closed.Id], BulkChange.AddToCollection, child.Slug, default));

        var page = await Portal.Get(parent.Path);
        var answer = await Portal.Get(page.Html.QuerySelector("a[download]")!.GetAttribute("href")!);

        Assert.That((answer.Status, answer.ContentHeaders.ContentType!.MediaType), Is.EqualTo((200, "application/zip")));
        var folder = Directory.CreateTempSubdirectory("hub-bag-");
        try
        {
            await ZipFile.ExtractToDirectoryAsync(new MemoryStream(answer.Bytes), folder.FullName, Encoding.UTF8, default);
            var bag = Path.Combine(folder.FullName, parent.Slug);
            Assert.That(await Check(bag, "manifest-sha256.txt"), Is.Empty);
            Assert.That(await Check(bag, "tagmanifest-sha256.txt"), Is.Empty);
            var payload = new DirectoryInfo(Path.Combine(bag, "data")).GetFiles("*", SearchOption.AllDirectories);
            Assert.That(payload.Select(f => f.Extension), Is.EquivalentTo(new[] { ".xml", ".xml", ".xml", ".xml", ".pdf", ".csv" }), string.Join(' ', payload.Select(f => f.FullName)));
            Assert.That((await File.ReadAllLinesAsync(Path.Combine(bag, "manifest-sha256.txt"))).Length, Is.EqualTo(payload.Length), "every file of the payload is listed once");
            Assert.That(await File.ReadAllTextAsync(Path.Combine(bag, "bagit.txt")), Is.EqualTo("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(bag, "bag-info.txt")), Does.Contain($"Payload-Oxum: {payload.Sum(f => f.Length)}.{payload.Length}\n").And.Contain("Documents: 2\n"));
            Assert.That(await File.ReadAllTextAsync(Path.Combine(bag, "left-out.txt")), Does.Contain("secret.pdf\tRegistered"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task There_is_no_bag_of_a_collection_that_is_not_there() => Assert.That((await Portal.Get("/library/collections/nothing-here/bag.zip")).Status, Is.EqualTo(404));
}
