using System.Xml.Linq;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hub.Rules.Tests;

/// <summary>A module is one folder, one assembly, one public class, and knows nothing but the kernel.</summary>
public sealed class ModuleRules
{
    [Test]
    public void Every_folder_of_Modules_is_a_module_the_host_finds()
    {
        var folders = Directory.EnumerateFiles(Repository.At("Modules"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)!).Order().ToList();

        Assert.Multiple(() =>
        {
            Assert.That(folders, Is.Not.Empty);
            Assert.That(HubModules.All.Select(m => m.Name).Order(), Is.EqualTo(folders));
        });
    }

    [TestCaseSource(typeof(Found), nameof(Found.Modules))]
    public void A_module_references_only_the_kernel(HubModule module)
    {
        var compiled = module.GetType().Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name == "Hub" || name.StartsWith("Hub.", StringComparison.Ordinal));
        var written = Directory.EnumerateFiles(HubModules.Sources(module), "*.csproj")
            .SelectMany(file => XDocument.Load(file).Descendants("ProjectReference")).Select(e => e.Attribute("Include")!.Value);

        Assert.Multiple(() =>
        {
            Assert.That(compiled, Is.EqualTo(["Hub.SharedKernel"]));
            Assert.That(written, Is.Empty, "the kernel's reference comes from Modules/Directory.Build.props");
        });
    }

    [TestCaseSource(typeof(Found), nameof(Found.Modules))]
    public void A_module_exports_its_front_door_and_its_migrations_alone(HubModule module)
    {
        var exported = module.GetType().Assembly.GetExportedTypes().Where(t => !t.IsSubclassOf(typeof(Migration)));

        Assert.That(exported, Is.EqualTo([module.GetType()]));
    }

    [TestCaseSource(typeof(Found), nameof(Found.Modules))]
    public void Keys_of_permissions_roles_and_jobs_begin_with_their_module(HubModule module)
    {
        // The portal's administrator is the Cabinet's to grant and everybody's to ask for.
        var keys = module.Permissions.Select(p => p.Key).Concat(module.Roles.Select(r => r.Key)).Concat(module.Jobs.Select(j => j.Id))
            .Where(key => !(module.Name == "Cabinet" && key.StartsWith("hub.", StringComparison.Ordinal)));

        Assert.That(keys, Has.All.StartsWith(module.Name.ToLowerInvariant() + "."));
    }

    [TestCaseSource(typeof(Found), nameof(Found.Modules))]
    public void A_role_bundles_permissions_that_exist(HubModule module)
    {
        var known = HubModules.All.SelectMany(m => m.Permissions).Select(p => p.Key);

        Assert.That(module.Roles.SelectMany(r => r.Permissions).Distinct(), Is.SubsetOf(known));
    }
}
