using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;

namespace Hub.Practices.Tests.Reading;

internal sealed class ListPageTests
{
    private static readonly XNamespace atom = "http://www.w3.org/2005/Atom";

    private static HubApp Hub => ReadingHub.Hub;

    [TestCase("/practices", "46 практик")]
    [TestCase("/en/practices", "46 practices")]
    public async Task The_list_counts_the_readable_practices(string path, string count)
    {
        var answer = await Hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.QuerySelector("[data-result-count]")!.TextContent, Is.EqualTo(count));
            Assert.That(answer.Html.QuerySelectorAll(".hub-cards > li"), Has.Length.EqualTo(IndexModel.PageSize));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        });
    }

    [Test]
    public async Task Every_facet_leads_to_as_many_practices_as_it_says()
    {
        var list = await Hub.Get("/practices?group=3");
        var links = list.Html.QuerySelectorAll(".hub-facet li").Where(li => li.QuerySelector("a[aria-current]") is null)
            .Select(li => (Href: li.QuerySelector("a")!.GetAttribute("href")!, Count: int.Parse(li.QuerySelector(".hub-facet__count")!.TextContent, CultureInfo.InvariantCulture)))
            .Where(l => !l.Href.Contains("group=3&group=", StringComparison.Ordinal)).ToList();

        Assert.That(links, Has.Count.GreaterThan(20));
        foreach (var (href, count) in links.Where((_, i) => i % 5 == 0))
            Assert.That(Count(await Hub.Get(href)), Is.EqualTo(count), href);
    }

    [Test]
    public async Task Pages_together_hold_every_practice_once()
    {
        var slugs = new List<string>();
        for (var page = 1; page <= 3; page++)
            slugs.AddRange((await Hub.Get($"/practices?p={page}")).Html.QuerySelectorAll(".hub-card__title a").Select(a => a.GetAttribute("href")!));

        Assert.That(slugs, Has.Count.EqualTo(46));
        Assert.That(slugs, Is.Unique);
    }

    [Test]
    public async Task A_page_beyond_the_last_leads_to_the_first() =>
        Assert.That((await Hub.Get("/practices?group=1&p=900")).Location, Is.EqualTo("/practices?group=1"));

    [TestCase("дитсадками")]
    [TestCase("чергою")]
    [TestCase("ДИТЯЧІ САДКИ")]
    public async Task A_word_in_any_form_finds_the_kindergarten_queue(string words)
    {
        var answer = await Hub.Get("/practices?q=" + Uri.EscapeDataString(words));

        Assert.That(Count(answer), Is.InRange(1, 20));
    }

    [TestCase("/practices?q=%D0%B4%D1%80%D0%B0%D0%BA%D0%BE%D0%BD&region=UA-05", "Нічого не знайдено")]
    [TestCase("/en/practices?q=dragon", "Nothing found")]
    public async Task Nothing_found_says_what_was_tried_and_what_can_be_done(string path, string title)
    {
        var answer = await Hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Main, Does.Contain(title));
            Assert.That(answer.Html.QuerySelectorAll(".hub-chosen__one"), Is.Not.Empty);
            Assert.That(answer.Html.QuerySelectorAll(".hub-empty a"), Is.Not.Empty);
        });
    }

    [TestCase("?q=%22%27%29%3B--%3Cscript%3Ealert(1)%3C/script%3E")]
    [TestCase("?q=%00%01%EF%BF%BF&sort=%00&p=0x10")]
    [TestCase("?region=%3Cimg%20src=x%20onerror=alert(1)%3E&organisation=%3Cb%3E")]
    public async Task Hostile_questions_are_answered_calmly(string query)
    {
        var answer = await Hub.Get("/practices" + query);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.QuerySelectorAll("script:not([src]), main img, main b"), Is.Empty);
        });
    }

    [Test]
    public async Task The_csv_has_a_row_for_each_practice_of_the_page()
    {
        var answer = await Hub.Get("/practices/list.csv?group=4");
        var rows = answer.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Multiple(() =>
        {
            Assert.That(answer.ContentHeaders.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(rows[0], Does.StartWith("id,slug,url,title_uk"));
            Assert.That(rows.Skip(1).Count(), Is.EqualTo(rows.Skip(1).Count(r => Guid.TryParse(r.Split(',')[0], out _))));
        });
        Assert.That(rows, Has.Length.EqualTo(1 + Count(await Hub.Get("/practices?group=4"))));
    }

    [Test]
    public async Task The_export_of_a_filtered_list_holds_the_practices_of_the_list_and_no_others()
    {
        var listed = (await Hub.Get("/practices/list.json?group=4")).Text;
        var all = (await Hub.Get("/practices/exchange/export.json")).Text;
        var exported = Ids((await Hub.Get("/practices/exchange/export.json?group=4")).Text);

        Assert.That(exported, Is.Not.Empty.And.All.Matches<string>(id => listed.Contains(id, StringComparison.Ordinal)));
        Assert.That(exported, Has.Count.EqualTo(Count(await Hub.Get("/practices?group=4"))).And.Count.LessThan(Ids(all).Count));
    }

    [Test]
    public async Task The_json_parses_and_sends_letters_as_letters()
    {
        var answer = await Hub.Get("/practices/list.json?region=UA-26");
        var practices = JsonDocument.Parse(answer.Text).RootElement.GetProperty("practices");

        Assert.Multiple(() =>
        {
            Assert.That(practices.GetArrayLength(), Is.Positive);
            Assert.That(practices.EnumerateArray().Select(p => p.GetProperty("region").GetString()), Is.All.EqualTo("UA-26"));
            Assert.That(answer.Text, Does.Contain("Івано"));
        });
    }

    [TestCase("/practices/list.atom", "uk")]
    [TestCase("/en/practices/list.atom?group=3", "en")]
    public async Task The_atom_feed_has_what_the_standard_asks(string path, string language)
    {
        var feed = XDocument.Parse((await Hub.Get(path)).Text).Root!;
        var entries = feed.Elements(atom + "entry").ToList();

        Assert.Multiple(() =>
        {
            Assert.That(feed.Name, Is.EqualTo(atom + "feed"));
            Assert.That(feed.Attribute(XNamespace.Xml + "lang")!.Value, Is.EqualTo(language));
            foreach (var name in new[] { "id", "title", "updated" })
                Assert.That(feed.Element(atom + name)!.Value, Is.Not.Empty, name);
            Assert.That(feed.Elements(atom + "link").Count(l => l.Attribute("rel")!.Value == "self"), Is.EqualTo(1));
            Assert.That(entries, Is.Not.Empty);
            foreach (var name in new[] { "id", "title", "updated", "published", "summary", "author", "link" })
                Assert.That(entries, Has.All.Matches<XElement>(e => e.Element(atom + name) is not null), name);
            Assert.That(entries.Select(e => e.Element(atom + "id")!.Value), Is.Unique);
            Assert.That(entries.Select(e => DateTimeOffset.Parse(e.Element(atom + "published")!.Value, CultureInfo.InvariantCulture)), Is.Ordered.Descending);
        });
    }

    [Test]
    public async Task The_rss_feed_has_what_the_standard_asks()
    {
        var channel = XDocument.Parse((await Hub.Get("/practices/list.rss")).Text).Root!.Element("channel")!;

        Assert.Multiple(() =>
        {
            foreach (var name in new[] { "title", "link", "description" })
                Assert.That(channel.Element(name)!.Value, Is.Not.Empty, name);
            foreach (var name in new[] { "title", "link", "guid", "pubDate", "description" })
                Assert.That(channel.Elements("item"), Has.All.Matches<XElement>(e => e.Element(name) is { Value.Length: > 0 }), name);
        });
    }

    [TestCase("list.csv")]
    [TestCase("list.json")]
    [TestCase("list.atom")]
    [TestCase("list.rss")]
    [TestCase("ranking.csv")]
    public async Task What_is_known_is_not_sent_again(string file)
    {
        var visitor = Hub.Visitor();
        var first = await visitor.Get("/practices/" + file);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/practices/" + file);
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());

        var second = await visitor.Send(request);

        Assert.Multiple(() =>
        {
            Assert.That(first.ContentHeaders.LastModified, Is.Not.Null);
            Assert.That(second.Status, Is.EqualTo((int)HttpStatusCode.NotModified));
            Assert.That(second.Bytes, Is.Empty);
        });
    }

    [Test]
    public async Task A_stranger_recomputes_the_order_from_the_file()
    {
        var rows = (await Hub.Get("/practices/ranking.csv")).Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Split(',')).ToList();
        var at = rows[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        double Number(string[] row, string column) => double.Parse(row[at[column]], CultureInfo.InvariantCulture);
        double Recomputed(string[] row)
        {
            double n = Number(row, "n"), p = n == 0 ? 0 : Number(row, "yes") / n;
            const double z = 1.959963984540054;
            var low = n == 0 ? 0 : (p + z * z / (2 * n) - z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
            var months = (DateTimeOffset.Parse(row[at["as_of"]], CultureInfo.InvariantCulture) - DateTimeOffset.Parse(row[at["confirmed_at"]], CultureInfo.InvariantCulture)).TotalDays / 30.4375;
            return low * (1 - Math.Clamp((months - 12) / 24, 0, 1) * 0.5);
        }

        var scores = rows.Skip(1).Select(Recomputed).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(scores, Has.Count.EqualTo(46));
            Assert.That(scores.Zip(scores.Skip(1), (a, b) => a - b), Has.All.GreaterThan(-1e-6));
            Assert.That(scores.Zip(rows.Skip(1), (s, row) => Math.Abs(s - Number(row, "score"))), Has.All.LessThan(1e-5));
        });
    }

    [TestCase("/practices/map")]
    [TestCase("/practices/ranking")]
    [TestCase("/practices/embed?group=3&lang=en&take=10")]
    [TestCase("/en/practices/map")]
    [TestCase("/en/practices/ranking")]
    [TestCase("/en/practices/embed?take=abc")]
    public async Task Pages_beside_the_list_answer(string path)
    {
        var answer = await Hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.QuerySelectorAll("[style], [onclick], main script"), Is.Empty);
            Assert.That(answer.Html.Title, Does.Not.StartWith("Помилка").And.Not.StartWith("Error"));
        });
    }

    [Test]
    public async Task Regions_on_the_map_page_add_up_and_lead_to_their_lists()
    {
        var rows = (await Hub.Get("/practices/map")).Html.QuerySelectorAll("main > table tbody tr").ToList();
        var first = rows[0];

        Assert.That(rows, Has.Count.EqualTo(27));
        Assert.That(Count(await Hub.Get(first.QuerySelector("a")!.GetAttribute("href")!)), Is.EqualTo(int.Parse(first.QuerySelectorAll("td")[0].TextContent, CultureInfo.InvariantCulture)));
    }

    [Test]
    public async Task The_snippet_leads_to_a_frame_that_other_sites_may_show()
    {
        var snippet = (await Hub.Get("/practices/embed?group=3&lang=en&take=10")).Html.QuerySelector("#snippet")!.TextContent;
        var frame = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(snippet).QuerySelector("iframe")!;
        var answer = await Hub.Get(new Uri(frame.GetAttribute("src")!).PathAndQuery);

        Assert.Multiple(() =>
        {
            Assert.That(frame.GetAttribute("title"), Is.EqualTo("E-governance practices"));
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors *"));
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(answer.Html.QuerySelectorAll("script"), Is.Empty);
            Assert.That(answer.Html.DocumentElement.GetAttribute("lang"), Is.EqualTo("en"));
            Assert.That(answer.Html.QuerySelectorAll("li"), Has.Length.EqualTo(10));
        });
    }

    [Test]
    public async Task Other_pages_may_not_be_framed() =>
        Assert.That((await Hub.Get("/practices")).Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("frame-ancestors 'none'"));

    [TestCase("/")]
    [TestCase("/en")]
    public async Task The_home_page_shows_what_works_where_and_what_is_new(string path)
    {
        var answer = await Hub.Get(path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.QuerySelectorAll(".hub-cards > li"), Has.Length.EqualTo(3));
            Assert.That(answer.Html.QuerySelectorAll(".hub-map svg"), Is.Not.Empty);
            Assert.That(answer.Html.QuerySelectorAll(".hub-list__item"), Has.Length.EqualTo(3));
            Assert.That(answer.Html.QuerySelector(".hub-figures b")!.TextContent, Is.EqualTo("46"));
        });
    }

    private static List<string> Ids(string export) =>
        [.. JsonDocument.Parse(export).RootElement.EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];

    private static int Count(Answer answer) =>
        int.Parse(string.Concat(answer.Html.QuerySelector("[data-result-count]")!.TextContent.TakeWhile(char.IsDigit)), CultureInfo.InvariantCulture);
}
