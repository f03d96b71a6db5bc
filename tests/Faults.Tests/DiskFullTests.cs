using System.Net;
using Microsoft.Data.Sqlite;

namespace Hub.Faults.Tests;

/// <summary>The disk with the data is full: an 8 MB disk in memory that only the portal sees.</summary>
public sealed class DiskFullTests
{
    [Test]
    public async Task Reads_go_on_writes_are_refused_in_a_sentence_and_nothing_is_lost()
    {
        await using var place = await TestDatabase.Create();
        await using var hub = HubProcess.Start(place, Ports.Free(), null,
            "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=8m none \"$0\" && exec \"$@\"", place.Folder);
        await hub.Ready();
        // The disk as the portal sees it.
        var seen = $"/proc/{hub.Id}/root{place.Folder}";
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = hub.Address };
        await using var load = WritingLoad.On(2, hub.Address);
        await load.More(20);

        var form = await http.GetStringAsync("ledger/write");
        Fill(Path.Combine(seen, "ballast"));
        await load.MoreRefused(10);

        var longText = new string('я', 150);
        using var refused = await OnePost.Post(http, hub.Address, form, -1, longText);
        using var read = await http.GetAsync("ledger?look=full");
        using var home = await http.GetAsync("/");
        Assert.Multiple(async () =>
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("закінчилося місце на диску").And.Contain(longText), "what was typed is still there");
            Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(home.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        });

        File.Delete(Path.Combine(seen, "ballast"));
        await load.More(20);
        await load.Stop();
        // The books are on a disk only the portal sees: looked at is a copy, the last one when nothing moves any more.
        await HubProcess.Until(async () =>
        {
            SqliteConnection.ClearAllPools();
            Copy(seen, place.Folder);
            return await Books.Waiting(place) == 0;
        }, () => "Facts are still not delivered.");
        await Books.Balance(place, load, $"disk full, {load.Refused} entries refused");
    }

    private static void Fill(string file)
    {
        using var ballast = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var block = new byte[4096];
        try
        {
            while (true)
                ballast.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.db*"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }
}
