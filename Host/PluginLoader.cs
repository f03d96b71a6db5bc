using System.Reflection;
using System.Runtime.Loader;
using Hub.SharedKernel;

namespace Hub;

/// <summary>
/// Loads a dropped-in module in a context of its own: what host and kernel have is shared, what only the module needs stays with it.
/// </summary>
internal static class PluginLoader
{
    public static Type Load(string folder)
    {
        var main = MainAssembly(folder);
        CheckKernel(main);
        var context = new PluginContext(main);
        var types = context.LoadFromAssemblyPath(main).GetExportedTypes().Where(t => t.IsSubclassOf(typeof(HubModule)) && !t.IsAbstract).ToList();
        return types.Count == 1
            ? types[0]
            : throw new PluginRefused(new("OneModule", Path.GetFileName(main), types.Count));
    }

    /// <summary>The assembly named like the folder, or the only one that has a deps.json.</summary>
    private static string MainAssembly(string folder)
    {
        var named = Path.Combine(folder, Path.GetFileName(folder) + ".dll");
        if (File.Exists(named))
            return named;
        var described = Directory.GetFiles(folder, "*.deps.json").Select(f => f[..^".deps.json".Length] + ".dll").Where(File.Exists).ToList();
        return described.Count == 1
            ? described[0]
            : throw new PluginRefused(new("NoAssembly", Path.GetFileName(folder)));
    }

    private static void CheckKernel(string main)
    {
        var kernel = typeof(HubModule).Assembly.GetName();
        using var file = File.OpenRead(main);
        using var portable = new System.Reflection.PortableExecutable.PEReader(file);
        if (!portable.HasMetadata)
            throw new BadImageFormatException();
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(portable);
        var wanted = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Where(r => metadata.StringComparer.Equals(r.Name, kernel.Name!)).Select(r => r.Version).SingleOrDefault()
            ?? throw new PluginRefused(new("NoKernel", Path.GetFileName(main), kernel.Name!));
        // While the kernel is 0.x every minor version may break; afterwards only a major one does.
        var fits = wanted.Major == kernel.Version!.Major && (wanted.Major > 0 ? wanted.Minor <= kernel.Version.Minor : wanted.Minor == kernel.Version.Minor);
        if (!fits)
            throw new PluginRefused(new("OtherKernel", kernel.Name!, wanted.ToString(3), kernel.Version.ToString(3)));
    }

    private sealed class PluginContext(string main) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(main))
    {
        private readonly AssemblyDependencyResolver resolver = new(main);

        protected override Assembly? Load(AssemblyName name)
        {
            try
            {
                // The default context first: one kernel, one framework, or types would not meet.
                return Default.LoadFromAssemblyName(name);
            }
            catch (Exception failure) when (failure is FileNotFoundException or FileLoadException)
            {
                // The host has none, or an older one than the module needs: the module then brings its own.
                return resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
            }
        }

        protected override nint LoadUnmanagedDll(string name) =>
            resolver.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
    }
}
