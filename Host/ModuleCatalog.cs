using System.Reflection;
using System.Resources;
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
    /// <param name="settings">The portal's configuration.</param>
    /// <param name="refusals">Folders of dropped-in modules that failed in an earlier try, with the reason.</param>
    public static ModuleCatalog Find(IConfiguration settings, IReadOnlyDictionary<string, Refusal>? refusals = null)
    {
        var catalog = new ModuleCatalog();
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "Hub.*.dll").Order(StringComparer.Ordinal))
            catalog.AddBuiltIn(file, settings);
        var plugins = Path.GetFullPath(settings["Hub:Plugins"] ?? "plugins");
        if (Directory.Exists(plugins))
            foreach (var folder in Directory.EnumerateDirectories(plugins).Order(StringComparer.Ordinal))
                catalog.AddPlugin(folder, settings, refusals?.GetValueOrDefault(folder));
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

    /// <summary>Lets a module do its part of a start; when a dropped-in one fails, only it is to blame.</summary>
    /// <param name="module">Name of the module.</param>
    /// <param name="part">What it was asked to do: key of a refusal.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="PluginFailed">A dropped-in module failed; the portal is built again without it.</exception>
    public void Let(string module, string part, Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (Blamed(module, part, failure) is not null)
        {
            throw Blamed(module, part, failure)!;
        }
    }

    /// <summary>The failure of a dropped-in module; null when the module was built with the host, whose failures stop the start.</summary>
    public PluginFailed? Blamed(string module, string part, Exception failure) =>
        entries.FirstOrDefault(e => e.Module is not null && e.Name.Equals(module, StringComparison.OrdinalIgnoreCase))?.Folder is { } folder
            ? new PluginFailed(folder, new Refusal(part, Refusal.For(failure)))
            : null;

    private void AddBuiltIn(string file, IConfiguration settings)
    {
        var name = AssemblyName.GetAssemblyName(file);
        // Only assemblies built against the kernel can hold a module; tests and the kernel itself are no modules.
        if (name.Name is "Hub" or "Hub.SharedKernel" || name.Name!.EndsWith(".Tests", StringComparison.Ordinal) || name.Name == "Hub.Testing")
            return;
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
        var type = assembly.GetExportedTypes().SingleOrDefault(t => t.IsSubclassOf(typeof(HubModule)) && !t.IsAbstract);
        if (type is not null)
            Take(type, settings, folder: null);
    }

    private void AddPlugin(string folder, IConfiguration settings, Refusal? refusal)
    {
        try
        {
            if (refusal is not null)
                throw new PluginRefused(refusal);
            Take(PluginLoader.Load(folder), settings, folder);
        }
        catch (Exception failure)
        {
            // Whatever a stranger's code throws, the portal starts.
            entries.Add(new(Path.GetFileName(folder), "", Enabled: false, folder, Refusal.For(failure), null));
        }
    }

    private void Take(Type type, IConfiguration settings, string? folder)
    {
        var module = (HubModule)Activator.CreateInstance(type)!;
        var assembly = type.Assembly.GetName();
        var taken = entries.FirstOrDefault(e => e.Module is not null && (e.Name.Equals(module.Name, StringComparison.OrdinalIgnoreCase)
            || e.Module.GetType().Assembly.GetName().Name == assembly.Name));
        if (taken is not null)
            throw new PluginRefused(taken.Name.Equals(module.Name, StringComparison.OrdinalIgnoreCase)
                ? new("NameTaken", module.Name)
                : new("AssemblyTaken", taken.Name, assembly.Name!));
        Ask(module);
        var enabled = settings.GetValue($"Modules:{module.Name}:Enabled", true);
        entries.Add(new(module.Name, assembly.Version?.ToString(3) ?? "", enabled, folder, null, module));
        if (enabled)
            modules.Add(module);
    }

    /// <summary>Asked here, so that a module which cannot answer is refused and not the portal's first visitor.</summary>
    private static void Ask(HubModule module)
    {
        _ = (module.Database, module.Menu.ToList(), module.Permissions.ToList(), module.Roles.ToList(), module.Jobs.ToList(), module.HomeBlocks.ToList());
        _ = module.GetType().Assembly.GetTypes();
        try
        {
            new ResourceManager(module.TextsType).GetString("Any", System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is MissingManifestResourceException or TypeLoadException)
        {
            throw new PluginRefused(new("NoTexts", module.Name, module.GetType().Name));
        }
    }
}

/// <summary>A module as administrators see it.</summary>
internal sealed record ModuleEntry(string Name, string Version, bool Enabled, string? Folder, Refusal? Refusal, HubModule? Module);
