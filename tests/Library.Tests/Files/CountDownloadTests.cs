using System.Text;
using Hub.Library.Files;
using Microsoft.EntityFrameworkCore;
using static Hub.Library.Tests.LibraryStage;

namespace Hub.Library.Tests.Files;

/// <summary>Downloads are counted as COUNTER counts them, and nothing is kept of who it was.</summary>
[NonParallelizable]
internal sealed class CountDownloadTests
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    [Test]
    public async Task Robots_double_clicks_parts_and_looks_are_not_counted()
    {
        var document = await Published(null, ("лічильник.txt", Encoding.UTF8.GetBytes("лічильник " + Next())));
        var file = await OnlyFile(document.Id);

        await Take(file, Browser);
        await Take(file, Browser);
        await Take(file, "Mozilla/5.0 (compatible; Googlebot/2.1)");
        await Take(file, "");
        await Take(file, Browser + " other", range: (5, 9));
        await Take(file, Browser + " other", method: HttpMethod.Head);
        Assert.That(await Count(file.Id), Is.EqualTo(1));

        Time.Advance(RecentDownloads.Span);
        await Take(file, Browser);
        await Take(file, Browser + " another");
        Assert.That(await Count(file.Id), Is.EqualTo(3));
        await Portal.Db<LibraryDb>(async db => { db.Publish(new Hub.SharedKernel.Contracts.PublicPagesChanged("Library")); await db.SaveChangesAsync(); });
        await Portal.DeliverOutbox();
        Assert.That((await Portal.Get(document.Path)).Main, Does.Contain("3 завантаження"));
    }

    private static Task<int> Count(Guid file) => Portal.Db<LibraryDb, int>(db => db.Downloads.Where(d => d.FileId == file).SumAsync(d => d.Count));

    private static async Task Take(DocumentFile file, string agent, (long, long)? range = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, FileDownload.Path(file));
        if (agent != "")
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (range is var (from, to))
            request.Headers.Range = new(from, to);
        Assert.That((await Portal.Visitor().Send(request)).Status, Is.AnyOf(200, 206));
    }
}
