using Hub.Discovery.Related;
using Hub.SharedKernel;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Discovery.Tests.Places;

/// <summary>Pages about places, topics and organisations gather what every module has, and lead from one to another.</summary>
internal sealed class PlacesTests
{
    private const string City = "UA05020030010063857", Community = "UA05020030000031457", Region = "UA05000000000010236";

    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        await hub.TellAndCatchUp([
            Portal.Item("Реєстр пасік") with
            {
                Topics = ["health", "open-data"], Organisation = "Медова міська рада", OrganisationEn = "Medova City Council", OrganisationCode = "12345678",
                Territory = City, PlaceUk = "місто Вінниця", PlaceEn = "City of Vinnytsia", PublishedAt = Portal.Day.AddDays(3),
            },
            Portal.Item("Пасіки громади") with { Kind = "document", Topics = ["health"], Organisation = "Медова міська рада", OrganisationCode = "12345678", Territory = Community, PlaceUk = "Вінницька громада", PublishedAt = Portal.Day.AddDays(5) },
            Portal.Item("Пасіки області") with { Topics = ["health"], Territory = Region, PublishedAt = Portal.Day.AddDays(4) },
            Portal.Item("Новини столиці") with { Territory = "UA80000000000093317" },
            Portal.Item("Новини навколо столиці") with { Territory = "UA32000000000030281" },
            .. Enumerable.Range(0, 45).Select(n => Portal.Item($"Засідання {n}") with { Topics = ["documents"], Organisation = "Рада сесій" })]);
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task A_region_leads_through_its_districts_and_communities_to_a_settlement()
    {
        var region = await hub.Get("/discovery/places/UA05");
        var district = await hub.Get("/discovery/places/UA0502");
        var community = await hub.Get("/discovery/places/UA0502003");
        var city = await hub.Get("/discovery/places/" + City);

        Assert.Multiple(() =>
        {
            Assert.That(Items(region), Is.EqualTo(new[] { "Пасіки громади", "Пасіки області", "Реєстр пасік" }), "the newest first");
            Assert.That(Links(region, "#inside + ul"), Does.Contain("Вінницький район").And.Contain("Хмільницький район"), "also districts nobody wrote about");
            Assert.That(Links(district, "#inside + ul"), Is.EqualTo(new[] { "Вінницька громада" }));
            Assert.That(Links(community, "#inside + ul"), Is.EqualTo(new[] { "місто Вінниця" }));
            Assert.That(Items(city), Is.EqualTo(new[] { "Реєстр пасік" }));
            Assert.That(Links(city, ".govuk-breadcrumbs"), Is.EqualTo(new[] { "Головна", "Території", "Вінницька область", "Вінницький район", "Вінницька громада" }));
        });
    }

    [Test]
    public async Task The_page_of_an_organisation_in_the_registry_counts_what_every_module_has_of_it([Values("", "/en")] string language)
    {
        var member = await Member.Join(hub);
        await member.Visitor.Post("/cabinet/organisations/add", ("Input.NameUk", "Рада сесій"), ("Input.Kind", "LocalGovernment"));
        var list = await hub.Get(language + "/organisations?q=" + Uri.EscapeDataString("Рада сесій"));
        var page = await hub.Get(list.Html.QuerySelector("#results h2 a")!.GetAttribute("href")!);
        var links = page.Html.QuerySelectorAll("nav[aria-labelledby=everything-of] a").Select(a => a.GetAttribute("href")!).ToList();

        Assert.That(page.Html.QuerySelector("nav[aria-labelledby=everything-of]")!.TextContent, Does.Contain("45"));
        Assert.That(links, Is.EqualTo(new[] { "/discovery?kind=practices.practice&org=rada-sesii", "/discovery/organisations/rada-sesii", "/discovery/follow?org=rada-sesii" }.Select(l => language + l)));
        Assert.That((await hub.Get(links[0])).Main, Does.Contain("45"));
    }

