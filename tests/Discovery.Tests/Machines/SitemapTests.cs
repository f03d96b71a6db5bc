using System.Xml.Linq;
using Hub.Discovery.Machines;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests.Machines;

/// <summary>The sitemap has every address once in each language and keeps the limits of sitemaps.org, whatever there is.</summary>
internal sealed class SitemapTests
{
    private const int MostAddresses = 50_000;
    private const long MostBytes = 50 * 1024 * 1024;
    private const int Rows = 120_000;

    private static readonly XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9", xhtml = "http://www.w3.org/1999/xhtml";

    [Test]
    public async Task Everything_readable_stands_in_it_in_both_languages_with_its_alternates()
    {
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        var gone = Portal.Item("Відкликане");
        await hub.TellAndCatchUp(Portal.Item("Електронна черга") with { Topics = ["health"], Territory = "UA05000000000010236", Path = "/practices/черга?a=1&b=2", UpdatedAt = Portal.Day.AddHours(1) }, gone, gone.Gone());

        var index = XDocument.Parse((await hub.Get("/sitemap.xml")).Text).Root!;
        var parts = new List<XElement>();
        foreach (var part in index.Elements(map + "sitemap"))
            parts.Add(XDocument.Parse((await hub.Get(new Uri(part.Element(map + "loc")!.Value).PathAndQuery)).Text).Root!);
        var urls = parts.SelectMany(p => p.Elements(map + "url")).ToList();
        var locs = urls.Select(u => new Uri(u.Element(map + "loc")!.Value).PathAndQuery).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(index.Elements(map + "sitemap").Select(s => s.Element(map + "lastmod")?.Value), Is.All.EqualTo("2026-03-02T09:00:00Z"));
            Assert.That(locs, Is.Unique);
            Assert.That(locs, Is.SupersetOf(new[] { "/", "/en", "/discovery", "/en/discovery", "/discovery/topics/health", "/en/discovery/places/UA05", "/practices/%D1%87%D0%B5%D1%80%D0%B3%D0%B0?a=1&b=2" }));
            Assert.That(locs, Has.None.Contain("vidklykane").And.None.Contain("/cabinet/saved").And.None.Contain("/discovery/synonyms"));
            foreach (var url in urls)
                Assert.That(url.Elements(xhtml + "link").Select(l => l.Attribute("hreflang")!.Value), Is.EqualTo(new[] { "uk", "en", "x-default" }));
        });
    }

    [Test]
    public async Task A_hundred_and_twenty_thousand_items_are_divided_within_the_limits()
    {
        await using var hub = await HubApp.Start();
        await hub.Db<DiscoveryDb>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync($"""
                INSERT INTO "Items" ("Module", "Kind", "ItemId", "Version", "Change", "IsWithdrawn", "Path", "TitleUk", "SummaryUk", "BodyUk", "Topics", "PublishedAt", "UpdatedAt")
                WITH RECURSIVE "n"("x") AS (SELECT 1 UNION ALL SELECT "x" + 1 FROM "n" WHERE "x" < {Rows})
                SELECT 'Practices', 'practice', printf('%08X-0000-7000-8000-000000000000', "x"), 1, "x", 0, '/practices/' || "x", 'Назва', '', '', '', '2026-03-02 08:00:00', '2026-03-02 08:00:00' FROM "n"
                """);
        });

        var (files, addresses, largest) = await hub.Run<SitemapParts, (int, int, int)>(async sitemap =>
        {
            var parts = (await sitemap.Run(CancellationToken.None)).Where(p => p.Name.StartsWith("items-", StringComparison.Ordinal)).ToList();
            var counts = new List<int>();
            foreach (var part in parts)
                counts.Add(await (await sitemap.Addresses(part.Name, CancellationToken.None))!.CountAsync());
            return (parts.Count, counts.Sum(), counts.Max());
        });

        Assert.Multiple(() =>
        {
            Assert.That(addresses, Is.EqualTo(Rows), "each once");
            Assert.That(largest * 2, Is.LessThanOrEqualTo(MostAddresses), "in two languages");
            Assert.That(files, Is.LessThanOrEqualTo(MostAddresses));
        });
    }

    [Test]
    public async Task The_longest_addresses_there_can_be_fill_a_file_within_its_bytes()
    {
        await using var hub = await HubApp.Start();
        var longest = Enumerable.Range(0, SitemapParts.Size).Select(n => new SitemapAddress("/" + new string('щ', Hub.Discovery.Projection.Item.PathLength - 1), Portal.Day));
        await using var counted = new MemoryStream();

        await SitemapWriter.Part(counted, longest.ToAsyncEnumerable(), hub.Services.GetRequiredService<PublicAddress>(), CancellationToken.None);

        Assert.That(counted.Length, Is.LessThanOrEqualTo(MostBytes));
    }

    [TestCase("/sitemap/items-99.xml")]
    [TestCase("/sitemap/items--1.xml")]
    [TestCase("/sitemap/items-99999999999999999999.xml")]
    [TestCase("/sitemap/pages-7.xml")]
    [TestCase("/sitemap/x.xml")]
    public async Task A_file_there_is_not_is_not_found(string path)
    {
        await using var hub = await HubApp.Start();

        Assert.That((await hub.Get(path)).Status, Is.EqualTo(404));
    }
}
