using Hub.Discovery.Searching;

namespace Hub.Discovery.Tests.Searching;

/// <summary>A count beside a value is what a reader gets by choosing it.</summary>
internal sealed class FacetTests
{
    private static readonly string[] topics = ["health", "land", "education"];
    private static readonly string[] regions = ["UA05000000000010236", "UA26000000000069363", "UA46000000000026241"];

    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        await hub.TellAndCatchUp([.. Enumerable.Range(0, 60).Select(n => Portal.Item(n % 2 == 0 ? $"Черга {n}" : $"Портал {n}") with
        {
            Kind = n % 4 == 0 ? "guide" : "practice",
            Topics = n % 5 == 0 ? [topics[0], topics[1]] : [topics[n % 3]],
            Territory = regions[n % 3],
            OrganisationCode = n % 2 == 0 ? "00000001" : null,
            Organisation = n % 2 == 0 ? "Рада" : n % 3 == 0 ? "Громада" : null,
            TitleEn = n % 6 == 0 ? "Queue" : null,
            PublishedAt = new DateTimeOffset(2010 + n % 7, 6, 1, 0, 0, 0, TimeSpan.Zero),
        })]);
        // A deleted document must not be counted.
        var gone = Portal.Item("Черга відкликана") with { Topics = ["health"] };
        await hub.TellAndCatchUp(gone);
        await hub.TellAndCatchUp(gone.Gone());
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("")]
    [TestCase("q=черга")]
    [TestCase("q=черга&topic=health")]
    [TestCase("topic=health&topic=land&region=UA-05")]
    [TestCase("q=портал&kind=practices.practice&year=2011&year=2012")]
    [TestCase("org=00000001&lang=en")]
    [TestCase("q=черга&topic=dragons")]
    [TestCase("place=UA26&year=2013")]
    public async Task Every_count_is_what_choosing_the_value_gives(string asked)
    {
        var query = SearchQuery.Parse(asked);
        var answer = await hub.Ask(asked);

        foreach (var (facet, values) in answer.Facets)
            foreach (var value in values.Where(v => !query.Of(facet).Contains(v.Value)))
            {
                // With nothing chosen in the facet yet, choosing the value is the whole of it.
                var chosen = await hub.Ask(query.With(facet, value.Value).ToString());
                Assert.That(chosen.Total, Is.EqualTo(value.Count), $"{asked}: {facet} {value.Value}");
            }
    }

    [Test]
    public async Task Values_of_one_facet_are_alternatives_and_facets_narrow_one_another()
    {
        var (health, land, both) = (await hub.Ask("topic=health"), await hub.Ask("topic=land"), await hub.Ask("topic=health&topic=land"));
        var narrowed = await hub.Ask("topic=health&topic=land&year=2011");

        Assert.That(both.Total, Is.GreaterThan(health.Total).And.GreaterThan(land.Total));
        Assert.That(narrowed.Total, Is.InRange(1, both.Total - 1));
    }

    [Test]
    public async Task The_newest_come_first_when_asked_for_or_without_words()
    {
        foreach (var asked in new[] { "", "q=черга&sort=date" })
            Assert.That((await hub.Ask(asked, take: 50)).Hits.Select(h => h.PublishedAt), Is.Ordered.Descending);
    }

    [Test]
    public async Task Pages_together_hold_every_hit_once()
    {
        var all = new List<Guid>();
        for (var skip = 0; skip < 60; skip += 20)
            all.AddRange((await hub.Ask("", skip: skip)).Hits.Select(h => h.ItemId));

        Assert.That(all, Has.Count.EqualTo(60).And.Unique);
    }

    [Test]
    public async Task The_matcher_agrees_with_the_search()
    {
        var everything = (await hub.Ask("", take: 100)).Hits.Select(h => (h.Module, h.Kind, h.ItemId)).ToList();
        foreach (var asked in new[] { "", "q=черга", "q=черга&topic=health", "q=\"черга 4\"", "year=2011", "q=чергою -портал&lang=uk" })
        {
            var searched = (await hub.Ask(asked, take: 100)).Hits.Select(h => h.ItemId).Order();
            var matched = await hub.Run<Search, IReadOnlyList<Hit>?>(search => search.Match(SearchQuery.Parse(asked), everything, CancellationToken.None));
            var none = await hub.Run<Search, IReadOnlyList<Hit>?>(search => search.Match(SearchQuery.Parse(asked), [("Practices", "practice", Guid.CreateVersion7())], CancellationToken.None));

            Assert.That(matched!.Select(h => h.ItemId).Order(), Is.EqualTo(searched), asked);
            Assert.That(none, Is.Empty);
        }
    }

    [Test]
    public async Task The_page_names_values_in_the_readers_language_and_keeps_filters_in_the_address()
    {
        var (uk, en) = (await hub.Get("/discovery?q=черга"), await hub.Get("/en/discovery?q=черга&region=UA-05"));

        Assert.Multiple(() =>
        {
            Assert.That(Facets(uk), Has.Some.Contains("здоров").And.Some.Contains("Вінницька").And.Some.Contains("Англійська"));
            Assert.That(Facets(en), Has.Some.Contains("Health").And.Some.Contains("Vinnytsia"));
            Assert.That(en.Html.QuerySelectorAll(".hub-facet a[aria-current]").Select(a => a.GetAttribute("href")), Has.None.Contains("UA-05"), "the chosen one is taken off");
        });
    }

    private static IEnumerable<string> Facets(Answer answer) => answer.Html.QuerySelectorAll(".hub-facet a").Select(a => a.TextContent);
}
