using System.IO.Compression;
using Hub.Discovery.Indexing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Browser.Tests;

/// <summary>What holds for every page a visitor can reach, with the demonstration content in it.</summary>
[TestFixture("uk")]
[TestFixture("en")]
public sealed class PublicPageTests(string language)
{
    private const int HeaviestFirstVisit = 50_000;
    private HubApp hub = null!;
    private IReadOnlyList<Answer> pages = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Demonstration = true });
        await hub.DeliverOutbox();
        await hub.Services.GetRequiredService<SearchIndex>().CatchUp(CancellationToken.None);
        pages = await PublicPages.Of(hub, language);
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public void Links_of_the_home_page_lead_on() => Assert.That(pages, Has.Count.GreaterThan(5));

    [Test]
    public async Task Every_public_page_is_valid_HTML() => Assert.That(string.Join(Environment.NewLine, await HtmlValidate.Complaints(pages)), Is.Empty);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Every_public_page_is_accessible_and_fits_the_screen(bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, Phone: phone));

        // What the program finds does not hang on the language: two of a kind are looked at in Ukrainian, one in English, one on a phone.
        var examined = PublicPages.OneOfEachKind(hub, pages).ToHashSet();
        await Assert.MultipleAsync(async () =>
        {
            foreach (var page in pages)
            {
                await walk.Page.GotoAsync(page.Path);
                if (language == "uk" && !phone || examined.Contains(page) && !(phone && language == "en"))
                    await walk.Axe();
                await walk.FitsTheScreen();
            }
            Assert.That(walk.Complaints, Is.Empty);
        });
    }

    [Test]
    public void Every_public_page_has_one_heading_a_title_and_a_description() => Assert.Multiple(() =>
    {
        foreach (var page in pages)
        {
            Assert.That(page.Html.QuerySelectorAll("h1"), Has.Length.EqualTo(1), page.Path);
            Assert.That(page.Html.Title, Is.Not.Empty, page.Path);
            Assert.That(page.Html.QuerySelector("meta[name=description]")?.GetAttribute("content"), Is.Not.Null.And.Not.Empty, page.Path);
        }
    });

    [Test]
    public void Every_public_page_is_written_in_its_language() => Assert.Multiple(() =>
    {
        foreach (var page in pages)
            Assert.That(page.Html.QuerySelectorAll("main *").Where(e => e.Children.Length == 0).Select(e => e.TextContent.Trim())
                .Where(text => System.Text.RegularExpressions.Regex.IsMatch(text, @"^[A-Z][A-Za-z]+(\.[A-Z][A-Za-z]+)+$")), Is.Empty, $"{page.Path} shows a key instead of a sentence");
    });

    [Test]
    public async Task A_first_visit_of_any_public_page_weighs_at_most_50_kB()
    {
        var weights = new List<(string Path, int Bytes)>();
        foreach (var page in pages)
            weights.Add((page.Path, Packed(page.Bytes) + await Parts(page)));

        Assert.That(weights.Where(w => w.Bytes > HeaviestFirstVisit), Is.Empty);
    }

    private async Task<int> Parts(Answer page)
    {
        var parts = page.Html.QuerySelectorAll("link[rel=stylesheet][href], script[src], link[rel=icon][href]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Distinct();
        var sum = 0;
        foreach (var part in parts)
            sum += Packed((await hub.Get(part)).Bytes);
        return sum;
    }

    private static int Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            brotli.Write(bytes);
        return (int)packed.Length;
    }
}
