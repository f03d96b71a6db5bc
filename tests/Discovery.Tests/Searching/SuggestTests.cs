using System.Text.Json;

namespace Hub.Discovery.Tests.Searching;

internal sealed class SuggestTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        hub = await HubApp.Start();
        await hub.TellAndCatchUp(Portal.Item("Електронна черга") with { TitleEn = "Electronic queue" }, Portal.Item("Електронні петиції"), Portal.Item("Міський портал"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("еле", "електрон")]
    [TestCase("електронна че", "електронна черга")]
    [TestCase("tktrn", "електрон", Description = "the other keyboard layout")]
    public async Task Words_that_begin_so_are_suggested(string typed, string expected)
    {
        var answer = await hub.Get("/discovery/suggest.json?q=" + Uri.EscapeDataString(typed));
        var parts = JsonDocument.Parse(answer.Text).RootElement;

        Assert.That(parts[0].GetString(), Is.EqualTo(typed));
        Assert.That(parts[1].EnumerateArray().Select(t => t.GetString()), Has.Some.StartsWith(expected));
    }

    [Test]
    public async Task Without_scripts_suggestions_are_a_page_in_both_languages()
    {
        var (uk, en) = (await hub.Get("/discovery/suggest?q=черг"), await hub.Get("/en/discovery/suggest?q=queu"));

        Assert.Multiple(() =>
        {
            Assert.That(Links(uk), Has.Some.EqualTo("/practices/elektronna-cherha"));
            Assert.That(Links(en), Has.Some.EqualTo("/en/practices/elektronna-cherha"));
        });
    }

    [TestCase("")]
    [TestCase("%00")]
    [TestCase("%D1%8D%D1%8D%D1%8D")]
    [TestCase("*%22-")]
    public async Task Nothing_to_suggest_is_no_error(string typed)
    {
        Assert.That((await hub.Get("/discovery/suggest.json?q=" + typed)).Status, Is.EqualTo(200));
        Assert.That((await hub.Get("/discovery/suggest?q=" + typed)).Status, Is.EqualTo(200));
    }

    private static IEnumerable<string?> Links(Answer answer) => answer.Html.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href"));
}
