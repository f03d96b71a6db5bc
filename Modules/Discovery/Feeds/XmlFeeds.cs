using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Hub.SharedKernel.Text;

namespace Hub.Discovery.Feeds;

/// <summary>A feed as Atom (RFC 4287) and RSS 2.0.</summary>
internal static class XmlFeeds
{
    private static readonly XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public static byte[] Atom(Feed feed) =>
        Written(new Atom10FeedFormatter(Syndication(feed, "application/atom+xml", topic => new(XmlSafe.Allowed(topic.Key)) { Label = XmlSafe.Allowed(topic.Name) })), _ => { });

    public static byte[] Rss(Feed feed) => Written(new Rss20FeedFormatter(Syndication(feed, "application/rss+xml", topic => new(XmlSafe.Allowed(topic.Name)))), document =>
    {
        // Nothing was built of an empty feed; the library knows no feed without the moment.
        if (feed.Entries.Count == 0)
            document.Descendants("lastBuildDate").Remove();
        // The library writes the military "Z", which RFC 822 defined and RFC 1123 withdrew; readers expect GMT.
        foreach (var date in document.Descendants().Where(e => e.Name.LocalName is "pubDate" or "lastBuildDate"))
            date.Value = date.Value.EndsWith(" Z", StringComparison.Ordinal) ? date.Value[..^1] + "GMT" : date.Value;
    });

    private static SyndicationFeed Syndication(Feed feed, string type, Func<(string Key, string Name), SyndicationCategory> category)
    {
        var made = new SyndicationFeed(XmlSafe.Allowed(feed.Title), XmlSafe.Allowed(feed.Subtitle), null, feed.Self, feed.Updated.ToUniversalTime())
        {
            Language = feed.Language,
            Items = feed.Entries.Select(e => Item(e, category)),
        };
        made.Links.Add(Link(feed.Page, "alternate", "text/html"));
        made.Links.Add(Link(feed.Self, "self", type));
        if (feed.Next is not null)
            made.Links.Add(Link(feed.Next, "next", type));
        return made;
    }

    private static SyndicationItem Item(FeedEntry entry, Func<(string Key, string Name), SyndicationCategory> category)
    {
        var item = new SyndicationItem
        {
            Id = entry.Uri,
            Title = new(XmlSafe.Allowed(entry.Title)),
            Summary = new(XmlSafe.Allowed(entry.Summary)),
            PublishDate = entry.PublishedAt.ToUniversalTime(),
            LastUpdatedTime = entry.UpdatedAt.ToUniversalTime(),
        };
        item.Links.Add(Link(entry.Url, "alternate", "text/html"));
        item.Authors.Add(new() { Name = XmlSafe.Allowed(entry.Author) });
        foreach (var topic in entry.Topics)
            item.Categories.Add(category(topic));
        return item;
    }

    private static SyndicationLink Link(string address, string relation, string type) => new(new(address)) { RelationshipType = relation, MediaType = type };

    private static byte[] Written(SyndicationFeedFormatter formatter, Action<XDocument> mend)
    {
        var document = new XDocument();
        using (var into = document.CreateWriter())
            formatter.WriteTo(into);
        mend(document);
        using var ready = new MemoryStream();
        using (var xml = XmlWriter.Create(ready, settings))
            document.Save(xml);
        return ready.ToArray();
    }
}
