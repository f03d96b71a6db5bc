namespace Hub.Discovery.Tests.Feeds;

/// <summary>Whatever is asked, a feed, a frame and the pages that lead to them answer with a document and no error.</summary>
internal sealed class HostileFeedTests
{
    private static readonly string[] questions =
    [
        "q=" + new string('ж', 10), "q=%00%01%1f", "q=%ED%A0%80%F0%9F", "q=" + "a*%20b*%20c*%20", "q=\"незакрито", "q=-лише%20-мінуси", "q=%22%22", "q=<svg/onload=alert(1)>",
        "q=Kиїв&region=<b>&region=UA-05&year=9999&lang=xx", "page=99999999999999999999", "page=-1", "take=-5&look=%00", "topic=" + "x", "q=%F0%9F%90%9D%F0%9F%90%9D",
    ];

    [Test]
    public async Task Hostile_questions_get_an_answer([ValueSource(nameof(questions))] string question)
    {
        foreach (var page in new[] { "feed.rss", "feed.atom", "feed.json", "feed.ics", "frame", "embed", "follow" })
        {
            var answer = await FeedStage.Hub.Get($"/discovery/{page}?{question}");
            Assert.That(answer.Status, Is.EqualTo(200), $"{page}?{question}");
            if (page is "feed.rss" or "feed.atom")
                Assert.That(() => System.Xml.Linq.XDocument.Parse(answer.Text), Throws.Nothing, $"{page}?{question}");
        }
    }

    [Test]
    public async Task Ten_thousand_letters_are_cut_and_answered()
    {
        foreach (var page in new[] { "feed.rss", "feed.ics", "frame", "embed", "follow" })
            Assert.That((await FeedStage.Hub.Get($"/discovery/{page}?q={new string('a', 10_000)}")).Status, Is.EqualTo(200), page);
    }

    [Test]
    public async Task A_private_feed_nobody_has_says_so_in_the_language_of_the_address(
        [Values("x", "..%2f..%2fetc", "%F0%9F%90%9D", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1")] string token, [Values("rss", "ics")] string format)
    {
        var (uk, en) = (await FeedStage.Hub.Get($"/discovery/private/{token}.{format}"), await FeedStage.Hub.Get($"/en/discovery/private/{token}.{format}"));

        Assert.Multiple(() =>
        {
            Assert.That((uk.Status, en.Status), Is.EqualTo((404, 404)));
            Assert.That((uk.Text, en.Text), Is.EqualTo(("Такої стрічки немає: адреса неповна або її скасовано. Нову адресу можна створити у своєму кабінеті, у розділі «Мої пошуки».",
                "There is no such feed: the address is incomplete or was revoked. A new one can be made in your Cabinet, under “My searches”.")));
        });
    }
}
