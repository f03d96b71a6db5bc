namespace Hub.Browser.Tests;

/// <summary>The first thing a visitor sees.</summary>
public sealed class HomeTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task The_home_page_opens_in_both_languages([Values("uk", "en")] string language, [Values] bool javaScript, [Values] bool phone)
    {
        await using var walk = await Walk.Begin(hub, new(language, javaScript, phone));

        var answer = await walk.Go("/");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(200));
            Assert.That(walk.Page.Url, Does.EndWith(language == "en" ? "/en" : "/"));
            Assert.That(walk.Complaints, Is.Empty);
        });
        Assert.That(await walk.Page.Locator("h1").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_keyboard_skips_to_the_content_and_reaches_the_other_language([Values] bool javaScript)
    {
        await using var walk = await Walk.Begin(hub, new(JavaScript: javaScript));
        await walk.Go("/");

        await walk.Press("Tab", "Enter");
        Assert.That(await walk.Page.EvaluateAsync<string>("document.activeElement.id"), Is.EqualTo("main"));

        await walk.Go("/");
        await walk.Choose("English");
        Assert.That(walk.Page.Url, Does.EndWith("/en"));
    }

    [Test]
    public async Task What_a_screen_reader_cannot_read_is_found([Values] bool framed)
    {
        await using var walk = await Walk.Begin(hub);
        await walk.Go("/");
        await walk.Axe();
        await walk.Page.RouteAsync("**/bad", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = $"""<!doctype html><html lang="uk"><title>Т</title><main><img src="data:,">{(framed ? "<iframe title='Рамка'></iframe>" : "")}</main></html>""",
        }));
        await walk.Go("/bad");

        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            Assert.That(async () => await walk.Axe(), Throws.InstanceOf<AssertionException>().With.Message.Contains("image-alt"));
    }
}
