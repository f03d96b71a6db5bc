using Hub.Host.Tests.Plugins;

namespace Hub.Host.Tests.Admin;

/// <summary>Administrators see every module that was found, and why one was left out.</summary>
public sealed class ModulesPageTests
{
    [TestCase("", "Збій у конструкторі модуля: ")]
    [TestCase("/en", "Its constructor failed: ")]
    public async Task A_refused_module_and_a_switched_off_one_are_shown(string language, string sentence)
    {
        await using var database = await TestDatabase.Create();
        BrokenModule.Write(Path.Combine(database.Folder, "plugins"), "Unborn", member: null);
        await using var hub = await HubApp.Start(new() { Database = database, Settings = new Dictionary<string, string?> { ["Modules:Ledger:Enabled"] = "false" } });

        var page = await hub.As(new TestPerson("Адміністраторка", "hub.administer")).Get(language + "/admin/modules");
        string Row(string name) => page.Html.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == name).TextContent;

        Assert.Multiple(() =>
        {
            Assert.That(Row("Unborn"), Does.Contain(sentence + BrokenModule.Cry).And.Contain("plugins/Unborn"));
            Assert.That(Row("Ledger"), Does.Not.Contain(BrokenModule.Cry));
        });
    }

    [Test]
    public async Task A_module_switched_off_on_the_page_is_gone_after_a_restart_and_comes_back()
    {
        var administrator = new TestPerson("Адміністраторка", "hub.administer");
        await using var database = await TestDatabase.Create();
        await using (var hub = await HubApp.Start(new() { Database = database }))
        {
            Assert.That((await Switch(hub, administrator, "Practices")).Text, Does.Contain("Вимкнеться після перезапуску"));
            Assert.That((await hub.Get("/practices")).Status, Is.EqualTo(200), "not before the restart");
        }
        await using (var hub = await HubApp.Start(new() { Database = database }))
        {
            Assert.That((await hub.Get("/practices")).Status, Is.EqualTo(404));
            Assert.That((await Switch(hub, administrator, "Practices")).Text, Does.Contain("Увімкнеться після перезапуску"));
        }
        await using (var hub = await HubApp.Start(new() { Database = database }))
            Assert.That((await hub.Get("/practices")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Accounts_and_what_is_set_outside_cannot_be_switched()
    {
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Modules:Discovery:Enabled"] = "true" } });
        var administrator = hub.As(new TestPerson("Адміністраторка", "hub.administer"));

        var page = await administrator.Get("/admin/modules");

        Assert.That(page.Html.QuerySelectorAll("input[name=module]").Select(i => i.GetAttribute("value")), Does.Contain("Practices").And.Not.Contain("Cabinet").And.Not.Contain("Discovery"));
        Assert.That(page.Text, Does.Contain("Задано поза порталом: Modules:Discovery:Enabled"));
        foreach (var module in (string[])["Cabinet", "Discovery", "Nobody"])
            Assert.That((await administrator.Post("/admin/modules", ("module", module), ("on", "false"))).Status, Is.EqualTo(404), module);
    }

    private static async Task<Answer> Switch(HubApp hub, TestPerson administrator, string module)
    {
        var visitor = hub.As(administrator);
        Assert.That((await (await visitor.Get("/admin/modules")).Submit($"form:has(input[value={module}])")).Status, Is.EqualTo(302));
        return await visitor.Get("/admin/modules");
    }
}
