using System.Net.Http.Headers;

namespace Hub.Discovery.Tests.Feeds;

/// <summary>A reader that comes again gets a feed only when something changed. The moment of change is the portal's, so nothing may be told beside.</summary>
[NonParallelizable]
internal sealed class ConditionalTests
{
    [Test]
    public async Task What_a_reader_has_is_not_sent_again([Values("rss", "atom", "json", "ics")] string format)
    {
        FeedStage.Time.Advance(TimeSpan.FromMinutes(1));
        var path = FeedStage.Path(format, "&n=seen");
        var first = await FeedStage.Hub.Get(path);
        var byTag = await Ask(path, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        var byDate = await Ask(path, r => r.Headers.IfModifiedSince = first.ContentHeaders.LastModified);
        var other = await Ask(path, r => r.Headers.IfNoneMatch.Add(new("\"other\"")));
        var older = await Ask(path, r => r.Headers.IfModifiedSince = first.ContentHeaders.LastModified!.Value.AddSeconds(-1));

        Assert.Multiple(() =>
        {
            Assert.That((byTag.Status, byTag.Bytes), Is.EqualTo((304, Array.Empty<byte>())));
            Assert.That(byTag.Headers.ETag, Is.EqualTo(first.Headers.ETag));
            Assert.That(byDate.Status, Is.EqualTo(304));
            Assert.That(other.Status, Is.EqualTo(200));
            Assert.That(older.Status, Is.EqualTo(200));
            Assert.That(first.Headers.CacheControl!.ToString(), Does.Contain("public"));
        });
    }

    [Test]
    public async Task A_changed_and_a_withdrawn_item_are_told_to_a_reader_that_comes_again()
    {
        var item = Portal.Item("Умовний запит про квіткарство");
        await FeedStage.Hub.TellAndCatchUp(item);
        FeedStage.Time.Advance(TimeSpan.FromMinutes(1));
        // Kept pages are thrown away by the fact; a parameter nobody reads does the same here.
        string Path(int n) => $"/discovery/feed.atom?q={Uri.EscapeDataString("квіткарство")}&n={n}";
        var seen = await FeedStage.Hub.Get(Path(1));
        await FeedStage.Hub.TellAndCatchUp(item.Gone());
        FeedStage.Time.Advance(TimeSpan.FromMinutes(1));
        var byDate = await Ask(Path(2), r => r.Headers.IfModifiedSince = seen.ContentHeaders.LastModified);
        var byTag = await Ask(Path(3), r => r.Headers.IfNoneMatch.Add(seen.Headers.ETag!));

        Assert.Multiple(() =>
        {
            Assert.That(seen.Text, Does.Contain(item.ItemId.ToString()));
            Assert.That((byDate.Status, byTag.Status), Is.EqualTo((200, 200)));
            Assert.That(byDate.Text, Does.Not.Contain(item.ItemId.ToString()));
        });
    }

    [Test]
    public async Task A_moment_too_fresh_to_be_told_in_whole_seconds_is_not_told()
    {
        await FeedStage.Hub.TellAndCatchUp(Portal.Item("Щойно про грибництво"));
        var fresh = await FeedStage.Hub.Get("/discovery/feed.rss?q=" + Uri.EscapeDataString("грибництво"));
        FeedStage.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(fresh.ContentHeaders.LastModified, Is.Null);
        Assert.That(fresh.Headers.ETag, Is.Not.Null);
    }

    [Test]
    public async Task Asking_for_the_head_alone_sends_no_feed()
    {
        var answer = await FeedStage.Hub.Visitor().Send(new(HttpMethod.Head, FeedStage.Path("rss")));

        Assert.That((answer.Status, answer.Bytes.Length), Is.EqualTo((200, 0)));
        Assert.That(answer.ContentHeaders.ContentLength, Is.GreaterThan(0));
    }

    private static Task<Answer> Ask(string path, Action<HttpRequestMessage> with)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request);
        return FeedStage.Hub.Visitor().Send(request);
    }
}
