using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Practices.Demo;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Tests.Reading;

internal sealed class DetailsPageTests
{
    private const int FirstVisit = 50 * 1024;

    private static HubApp Hub => ReadingHub.Hub;

    [Test]
    public async Task Every_published_practice_has_a_whole_page_in_both_languages()
    {
        var slugs = await Hub.Db<PracticesDb, List<string>>(db => db.Practices.Where(p => p.PublishedVersionId != null && p.WithdrawnAt == null).Select(p => p.Slug!).ToListAsync());

        Assert.That(slugs, Has.Count.EqualTo(46));
        foreach (var slug in slugs)
            foreach (var path in new[] { $"/practices/{slug}", $"/en/practices/{slug}" })
            {
                var answer = await Hub.Get(path);
                Assert.Multiple(() =>
                {
                    Assert.That(answer.Status, Is.EqualTo(200), path);
                    foreach (var id in new[] { "problem", "solution", "steps", "results", "versions", "cite", "judgement" })
                        Assert.That(answer.Html.GetElementById(id), Is.Not.Null, path + "#" + id);
                    Assert.That(answer.Html.QuerySelectorAll("nav.hub-contents a").All(a => answer.Html.GetElementById(a.GetAttribute("href")![1..]) is not null), Is.True, path);
                    Assert.That(answer.Html.QuerySelectorAll("[id]").Select(e => e.Id), Is.Unique, path);
                    Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
                });
            }
    }