    [TestCase("/discovery/places/" + Community, "/discovery/places/UA0502003")]
    [TestCase("/discovery/places/ua05", "/discovery/places/UA05")]
    [TestCase("/en/discovery/places/UA05000000000010236", "/en/discovery/places/UA05")]
    public async Task A_whole_code_leads_to_the_one_address_of_the_place(string typed, string address)
    {
        var answer = await hub.Get(typed);

        Assert.That((answer.Status, answer.Location), Is.EqualTo((301, address)));
    }

    [TestCase("/discovery/places/UA99")]
    [TestCase("/discovery/places/UA0599")]
    [TestCase("/discovery/places/UA0502099")]
    [TestCase("/discovery/places/%01")]
    [TestCase("/discovery/places/'%20OR%201=1")]
    [TestCase("/discovery/topics/dragons")]
    [TestCase("/discovery/topics/%3Cscript%3E")]
    [TestCase("/discovery/organisations/00000000")]
    public async Task What_nobody_wrote_about_and_nobody_named_is_no_page(string path) => Assert.That((await hub.Get(path)).Status, Is.EqualTo(404));

    [Test]
    public async Task A_known_district_without_items_says_so_and_leads_on()
    {
        var answer = await hub.Get("/en/discovery/places/UA0504");

        Assert.That(answer.Main, Does.Contain("Haisynskyi district").And.Contain("Nothing here yet"));
    }

    [Test]
    public async Task Kyiv_and_the_region_around_it_are_two_places_in_English()
    {
        var map = await hub.Get("/en/discovery/places");

        Assert.Multiple(() =>
        {
            Assert.That(Links(map, "main table"), Does.Contain("Kyiv").And.Contain("Kyiv region"));
            Assert.That(Items(hub.Get("/en/discovery/places/UA80").Result), Is.EqualTo(new[] { "Новини столиці" }));
            Assert.That(Items(hub.Get("/en/discovery/places/UA32").Result), Is.EqualTo(new[] { "Новини навколо столиці" }));
        });
    }

    [Test]
    public async Task A_topic_is_narrowed_by_kind_and_keeps_its_subject()
    {
        var all = await hub.Get("/discovery/topics/health");
        var narrowed = await hub.Get("/discovery/topics/health?kind=practices.document");
        var elsewhere = await hub.Get("/discovery/topics/health?topic=documents");

        Assert.Multiple(() =>
        {
            Assert.That(Items(all), Has.Count.EqualTo(3));
            Assert.That(Items(narrowed), Is.EqualTo(new[] { "Пасіки громади" }));
            Assert.That(narrowed.Html.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Does.Contain("noindex"));
            Assert.That(Items(elsewhere), Has.Count.EqualTo(3), "another topic in the query does not replace the page's own");
        });
    }

    [Test]
    public async Task Long_lists_have_pages_and_a_page_beyond_the_last_leads_back()
    {
        var third = await hub.Get("/discovery/topics/documents?page=3");
        var beyond = await hub.Get("/discovery/topics/documents?page=4");

        Assert.Multiple(() =>
        {
            Assert.That(Items(third), Has.Count.EqualTo(5));
            Assert.That(third.Html.QuerySelector("ol.hub-list")!.GetAttribute("start"), Is.EqualTo("41"));
            Assert.That((beyond.Status, beyond.Location), Is.EqualTo((302, "/discovery/topics/documents")));
        });
    }

    [Test]
    public async Task An_organisation_is_called_by_its_English_name_in_English_on_its_page_in_hits_and_in_the_list()
    {
        var page = await hub.Get("/en/discovery/organisations/12345678");
        var hit = await hub.Get("/en/discovery?q=" + Uri.EscapeDataString("реєстр пасік"));
        var list = await hub.Get("/en/discovery/organisations?q=medova");

        Assert.Multiple(() =>
        {
            Assert.That(page.Html.QuerySelector("h1")!.TextContent, Is.EqualTo("Medova City Council"));
            Assert.That(Items(page), Has.Count.EqualTo(2));
            Assert.That(Hrefs(hit), Does.Contain("/en/discovery/organisations/12345678").And.Contain("/en/discovery/places/" + City));
            Assert.That(hit.Main, Does.Contain("Medova City Council"));
            Assert.That(Links(list, "ul.hub-names"), Is.EqualTo(new[] { "Medova City Council" }));
        });
    }

