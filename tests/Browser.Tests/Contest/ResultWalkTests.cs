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
}
