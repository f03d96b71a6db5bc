using System.Text;
using Hub.Library.Files;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Files;

/// <summary>Whatever is downloaded comes as what it is and runs nothing; its name in the address is for people alone.</summary>
internal sealed class FileDownloadTests
{
    [Test]
    public async Task Every_kind_comes_with_its_true_type_and_nothing_in_it_runs()
    {
        var mark = "позначка " + Next();
        (string Name, byte[] Bytes, string Type, bool Shown)[] files =
        [
            ("звіт.pdf", A.Pdf("Hello " + Next()), "application/pdf", true),
            ("Наказ № 5 «про все».docx", A.Docx(mark), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false),
            ("таблиця.xlsx", A.Xlsx(mark), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false),
            ("лист.odt", A.OpenDocument("application/vnd.oasis.opendocument.text", A.OdtXml(mark)), "application/vnd.oasis.opendocument.text", false),
            ("сторінка.html", Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body><script>alert(1)</script>{mark}</body></html>"), "text/html", false),
            ("дані.csv", Encoding.UTF8.GetBytes("а,б\n" + mark), "text/csv", false),
            ("нотатки.md", Encoding.UTF8.GetBytes("# " + mark), "text/markdown", false),
            ("архів.zip", A.Zip(("а.txt", Encoding.UTF8.GetBytes(mark))), "application/zip", false),
        ];
        var document = await Published(null, [.. files.Select(f => (f.Name, f.Bytes))]);
        var stored = await Portal.Db<LibraryDb, Dictionary<string, DocumentFile>>(db => db.Files.AsNoTracking().Where(f => f.DocumentId == document.Id).ToDictionaryAsync(f => f.Name));
        foreach (var (name, bytes, type, shown) in files)
        {
            var answer = await Portal.Get(FileDownload.Path(stored[name]));
            var sandbox = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Multiple(() =>
            {
                Assert.That(answer.Bytes, Is.EqualTo(bytes), name);
                Assert.That(answer.ContentHeaders.ContentType!.MediaType, Is.EqualTo(type), name);
                Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"), name);
                Assert.That(sandbox, Does.StartWith("default-src 'none'").And.Contain(type == "application/pdf" ? "frame-ancestors 'none'" : "sandbox").And.Not.Contain("allow-"), name);
                Assert.That(answer.ContentHeaders.ContentDisposition!.DispositionType, Is.EqualTo(shown ? "inline" : "attachment"), name);
                Assert.That(answer.ContentHeaders.ContentDisposition.FileNameStar, Is.EqualTo(name));
            });
        }
    }

    [Test]
    public async Task A_name_in_the_address_leads_to_no_other_file()
    {
        var bytes = Encoding.UTF8.GetBytes("вміст " + Next());
        var document = await Published(null, ("вміст.txt", bytes));
        var id = (await OnlyFile(document.Id)).Id;
        foreach (var name in new[] { "", "/", "/other.txt", "/%D1%96%D0%BD%D1%88%D0%B5.exe", "/..%2f..%2fhub.db", "/%00", "/" + new string('x', 500) })
        {
            var answer = await Portal.Get($"/library/files/{id}{name}");
            if (answer.Status == 200)
                Assert.That((answer.Bytes, answer.ContentHeaders.ContentDisposition!.FileNameStar), Is.EqualTo((bytes, "вміст.txt")), name);
            else
                Assert.That(answer.Status, Is.AnyOf(400, 404), name);
        }
        foreach (var path in new[] { $"/library/files/{id}/../../../etc/passwd", "/library/files/../appsettings.json", "/library/files/..%2f..%2fappsettings.json", "/library/files/%2e%2e/%2e%2e/hub.db", $"/library/files/{id}x", "/library/thumbnails/..%2fx.png", $"/library/thumbnails/{Guid.NewGuid()}.png" })
            Assert.That((await Portal.Get(path)).Status, Is.AnyOf(400, 404), path);
    }

    [Test]
    public async Task Parts_of_a_file_come_as_they_are_asked_for()
    {
        var document = await Published(null, ("частини.txt", Encoding.ASCII.GetBytes("0123456789 " + Next())));
        var path = FileDownload.Path(await OnlyFile(document.Id));
        foreach (var (range, status, said) in new[] { ("bytes=0-3", 206, "0123"), ("bytes=4-5", 206, "45"), ("bytes=99999-", 416, ""), ("bytes=x", 200, "0123456789") })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Range", range);
            var answer = await Portal.Visitor().Send(request);
            Assert.That((answer.Status, answer.Text), Is.EqualTo((status, said)).Using<(int, string)>((a, b) => a.Item1 == b.Item1 && (a.Item1 == 206 ? a.Item2 == b.Item2 : a.Item2.StartsWith(b.Item2, StringComparison.Ordinal))), range);
        }
    }
}
