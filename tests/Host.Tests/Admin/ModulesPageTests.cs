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
}
