using Hub.SharedKernel.Languages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Host.Tests.Plugins;

/// <summary>A module that is broken is left out with a sentence, and the portal starts.</summary>
public sealed class RefusedTests
{
    private TestDatabase database = null!;

    [SetUp]
    public async Task Create() => database = await TestDatabase.Create();

    [TearDown]
    public async Task Delete() => await database.DisposeAsync();

    [Test]
    public Task A_damaged_assembly_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(Plugins, "Damaged"));
        File.WriteAllText(Path.Combine(Plugins, "Damaged", "Damaged.dll"), "This is no assembly at all.");
        return IsRefused("Damaged", "Its assembly is damaged or is no .NET assembly. Build the module again and copy its whole output folder.");
    }

    [Test]
    public Task A_folder_without_an_assembly_is_refused()
    {
        Directory.CreateDirectory(Path.Combine(Plugins, "Empty"));
        return IsRefused("Empty", "No assembly was found. Put Empty.dll with its deps.json into the folder.");
    }

    [Test]
    public Task A_module_for_another_kernel_is_refused()
    {
        BrokenModule.WriteForKernel(Plugins, "Older", new Version(9, 9, 0, 0));
        return IsRefused("Older", $"It was built for Hub.SharedKernel 9.9.0, and this portal has {Kernel}. Build it again against this version.");
    }

    [Test]
    public Task A_module_whose_constructor_fails_is_refused()
    {
        BrokenModule.Write(Plugins, "Unborn", member: null);
        return IsRefused("Unborn", $"Its constructor failed: {BrokenModule.Cry}");
    }

    [TestCase("get_Menu")]
    [TestCase("get_Jobs")]
    [TestCase("get_Permissions")]
    public Task A_module_that_cannot_say_what_it_brings_is_refused(string member)
    {
        BrokenModule.Write(Plugins, "Mute", member);
        return IsRefused("Mute", BrokenModule.Cry);
    }

    [Test]
    public Task A_module_whose_services_cannot_be_added_is_refused()
    {
        BrokenModule.Write(Plugins, "Clumsy", "AddServices");
        return IsRefused("Clumsy", $"Its services could not be added: {BrokenModule.Cry}");
    }

    [Test]
    public Task A_module_whose_addresses_cannot_be_mapped_is_refused()
    {
        BrokenModule.Write(Plugins, "Lost", "MapEndpoints");
        return IsRefused("Lost", $"Its addresses could not be mapped: {BrokenModule.Cry}");
    }

    [Test]
    public async Task A_module_with_a_page_that_states_no_access_is_refused()
    {
        await SampleModule.Build(Plugins, ("[AllowAnonymous]", ""));
        await IsRefused(SampleModule.Assembly, "Its pages cannot be served: These addresses do not say who may use them; " +
            "add [RequirePermission], [Authorize] or [AllowAnonymous]: /Terms/Index (/Index), /Terms (/Index)");
    }

    [Test]
    public async Task A_module_whose_tables_cannot_be_made_is_refused()
    {
        await SampleModule.Build(Plugins, ("migrationBuilder.EnsureSchema(\"terms\");", "migrationBuilder.Sql(\"CREATE NONSENSE\");"));
        await IsRefused(SampleModule.Assembly, "Its tables could not be made: SQLite Error 1: 'near \"NONSENSE\": syntax error'.");
    }

    [Test]
    public async Task A_module_that_cannot_count_does_not_take_the_home_page_from_all()
    {
        BrokenModule.Write(Plugins, "Innumerate", "Figure");
        await using var hub = await HubApp.Start(new() { Database = database });

        Assert.That((await hub.Get("/")).Status, Is.EqualTo(200));
        Assert.That(hub.Log.Where(line => line.Level == LogLevel.Error).Select(line => line.Text), Is.EqualTo(["The figure of Innumerate could not be counted"]));
    }

    private static string Kernel => typeof(SharedKernel.HubModule).Assembly.GetName().Version!.ToString(3);

    private string Plugins => Path.Combine(database.Folder, "plugins");

    private async Task IsRefused(string name, string reason)
    {
        await using var hub = await HubApp.Start(new() { Database = database });
        var entry = hub.Services.GetRequiredService<ModuleCatalog>().Entries.Single(e => e.Folder == Path.Combine(Plugins, name));

        Assert.Multiple(() =>
        {
            Assert.That(entry.Refusal!.In(Language.En), Is.EqualTo(reason));
            Assert.That(hub.Log.Single(line => line is { Level: LogLevel.Error, Category: "Hub" }).Text, Is.EqualTo($"Module {name} was refused: {reason}"));
        });
        Assert.That((await hub.Get("/")).Status, Is.EqualTo(200));
        Assert.That((await hub.Get("/ledger")).Status, Is.EqualTo(200), "the others do not suffer");
    }
}
