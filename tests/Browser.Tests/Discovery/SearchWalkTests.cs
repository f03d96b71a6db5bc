using Microsoft.Playwright;

namespace Hub.Browser.Tests.Discovery;

/// <summary>Somebody looks for something from the home page on, by the keyboard, with and without scripts.</summary>
public sealed class SearchWalkTests
{
    private static HubApp hub => DiscoveryStage.Hub;

    [Test]
    public async Task From_the_home_page_to_an_item([Values("uk", "en")] string language, [Values] bool javaScript, [Values] bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, javaScript, phone));
        await walk.Go("/");
        await walk.Page.Locator("#q").FocusAsync();
        await walk.Page.Keyboard.TypeAsync(language == "en" ? "electronic queue" : "електронну чергу");
        await walk.Page.Keyboard.PressAsync("Enter");

        await walk.Page.WaitForURLAsync("**/discovery?q=*");
        if (javaScript)
            await walk.Axe();
        await walk.FitsTheScreen();
        Assert.That(await walk.Page.Locator("#results mark").CountAsync(), Is.GreaterThan(1));

        await walk.Page.Locator("#results h3 a[href*='/practices/']").First.FocusAsync();
        await walk.Page.Keyboard.PressAsync("Enter");
        await walk.Page.WaitForURLAsync("**/practices/**");
        Assert.That(walk.Complaints, Is.Empty);
    }

    [Test]
    public async Task Words_are_suggested_while_one_types()
    {
        await using var walk = await Walk.Begin(hub);
        await walk.Go("/discovery");
        await walk.Page.Locator("#q").FocusAsync();
        await walk.Page.Keyboard.TypeAsync("елект");

        await walk.Page.Locator("#q-suggestions option").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        Assert.That(await walk.Page.Locator("#q-suggestions option").First.GetAttributeAsync("value"), Does.StartWith("елект"));
        Assert.That(walk.Complaints, Is.Empty);
    }

    [Test]
    public async Task Nothing_found_and_suggestions_as_a_page_are_accessible([Values("uk", "en")] string language, [Values] bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, JavaScript: true, phone));
        foreach (var path in new[] { "/discovery?q=щгшщгш&region=UA-05", "/discovery?q=ghfrnbrf", "/discovery/suggest?q=еле", "/discovery?q=-a&page=3" })
        {
            await walk.Go(path);
            await walk.AxeOnce($"{path} {phone}");
            await walk.FitsTheScreen();
        }
        Assert.That(walk.Complaints, Is.Empty);
    }
}
