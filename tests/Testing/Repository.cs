namespace Hub.Testing;

/// <summary>Where the sources lie: pages' assets, modules and texts are read from there.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>global.json</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of a file or folder of the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files of the repository under a folder, without what builds and package managers leave there.</summary>
    /// <param name="folder">Full path of the folder.</param>
    /// <param name="pattern">File name pattern such as <c>*.cs</c>.</param>
    public static IEnumerable<string> Files(string folder, string pattern = "*") =>
        Directory.EnumerateFiles(folder, pattern).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !Made.Contains(Path.GetFileName(inner)) && !File.Exists(Path.Combine(inner, ".git")))
            .SelectMany(inner => Files(inner, pattern)));

    private static readonly HashSet<string> Made = ["bin", "obj", "node_modules", "data", "TestResults", ".git", ".vs", "assets", "BenchmarkDotNet.Artifacts"];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "global.json")))
                return folder.FullName;
        throw new InvalidOperationException($"The sources were not found above {AppContext.BaseDirectory}: run the tests from a clone.");
    }
}
