using System.Text;
using Hub.SharedKernel.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.SharedKernel.Tests.Files;

internal sealed class SafeDownloadTests : StoreInTemporaryFolder
{
    [Test]
    public async Task A_document_is_saved_under_its_name_and_can_do_nothing()
    {
        var response = await Send(await Save("а;б"u8.ToArray(), "Черга, \"2026\".csv"), isPublic: false);

        Assert.Multiple(() =>
        {
            Assert.That(Body(response), Is.EqualTo("а;б"));
            Assert.That(response.ContentType, Is.EqualTo("text/csv; charset=utf-8"));
            Assert.That(response.Headers.ContentDisposition.ToString(), Does.StartWith("attachment;").And.Contain("filename*=UTF-8''%D0%A7%D0%B5%D1%80%D0%B3%D0%B0"));
            Assert.That(response.Headers.ContentSecurityPolicy.ToString(), Is.EqualTo("default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
            Assert.That(response.Headers.XContentTypeOptions.ToString(), Is.EqualTo("nosniff"));
            Assert.That(response.Headers["Cross-Origin-Resource-Policy"].ToString(), Is.EqualTo("same-origin"));
            Assert.That(response.Headers.CacheControl.ToString(), Is.EqualTo("private, no-store"));
        });
    }

    [Test]
    public async Task A_PDF_is_shown_where_the_viewer_can_open_but_no_script_runs()
    {
        var response = await Send(await Save(SampleFiles.Pdf, "Звіт.pdf"), isPublic: true);

        Assert.Multiple(() =>
        {
            Assert.That(response.Headers.ContentDisposition.ToString(), Does.StartWith("inline;"));
            Assert.That(response.Headers.ContentSecurityPolicy.ToString(), Does.StartWith("default-src 'none';").And.Not.Contain("sandbox").And.Not.Contain("script"));
            Assert.That(response.Headers.CacheControl.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
        });
    }

    [Test]
    public async Task A_picture_is_shown() =>
        Assert.That((await Send(await Save(SampleFiles.Gif, "a.gif"), true)).Headers.ContentDisposition.ToString(), Does.StartWith("inline;"));

    [Test]
    public async Task A_web_page_is_only_saved()
    {
        var page = await Save("<!doctype html><script>alert(1)</script>"u8.ToArray(), "a.html", new FileRules(FileKind.Html));

        Assert.That((await Send(page, true)).Headers.ContentDisposition.ToString(), Does.StartWith("attachment;"));
    }

    [Test]
    public async Task A_part_may_be_asked_for()
    {
        var response = await Send(await Save("0123456789"u8.ToArray(), "a.txt"), true, request => request.Headers.Range = "bytes=2-4");

        Assert.That((response.StatusCode, Body(response), response.Headers.ContentRange.ToString()), Is.EqualTo((206, "234", "bytes 2-4/10")));
    }

    [Test]
    public async Task A_reader_who_has_it_is_not_sent_it_again()
    {
        var file = await Save("текст"u8.ToArray(), "a.txt");

        var response = await Send(file, true, request => request.Headers.IfNoneMatch = $"\"{file.Sha256}\"");

        Assert.That((response.StatusCode, Body(response), response.Headers.ETag.ToString()), Is.EqualTo((304, "", $"\"{file.Sha256}\"")));
    }

    [Test]
    public async Task Headers_alone_may_be_asked_for()
    {
        var response = await Send(await Save("0123456789"u8.ToArray(), "a.txt"), true, request => request.Method = "HEAD");

        Assert.That((response.StatusCode, Body(response), response.ContentLength), Is.EqualTo((200, "", (long?)10)));
    }

    [Test]
    public async Task A_lost_file_is_not_found()
    {
        var file = await Save(SampleFiles.Pdf, "a.pdf");
        Store.Delete(file.Sha256);

        Assert.That((await Send(file, true)).StatusCode, Is.EqualTo(404));
    }

    private async Task<HttpResponse> Send(StoredFile file, bool isPublic, Action<HttpRequest>? ask = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(Store).BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = "GET";
        context.Response.Body = new MemoryStream();
        ask?.Invoke(context.Request);
        await new SafeDownload(file, isPublic).ExecuteAsync(context);
        return context.Response;
    }

    private static string Body(HttpResponse response) => Encoding.UTF8.GetString(((MemoryStream)response.Body).ToArray());
}
