using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Hub.Discovery.Feeds;

/// <summary>A feed as JSON Feed 1.1 (jsonfeed.org).</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static byte[] Write(Feed feed) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        Version = "https://jsonfeed.org/version/1.1",
        feed.Title,
        HomePageUrl = feed.Page,
        FeedUrl = feed.Self,
        NextUrl = feed.Next,
        Description = feed.Subtitle,
        feed.Language,
        Items = feed.Entries.Select(e => new
        {
            Id = e.Uri,
            e.Url,
            e.Title,
            ContentText = e.Summary,
            DatePublished = e.PublishedAt.UtcDateTime,
            DateModified = e.UpdatedAt.UtcDateTime,
            Authors = new[] { new { Name = e.Author } },
            Tags = e.Topics.Select(t => t.Name),
            e.Language,
        }),
    }, options);
}