    [Test]
    public async Task The_lists_are_found_from_the_foot_of_every_page_from_home_and_from_the_search()
    {
        var (home, search, topics) = (await hub.Get("/"), await hub.Get("/discovery"), await hub.Get("/discovery/topics"));

        Assert.Multiple(() =>
        {
            Assert.That(home.Html.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")), Does.Contain("/discovery/topics").And.Contain("/discovery/places"));
            Assert.That(Hrefs(home), Does.Contain("/discovery/topics/health").And.Contain("/discovery/organisations"));
            Assert.That(Hrefs(search), Does.Contain("/discovery/topics").And.Contain("/discovery/places").And.Contain("/discovery/organisations").And.Contain("/discovery/api"));
            Assert.That(Hrefs(topics), Does.Contain("/discovery/topics/health").And.Contain("/discovery/topics/documents"));
        });
    }

    [Test]
    public async Task Related_items_share_rare_words_and_a_withdrawn_one_is_gone_with_the_next_state_of_the_index()
    {
        var (one, like, other) = (Portal.Item("Вулики й медозбір на дахах бібліотек"), Portal.Item("Медозбір і вулики: щоденник пасічника"), Portal.Item("Вулики на продаж"));
        await hub.TellAndCatchUp(one, like, other);
        var before = Related(one);
        await hub.TellAndCatchUp(like.Gone());

        Assert.Multiple(() =>
        {
            Assert.That(before.Items.First().Titles.Uk, Is.EqualTo(like.TitleUk));
            Assert.That(before.Items.Select(i => i.Titles.Uk), Has.None.EqualTo(one.TitleUk), "nothing is related to itself");
            Assert.That(Related(one).Items.Select(i => i.Titles.Uk), Has.None.EqualTo(like.TitleUk));
            Assert.That(Related(Portal.Item("Ніколи не розказане")).Items, Is.Empty);
        });
    }

    [Test]
    public async Task An_item_of_any_length_is_compared_by_few_words()
    {
        var item = Portal.Item("Довгий текст") with { BodyUk = string.Join(' ', Enumerable.Range(0, 50_000).Select(n => "слово" + (char)('а' + n % 30) + (char)('а' + n / 30 % 30))) };
        await hub.TellAndCatchUp(item, item with { ItemId = Guid.CreateVersion7(), Path = "/practices/another" });
        using var lent = hub.Index().Lend()!;
        var hit = (await hub.Ask("q=" + Uri.EscapeDataString("довгий текст"), take: 1)).Hits[0];

        var terms = TellingTerms.Of(hit, hub.Services.GetRequiredService<Hub.Discovery.Searching.ModuleNames>(), lent.Searcher.IndexReader);

        Assert.That(terms, Has.Count.InRange(1, TellingTerms.Most));
        Assert.That(terms.Select(t => t.Weight), Is.Ordered.Descending);
    }

    private Beside Related(SharedKernel.Contracts.ItemPublished item) => hub.Services.GetRequiredService<RelatedItems>().Of(new ItemKey(item.Module, item.Kind, item.ItemId));

    private static List<string> Items(Answer page) => [.. page.Html.QuerySelectorAll("#results li h3 a").Select(a => a.TextContent)];

    private static List<string> Links(Answer page, string within) => [.. page.Html.QuerySelectorAll(within + " a").Select(a => a.TextContent.Trim())];

    private static List<string?> Hrefs(Answer page) => [.. page.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))];
}
