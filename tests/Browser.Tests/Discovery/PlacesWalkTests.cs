namespace Hub.Browser.Tests.Discovery;

/// <summary>Somebody looks around from the home page on: a topic, an item, what is like it, its place.</summary>
public sealed class PlacesWalkTests
{
    [Test]
    public async Task From_the_home_page_over_a_topic_and_an_item_to_its_place([Values("uk", "en")] string language)
    {
        await using var walk = await Walk.Begin(DiscoveryStage.Hub, new(language, JavaScript: true, Phone: language == "en"));
        await walk.Go("/");
        await walk.Page.Locator("main a[href*='/discovery/topics/']").First.FocusAsync();
        await walk.Page.Keyboard.PressAsync("Enter");
        await walk.Page.WaitForURLAsync("**/discovery/topics/*");
        await walk.Axe();
        await walk.FitsTheScreen();

        await walk.Page.Locator("#results h3 a[href*='/practices/']").First.FocusAsync();
        await walk.Page.Keyboard.PressAsync("Enter");
        await walk.Page.WaitForURLAsync("**/practices/**");
        Assert.That(await walk.Page.Locator("section[aria-labelledby=related] a").CountAsync(), Is.GreaterThan(0));

        await walk.Page.Locator("nav[aria-labelledby=more-about] a[href*='/discovery/places/']").FocusAsync();
        await walk.Page.Keyboard.PressAsync("Enter");
        await walk.Page.WaitForURLAsync("**/discovery/places/*");
        await walk.Axe();
        await walk.FitsTheScreen();
        Assert.That(await walk.Page.Locator("#inside").CountAsync(), Is.EqualTo(1));
        Assert.That(walk.Complaints, Is.Empty);
    }
}
