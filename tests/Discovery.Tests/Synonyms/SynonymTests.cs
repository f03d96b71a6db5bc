using Hub.Discovery.Synonyms;
using Microsoft.EntityFrameworkCore;

namespace Hub.Discovery.Tests.Synonyms;

internal sealed class SynonymTests
{
    private HubApp hub = null!;

    [OneTimeSetUp]
    public async Task Start() => hub = await HubApp.Start();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("", "Потрібно щонайменше два")]
    [TestCase("ЦНАП", "Потрібно щонайменше два")]
    [TestCase("ЦНАП\nцнап", "Потрібно щонайменше два")]
    [TestCase("***\n---", "Потрібно щонайменше два")]
    public async Task A_group_that_joins_nothing_is_refused_and_what_was_typed_stays(string members, string sentence)
    {
        var refused = await (await Editor().Get("/discovery/synonyms")).Submit("main form", ("Members", members));

        Assert.Multiple(() =>
        {
            Assert.That(refused.Errors, Has.Some.Contains(sentence));
            Assert.That(refused.Html.QuerySelector("textarea")!.TextContent.Trim().ReplaceLineEndings("\n"), Is.EqualTo(members));
        });
    }

    [Test]
    public async Task A_group_is_changed_and_deleted()
    {
        await (await Editor().Get("/en/discovery/synonyms")).Submit("main form", ("Members", "ВПО\nпереселенець"));
        var id = await hub.Db<DiscoveryDb, Guid>(db => db.Synonyms.Select(g => g.Id).SingleAsync());

        await (await Editor().Get("/discovery/synonyms?id=" + id)).Submit("main form", ("Members", "ВПО\nпереселенець\nвимушений переселенець"));
        var changed = await hub.Db<DiscoveryDb, SynonymGroup>(db => db.Synonyms.SingleAsync());
        var stale = await Stale(id);
        await (await Editor().Get("/discovery/synonyms")).Submit("form[action*=Delete], form[action*=delete]");

        Assert.Multiple(() =>
        {
            Assert.That(changed.All, Has.Count.EqualTo(3));
            Assert.That(stale.Status, Is.Not.EqualTo(302), "somebody else changed it meanwhile");
            Assert.That(hub.Db<DiscoveryDb, int>(db => db.Synonyms.CountAsync()).Result, Is.Zero);
        });
    }

    private async Task<Answer> Stale(Guid id)
    {
        var (one, other) = (await Editor().Get("/discovery/synonyms?id=" + id), await Editor().Get("/discovery/synonyms?id=" + id));
        await one.Submit("main form", ("Members", "ВПО\nпереселенець\nбіженець"));
        return await other.Submit("main form", ("Members", "ВПО\nпереселенка"));
    }

    private Visitor Editor() => hub.As(new TestPerson("Олена", DiscoveryModule.Tune));
}
