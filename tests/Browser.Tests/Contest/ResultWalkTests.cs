namespace Hub.Browser.Tests.Contest;

/// <summary>A reader finds the result of the finished demonstration round and counts it again; who leads the jury finds the deliberation.</summary>
public sealed class ResultWalkTests
{
    private static readonly TestPerson leader = new("Голова журі", "contest.manage", "contest.chair");
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start(new() { Demonstration = true });

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_readers_browser_counts_the_result_again_and_says_that_it_is_equal([Values("uk", "en")] string language, [Values] bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, Phone: phone));
        await walk.Go("/contest");
        await walk.Page.Locator("main a", new() { HasTextString = language == "uk" ? "Демонстраційний конкурс" : "Demonstration competition" }).First.ClickAsync();
        await walk.Page.Locator("main a.govuk-button[href$='/results']").ClickAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
        await walk.Page.Locator("main a[href$='/recount']").ClickAsync();
        await walk.Page.GetByText(language == "uk" ? "результат той самий" : "the result is the same").WaitForAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
        Assert.That(walk.Complaints, Is.Empty);
    }

    [Test]
    public async Task Without_scripts_every_score_is_explained_by_links_alone()
    {
        await using var walk = await Walk.Begin(hub, new(JavaScript: false));
        await walk.Go("/contest");
        await walk.Page.Locator("main a", new() { HasTextString = "Демонстраційний конкурс" }).First.ClickAsync();
        await walk.Page.Locator("main a.govuk-button[href$='/results']").ClickAsync();
        await walk.Page.Locator("main tbody a").First.ClickAsync();
        Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain("Звідки бал").And.Contain("Точне значення: 7."));
        await walk.Page.GoBackAsync();
        await walk.Page.Locator("main a[href$='/recount']").ClickAsync();
        Assert.That(await walk.Page.Locator("main tbody tr").CountAsync(), Is.EqualTo(18), "the portal's own count stands there");
    }

    [Test]
    public async Task Who_leads_the_jury_finds_the_deliberation_and_it_is_accessible([Values] bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(Phone: phone));
        await walk.SignIn(hub, leader);
        await walk.Go("/contest/jury");
        await walk.Page.Locator("main a[href*='/results/deliberation/']").First.ClickAsync();
        Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain("Міри злагоди").And.Contain("розрізнили критерії"));
        await walk.Axe();
        await walk.FitsTheScreen();
        Assert.That(walk.Complaints, Is.Empty);
    }

    [TestCase("uk", true)]
    [TestCase("en", false)]
    public async Task A_diploma_is_found_among_the_winners_and_verified_by_its_number(string language, bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, Phone: phone));
        await walk.Go("/contest");
        await walk.Page.Locator("main a[href$='/contest/2025#awards'], main a[href$='#awards']").First.ClickAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
        await walk.Page.Locator("main a[href*='/contest/diploma/']").First.ClickAsync();
        Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain(language == "uk" ? "Диплом чинний" : "The diploma stands"));
        await walk.Axe();
        await walk.FitsTheScreen();
        await walk.Page.Locator("#number").FillAsync("2025 0000 0000");
        await walk.Page.Keyboard.PressAsync("Enter");
        await walk.Page.GetByText(language == "uk" ? "Такого диплома портал не видавав" : "The portal has issued no such diploma").WaitForAsync();
        await walk.Axe();
        await walk.Go("/contest");
        await walk.Page.Locator("main a[href$='/contest/data']").ClickAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_leads_finds_awards_and_appeals_and_everybody_reads_the_decisions(bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(Phone: phone));
        await walk.SignIn(hub, leader);
        foreach (var (link, said) in new[] { ("/awarding/give/", "Спеціальна відзнака"), ("/appealing/queue/", "Відхилено") })
        {
            await walk.Go("/contest/jury");
            await walk.Page.Locator($"main a[href*='{link}']").First.ClickAsync();
            Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain(said));
            await walk.Axe();
            await walk.FitsTheScreen();
        }
        await walk.Page.Locator("main a[href*='/appealing/decide/']").First.ClickAsync();
        await walk.Axe();
        await walk.FitsTheScreen();
        await walk.Page.GoBackAsync();
        await walk.Page.Locator("main a[href$='/appeals']").ClickAsync();
        Assert.That(await walk.Page.Locator("main").InnerTextAsync(), Does.Contain("відкинуто за оголошеним правилом"));
        await walk.Axe();
        await walk.FitsTheScreen();
        Assert.That(walk.Complaints, Is.Empty);
    }
}
