using System.Globalization;
using System.Xml;
using Hub.SharedKernel.Web;

namespace Hub.Discovery.Machines;

/// <summary>Writes the sitemap as sitemaps.org asks, with each address in both languages and both named beside each other.</summary>
internal static class SitemapWriter
{
    private const string Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    // Written out now and then, so that a file of any length takes little memory.
    private const int FlushEvery = 200;

    public static async Task Index(Stream to, IEnumerable<SitemapPart> parts, PublicAddress address)
    {
        await using var xml = Writer(to);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "sitemapindex", Sitemap);
        foreach (var part in parts)
        {
            await xml.WriteStartElementAsync(null, "sitemap", Sitemap);
            await xml.WriteElementStringAsync(null, "loc", Sitemap, address.Of(SitemapEndpoints.Path(part.Name), "uk"));
            await Changed(xml, part.ChangedAt);
            await xml.WriteEndElementAsync();
        }
        await xml.WriteEndElementAsync();
    }

    public static async Task Part(Stream to, IAsyncEnumerable<SitemapAddress> addresses, PublicAddress address, CancellationToken cancel)
    {
        await using var xml = Writer(to);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "urlset", Sitemap);
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        var written = 0;
        await foreach (var one in addresses.WithCancellation(cancel))
        {
            var (uk, en) = (Escaped(address.Of(one.Path, "uk")), Escaped(address.Of(one.Path, "en")));
            foreach (var url in new[] { uk, en })
            {
                await xml.WriteStartElementAsync(null, "url", Sitemap);
                await xml.WriteElementStringAsync(null, "loc", Sitemap, url);
                await Changed(xml, one.ChangedAt);
                await Alternate(xml, "uk", uk);
                await Alternate(xml, "en", en);
                await Alternate(xml, "x-default", uk);
                await xml.WriteEndElementAsync();
            }
            if (++written % FlushEvery == 0)
                await xml.FlushAsync();
        }
        await xml.WriteEndElementAsync();
    }

    private static XmlWriter Writer(Stream to) => XmlWriter.Create(to, new XmlWriterSettings { Async = true, Encoding = new System.Text.UTF8Encoding(false) });

    private static async Task Alternate(XmlWriter xml, string language, string url)
    {
        await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
        await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
        await xml.WriteAttributeStringAsync(null, "hreflang", null, language);
        await xml.WriteAttributeStringAsync(null, "href", null, url);
        await xml.WriteEndElementAsync();
    }

    private static async Task Changed(XmlWriter xml, DateTimeOffset? at)
    {
        if (at is { } moment)
            await xml.WriteElementStringAsync(null, "lastmod", Sitemap, moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
    }

    private static string Escaped(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : url;
}