    [Test]
    public async Task The_data_for_search_engines_parses()
    {
        var answer = await Hub.Get("/practices/" + await Slug(3));
        var data = JsonDocument.Parse(answer.Html.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

        Assert.Multiple(() =>
        {
            Assert.That(data.GetProperty("@context").GetString(), Is.EqualTo("https://schema.org"));
            Assert.That(data.GetProperty("headline").GetString(), Is.EqualTo(answer.Html.QuerySelector("h1")!.TextContent));
            Assert.That(data.GetProperty("step").GetArrayLength(), Is.Positive);
            Assert.That(answer.Text, Does.Not.Contain("\\u04"));
        });
    }

    [TestCase("bib", "application/x-bibtex", "@misc{")]
    [TestCase("ris", "application/x-research-info-systems", "TY  - ELEC")]
    [TestCase("json", "application/vnd.citationstyles.csl+json", "[")]
    [TestCase("txt", "text/plain", "")]
    public async Task Citations_can_be_taken_away(string format, string type, string start)
    {
        var path = $"/practices/{await Slug(2)}/cite.{format}";
        var (concept, version, missing) = (await Hub.Get(path), await Hub.Get(path + "?version=1"), await Hub.Get(path + "?version=99"));

        Assert.Multiple(() =>
        {
            Assert.That(concept.Status, Is.EqualTo(200));
            Assert.That(concept.ContentHeaders.ContentType!.MediaType, Is.EqualTo(type));
            Assert.That(concept.Text, Does.StartWith(start));
            Assert.That(version.Text, Does.Contain("/versions/1"));
            Assert.That(missing.Status, Is.EqualTo(404));
        });
    }

    [Test]
    public async Task An_older_version_stays_readable_and_says_that_it_is_old()
    {
        var slug = await Slug(2);
        var old = await Hub.Get($"/practices/{slug}/versions/1");
        var diff = await Hub.Get($"/practices/{slug}/diff?from=1&to=2");

        Assert.Multiple(() =>
        {
            Assert.That(old.Main, Does.Contain("Ви читаєте давнішу версію (1)"));
            Assert.That(old.Html.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Does.Contain("noindex"));
            Assert.That(diff.Status, Is.EqualTo(200));
            Assert.That(diff.Html.QuerySelectorAll(".hub-diff ins, .hub-diff del"), Is.Not.Empty);
            // Not by colour alone.
            Assert.That(diff.Html.QuerySelectorAll(".hub-diff ins").All(e => e.TextContent.Contains("додано:", StringComparison.Ordinal)), Is.True);
        });
    }

    [TestCase("/practices/{0}/versions/99")]
    [TestCase("/practices/{0}/diff?from=1&to=99")]
    [TestCase("/practices/{0}/diff?from=0&to=1")]
    [TestCase("/practices/nema-takoi")]
    [TestCase("/en/practices/nema-takoi")]
    public async Task What_is_not_there_answers_404(string path) =>
        Assert.That((await Hub.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, await Slug(2)))).Status, Is.EqualTo(404));

    [TestCase("/practices/{0}", "Практику вилучено")]
    [TestCase("/en/practices/{0}", "This practice was withdrawn")]
    [TestCase("/practices/{0}/versions/1", "Практику вилучено")]
    public async Task A_withdrawn_practice_leaves_a_tombstone(string path, string sentence)
    {
        var practice = await Hub.Db<PracticesDb, Practice>(db => db.Practices.SingleAsync(p => p.Status == PracticeStatus.Withdrawn));
        var answer = await Hub.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, practice.Slug));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(410));
            Assert.That(answer.Main, Does.Contain(sentence));
            Assert.That(answer.Main, Does.Contain(practice.WithdrawnReason!));
            Assert.That(answer.Main, Does.Not.Contain(practice.SummaryUk));
        });
    }

    [Test]
    public async Task A_draft_has_no_public_page()
    {
        var slugs = await Hub.Db<PracticesDb, List<string>>(db => db.Practices.Where(p => p.PublishedAt == null && p.Slug != null).Select(p => p.Slug!).ToListAsync());

        foreach (var slug in slugs)
            Assert.That((await Hub.Get("/practices/" + slug)).Status, Is.EqualTo(404), slug);
    }

    [Test]
    public async Task Hostile_texts_are_shown_as_texts()
    {
        var content = Samples.Content("<script>alert(1)</script> Назва </title>", "\"><img src=x onerror=alert(2)>");
        content.Problem = new("<script>alert(3)</script> [тут](javascript:alert(4)) ![x](https://example.org/x.png) <a onclick=alert(5)>a</a>");
        content.Steps[0].Title = new("</script><script>alert(6)</script>");
        content.Results[0].SourceUrl = "javascript:alert(7)";
        content.Links = [new() { Title = new("тут"), Url = "javascript:alert(8)" }, new() { Title = new("там"), Url = "https://example.org/\"><script>alert(9)</script>" }];
        content.Contact = new() { Name = "<b>Ім’я</b>", Email = "x@example.org\"onmouseover=\"alert(1)", Consent = true };
        await Hub.Db<PracticesDb>(async db =>
        {
            var (practice, version) = Samples.WithVersion("vorozha", DateTimeOffset.UtcNow, content);
            db.AddRange(practice, version);
            await db.SaveChangesAsync();
        });

        var answer = await Hub.Get("/practices/vorozha");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(answer.Html.QuerySelectorAll("script").Select(s => s.GetAttribute("type")), Is.EquivalentTo(new[] { "module", "application/ld+json" }));
            Assert.That(answer.Html.QuerySelectorAll("*").SelectMany(e => e.Attributes).Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)), Is.False);
            Assert.That(answer.Html.QuerySelectorAll("[href]").Any(a => a.GetAttribute("href")!.StartsWith("javascript", StringComparison.OrdinalIgnoreCase)), Is.False);
            Assert.That(answer.Html.QuerySelectorAll("main img"), Is.Empty);
            Assert.That(JsonDocument.Parse(answer.Html.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement.GetProperty("headline").GetString(), Does.Contain("<script>"));
        });
        await Remove("vorozha");
    }

    [Test]
    public async Task A_contact_is_shown_only_with_consent()
    {
        var content = Samples.Content();
        content.Contact = new() { Name = "Олена Прихована", Email = "prykhovana@example.org", Consent = false };
        await Hub.Db<PracticesDb>(async db =>
        {
            var (practice, version) = Samples.WithVersion("bez-zhody", DateTimeOffset.UtcNow, content);
            db.AddRange(practice, version);
            await db.SaveChangesAsync();
        });

        var answer = await Hub.Get("/practices/bez-zhody");

        Assert.That(answer.Status, Is.EqualTo(200));
        Assert.That(answer.Text, Does.Not.Contain("Прихована").And.Not.Contain("prykhovana@"));
        await Remove("bez-zhody");
    }

    [TestCase("/")]
    [TestCase("/practices")]
    [TestCase("/practices/{0}")]
    [TestCase("/practices/map")]
    [TestCase("/practices/ranking")]
    public async Task A_first_visit_is_light(string path)
    {
        var visitor = Hub.Visitor();
        var page = await visitor.Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, await Slug(4)));
        Assert.That(page.Status, Is.EqualTo(200));
        var total = Compressed(page.Bytes);
        foreach (Match asset in Regex.Matches(page.Text, "(?:href|src)=\"(/assets/[^\"]+\\.(?:css|js)[^\"]*)\""))
            total += Compressed((await visitor.Get(asset.Groups[1].Value)).Bytes);

        TestContext.Out.WriteLine($"{path}: {total / 1024.0:0.0} kB");
        Assert.That(total, Is.LessThanOrEqualTo(FirstVisit));
    }

    private static int Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return (int)packed.Length;
    }

    private static Task<string> Slug(int number) =>
        Hub.Db<PracticesDb, string>(db => db.Practices.Where(p => p.Id == DemoId.Practice(number)).Select(p => p.Slug!).SingleAsync());

    private static Task Remove(string slug) => Hub.Db<PracticesDb>(db => db.Practices.Where(p => p.Slug == slug).ExecuteDeleteAsync());
}
