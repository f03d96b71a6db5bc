using System.Text.Json;

namespace Hub.Discovery.Tests.Feeds;

/// <summary>JSON Feed 1.1.</summary>
internal sealed class JsonFeedTests
{
    [Test]
    public async Task It_has_what_version_1_1_requires()
    {
        var answer = await FeedStage.Hub.Get(FeedStage.Path("json"));
        var feed = JsonDocument.Parse(answer.Text).RootElement;
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        var plain = items.Single(i => i.GetProperty("id").GetString() == "urn:uuid:" + FeedStage.Plain);

        Assert.Multiple(() =>
        {
            Assert.That(answer.ContentHeaders.ContentType!.ToString(), Is.EqualTo("application/feed+json; charset=utf-8"));
            Assert.That(feed.GetProperty("version").GetString(), Is.EqualTo("https://jsonfeed.org/version/1.1"));
            Assert.That(feed.GetProperty("title").GetString(), Is.EqualTo("бджільництво – Розвиваємо е-урядування"));
            Assert.That(feed.GetProperty("feed_url").GetString(), Does.Contain("/discovery/feed.json?q="));
            Assert.That(feed.TryGetProperty("next_url", out _), Is.False);
            Assert.That(items, Has.Count.EqualTo(4));
            Assert.That(plain.GetProperty("content_text").GetString(), Is.EqualTo("Реєстр пасік і попередження про обробку полів."));
            Assert.That(plain.GetProperty("date_published").GetDateTimeOffset(), Is.EqualTo(Portal.Day));
            Assert.That(plain.GetProperty("authors")[0].GetProperty("name").GetString(), Is.EqualTo("Медова міська рада"));
            Assert.That(plain.GetProperty("language").GetString(), Is.EqualTo("uk"));
        });
    }
}
