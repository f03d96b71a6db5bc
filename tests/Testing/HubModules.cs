using Hub.SharedKernel;
using Microsoft.Extensions.Configuration;

namespace Hub.Testing;

/// <summary>The modules built with the host, found as the host finds them; nobody lists them.</summary>
public static class HubModules
{
    /// <summary>All modules.</summary>
    public static IReadOnlyList<HubModule> All { get; } = [.. ModuleCatalog.Find(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?> { ["Hub:Plugins"] = Path.Combine(AppContext.BaseDirectory, "no-plugins") }).Build()).Modules];

    /// <summary>Folder of a module's sources.</summary>
    /// <param name="module">The module.</param>
    public static string Sources(HubModule module) => module is Works.PortalModule ? Repository.At("Host", "Works") : Repository.At("Modules", module.Name);
}
