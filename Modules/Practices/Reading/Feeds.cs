using System.Globalization;
using System.Text;
using System.Xml;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;

namespace Hub.Practices.Reading;

/// <summary>What a feed tells.</summary>
/// <param name="Self">Address of the feed.</param>
/// <param name="Page">Address of the page with the same list.</param>
internal sealed record FeedOfPractices(
    string Title, string Subtitle, string Self, string Page, string Language, DateTimeOffset Updated, IReadOnlyList<PracticeCard> Cards, PublicAddress Address);

/// <summary>Atom (RFC 4287).</summary>
internal static class AtomFeed
{
    public const string Namespace = "http://www.w3.org/2005/Atom";

    public static Task Write(Stream body, FeedOfPractices feed) => FeedXml.Write(body, xml => Feed(xml, feed));

    private static void Feed(XmlWriter xml, FeedOfPractices feed)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("feed", Namespace);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        xml.Text("title", feed.Title);
        xml.Text("subtitle", feed.Subtitle);
        xml.Text("id", feed.Self);
        xml.Text("updated", FeedXml.Iso(feed.Cards.Count == 0 ? feed.Updated : feed.Cards.Max(c => c.UpdatedAt)));
        Link(xml, "self", "application/atom+xml", feed.Self);
        Link(xml, "alternate", "text/html", feed.Page);
        foreach (var card in feed.Cards)
            Entry(xml, card, feed);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Entry(XmlWriter xml, PracticeCard card, FeedOfPractices feed)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.Text("title", card.Title.Text);
        xml.Text("id", "urn:uuid:" + card.Id);
        xml.Text("published", FeedXml.Iso(card.PublishedAt));
        xml.Text("updated", FeedXml.Iso(card.UpdatedAt));
        xml.WriteStartElement("author", Namespace);
        xml.Text("name", card.Organisation.Text);
        xml.WriteEndElement();
        Link(xml, "alternate", "text/html", feed.Address.Of(card.Path, feed.Language));
        xml.Text("summary", card.Summary.Text);
        foreach (var topic in card.TopicKeys)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", topic);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}

/// <summary>RSS 2.0.</summary>
internal static class RssFeed
{
    public static Task Write(Stream body, FeedOfPractices feed) => FeedXml.Write(body, xml => Feed(xml, feed));

    private static void Feed(XmlWriter xml, FeedOfPractices feed)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomFeed.Namespace);
        xml.WriteStartElement("channel");
        xml.Text("title", feed.Title);
        xml.Text("link", feed.Page);
        xml.Text("description", feed.Subtitle);
        xml.Text("language", feed.Language);
        xml.Text("lastBuildDate", Date(feed.Updated));
        xml.WriteStartElement("atom", "link", AtomFeed.Namespace);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", feed.Self);
        xml.WriteEndElement();
        foreach (var card in feed.Cards)
            Item(xml, card, feed);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Item(XmlWriter xml, PracticeCard card, FeedOfPractices feed)
    {
        xml.WriteStartElement("item");
        xml.Text("title", card.Title.Text);
        xml.Text("link", feed.Address.Of(card.Path, feed.Language));
        xml.Text("description", card.Summary.Text);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString("urn:uuid:" + card.Id);
        xml.WriteEndElement();
        xml.Text("pubDate", Date(card.PublishedAt));
        foreach (var topic in card.TopicKeys)
            xml.Text("category", topic);
        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset moment) => moment.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
}

/// <summary>XML that readers of feeds accept whatever people typed.</summary>
internal static class FeedXml
{
    private static readonly XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public static async Task Write(Stream body, Action<XmlWriter> write)
    {
        // The server takes no synchronous writes, and a feed is short.
        using var ready = new MemoryStream();
        using (var xml = XmlWriter.Create(ready, settings))
            write(xml);
        ready.Position = 0;
        await ready.CopyToAsync(body);
    }

    public static void Text(this XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, xml.LookupPrefix(AtomFeed.Namespace) == "" ? AtomFeed.Namespace : null, XmlSafe.Allowed(text));

    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
