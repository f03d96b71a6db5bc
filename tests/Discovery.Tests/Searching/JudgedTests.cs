namespace Hub.Discovery.Tests.Searching;

/// <summary>How good the first ten answers are, by queries judged by people, over the demonstration content.</summary>
internal sealed class JudgedTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await DemoPortal.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    // The second set is never tuned on: it says what the first cannot.
    [TestCase("judged-queries.tsv", 0.9)]
    [TestCase("heldout-queries.tsv", 0.7)]
    public async Task The_first_ten_answers_are_those_people_judged_best(string file, double least)
    {
        var gains = await Judged.Gains(Path.Combine(TestContext.CurrentContext.TestDirectory, "Searching", file), async words => (await hub.Type(words)).Hits.Select(h => h.Path));

        foreach (var (words, gain, found) in gains)
            TestContext.Out.WriteLine($"{gain:0.000}  {words}: {string.Join(", ", found.Take(4))}");
        TestContext.Out.WriteLine($"nDCG@10 of {gains.Count} judged queries: {gains.Average(g => g.Gain):0.000}");
        Assert.That(gains.Average(g => g.Gain), Is.GreaterThanOrEqualTo(least));
    }

    [TestCase("", "Схоже на порталі")]
    [TestCase("/en", "Similar on the portal")]
    public async Task A_page_of_another_module_shows_what_is_like_it_and_leads_to_its_topics_organisation_and_place(string language, string heading)
    {
        var page = await hub.Get(language + "/practices/mobilnyi-tsnap-na-kolesakh");
        var related = page.Html.QuerySelectorAll("section[aria-labelledby=related] a").Select(a => a.GetAttribute("href")).ToList();
        var more = page.Html.QuerySelectorAll("nav[aria-labelledby=more-about] a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(page.Html.QuerySelector("#related")!.TextContent, Is.EqualTo(heading));
            Assert.That(related, Does.Contain(language + "/practices/vyiznyi-pryiom-administratora-u-selakh"));
            Assert.That(related, Has.None.EqualTo(language + "/practices/mobilnyi-tsnap-na-kolesakh"));
            Assert.That(more, Has.Some.Contains("/discovery/topics/").And.Some.Contains("/discovery/organisations/").And.Some.Contains("/discovery/places/"));
        });
        foreach (var path in more)
            Assert.That((await hub.Get(path)).Status, Is.EqualTo(200), path);
    }
}
