using System.Reflection;
using System.Runtime.Loader;
using Hub.SharedKernel;

namespace Hub;

/// <summary>
/// The modules of this portal: those built with the host, and those dropped into <c>plugins/</c>.
/// A module that is broken or made for another kernel is left out with a sentence; the portal starts without it.
/// </summary>
internal sealed class ModuleCatalog
{
    private readonly List<HubModule> modules = [];
    private readonly List<ModuleEntry> entries = [];

    /// <summary>Modules that take part, in the order of their menu.</summary>
    public IReadOnlyList<HubModule> Modules => modules;

    /// <summary>All modules that were found, also those switched off and refused.</summary>
    public IReadOnlyList<ModuleEntry> Entries => entries;

    /// <summary>Looks beside the program and into the plugin folder (<c>Hub:Plugins</c>, by default <c>plugins</c>).</summary>
    public static ModuleCatalog Find(IConfiguration settings)
    {
        var catalog = new ModuleCatalog();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Hub.*.dll").Order(StringComparer.Ordinal))
            catalog.AddBuiltIn(file, settings);
        var plugins = Path.GetFullPath(settings["Hub:Plugins"] ?? "plugins");
        if (Directory.Exists(plugins))
            foreach (var folder in Directory.EnumerateDirectories(plugins).Order(StringComparer.Ordinal))
                catalog.AddPlugin(folder, settings);
        return catalog;
    }

    /// <summary>Writes what was refused where administrators look.</summary>
    public void Report(ILogger log)
    {
        foreach (var entry in entries)
        {
            if (entry.Refusal is not null)
                log.LogError("Module {Module} was refused: {Reason}", entry.Name, entry.Refusal);
            else
                log.LogInformation("Module {Module} {Version} {State}", entry.Name, entry.Version, entry.Enabled ? "is on" : "is switched off");
        }
    }

    private void AddBuiltIn(string file, IConfiguration settings)
    {
        var name = AssemblyName.GetAssemblyName(file);
        // Only assemblies built against the kernel can hold a module; tests and the kernel itself are no modules.
        if (name.Name is "Hub" or "Hub.SharedKernel" || name.Name!.EndsWith(".Tests", StringComparison.Ordinal) || name.Name == "Hub.Testing")
            return;
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyName(name);
        var type = assembly.GetExportedTypes().SingleOrDefault(t => t.IsSubclassOf(typeof(HubModule)));
        if (type is not null)
            Take(type, settings, plugin: null);
    }

    private void AddPlugin(string folder, IConfiguration settings)
    {
        var name = Path.GetFileName(folder);
        try
        {
            var (type, context) = PluginLoader.Load(folder);
            Take(type, settings, new Plugin(folder, context));
        }
        catch (Exception failure) when (failure is PluginRefused or BadImageFormatException or FileLoadException or FileNotFoundException
            or TypeLoadException or ReflectionTypeLoadException or MissingMethodException or TargetInvocationException or IOException)
        {
            entries.Add(new(name, "", Enabled: false, folder, failure.InnerException?.Message ?? failure.Message, null));
        }
    }

    private void Take(Type type, IConfiguration settings, Plugin? plugin)
    {
        var module = (HubModule)Activator.CreateInstance(type)!;
        if (entries.Any(e => e.Module is not null && e.Name.Equals(module.Name, StringComparison.OrdinalIgnoreCase)))
            throw new PluginRefused($"a module named {module.Name} is already there; give the module another name.");
        // Asked here, so that a module which cannot answer is refused and not the portal's first visitor.
        _ = (module.TextsType, module.Database, module.Menu.ToList(), module.Permissions.ToList(), module.Roles.ToList(), module.Jobs.ToList());
        var enabled = settings.GetValue($"Modules:{module.Name}:Enabled", true);
        entries.Add(new(module.Name, type.Assembly.GetName().Version?.ToString(3) ?? "", enabled, plugin?.Folder, null, module));
        if (enabled)
            modules.Add(module);
    }
}

/// <summary>A module as administrators see it.</summary>
internal sealed record ModuleEntry(string Name, string Version, bool Enabled, string? Folder, string? Refusal, HubModule? Module);

/// <summary>Where a dropped-in module came from.</summary>
internal sealed record Plugin(string Folder, AssemblyLoadContext Context);
