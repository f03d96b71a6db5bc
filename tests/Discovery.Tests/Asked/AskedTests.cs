using Hub.Discovery.Asked;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Hub.Discovery.Tests.Asked;

/// <summary>Administrators see what people look for and do not find; nobody sees who looked.</summary>
internal sealed class AskedTests
{
    private readonly FakeTimeProvider time = new(Portal.Day);
    private HubApp hub = null!;

    [SetUp]
    public async Task Start()
    {
        hub = await HubApp.Start(new() { Time = time, Settings = new Dictionary<string, string?> { ["Hub:CacheSeconds"] = "0" } });
        await hub.TellAndCatchUp(Portal.Item("Електронна черга"));
    }

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [Test]
    public async Task Words_asked_often_are_listed_with_a_click_to_a_synonym()
    {
        await Ask(3, "черга", "гаврилюкова хвіртка");
        await Ask(1, "рідкісне слово");

        var page = await hub.As(new TestPerson("Олена", DiscoveryModule.Tune)).Get("/discovery/asked");
        var rows = page.Html.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Count.EqualTo(2));
            Assert.That(rows[0], Does.Contain("гаврилюкова хвіртка"), "what is not found stands first");
            Assert.That(page.Html.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")),
                Has.Some.EqualTo("/discovery/synonyms?words=" + Uri.EscapeDataString("гаврилюкова хвіртка")));
        });
        var form = await hub.As(new TestPerson("Олена", DiscoveryModule.Tune)).Get("/discovery/synonyms?words=" + Uri.EscapeDataString("гаврилюкова хвіртка"));
        Assert.That(form.Html.QuerySelector("textarea")!.TextContent, Does.Contain("гаврилюкова хвіртка"));
    }

    [TestCase("olena@example.org")]
    [TestCase("+380 44 123 45 67")]
    [TestCase("справа 20251234567")]
    public async Task What_looks_personal_is_not_kept(string words)
    {
        await Ask(5, words);

        Assert.That(await hub.Db<DiscoveryDb, int>(db => db.Asked.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task What_is_typed_letter_by_letter_does_not_count()
    {
        var visitor = hub.Visitor();
        visitor.Http.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        await visitor.Get(Portal.Page("черг"));
        await Written();

        Assert.That(await hub.Db<DiscoveryDb, int>(db => db.Asked.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Rare_words_are_forgotten_after_a_month()
    {
        await Ask(1, "рідкісне");
        await Ask(3, "черга");
        time.Advance(AskedWords.Kept + TimeSpan.FromDays(1));

        await hub.Run<ForgetRare>(job => job.Run(CancellationToken.None));

        Assert.That(await hub.Db<DiscoveryDb, List<string>>(db => db.Asked.Select(a => a.Words).ToListAsync()), Is.EqualTo(new[] { "черга" }));
    }

    [TestCase("/discovery/asked")]
    [TestCase("/discovery/synonyms")]
    public async Task Only_those_who_tune_the_search_come_in(string path)
    {
        Assert.That((await hub.As(new TestPerson("Іван")).Get(path)).Status, Is.EqualTo(403));
        Assert.That((await hub.Get(path)).Status, Is.Not.EqualTo(200));
    }

    private async Task Ask(int times, params string[] words)
    {
        foreach (var asked in words)
            for (var i = 0; i < times; i++)
            {
                await hub.Get(Portal.Page(asked));
                // A kept page is no question.
                time.Advance(TimeSpan.FromSeconds(2));
            }
        await Written();
    }

    private Task Written() => hub.Services.GetRequiredService<AskedLog>().Write(CancellationToken.None);
}
