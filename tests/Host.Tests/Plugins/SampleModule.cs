using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Hub.Host.Tests.Plugins;

/// <summary>The module that docs/new-module.md builds: made from the page's own words, outside the solution.</summary>
internal static partial class SampleModule
{
    public const string Assembly = "Example.Terms";

    /// <summary>Builds the module as the page says.</summary>
    /// <param name="plugins">The plugin folder.</param>
    /// <param name="mistake">What its author does otherwise: a piece of text and what stands there instead.</param>
    public static async Task Build(string plugins, (string Text, string Instead)? mistake = null)
    {
        var sources = Directory.CreateTempSubdirectory("hub-sample-");
        try
        {
            foreach (var (file, text) in Files())
            {
                var path = Path.Combine(sources.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, mistake is null ? text : text.Replace(mistake.Value.Text, mistake.Value.Instead, StringComparison.Ordinal));
            }
            await Run(sources.FullName, "build", "-c", "Release", $"-p:Portal={AppContext.BaseDirectory.TrimEnd('/')}", "-o", Path.Combine(plugins, Assembly), "-nologo", "-v", "quiet");
        }
        finally
        {
            sources.Delete(recursive: true);
        }
    }

    /// <summary>The files printed on the page, each under its name.</summary>
    public static IReadOnlyList<(string File, string Text)> Files() =>
        [.. Printed().Matches(File.ReadAllText(Repository.At("docs", "new-module.md"))).Select(m => (m.Groups["file"].Value, m.Groups["text"].Value))];

    private static async Task Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A build inside a test must not look for settings of the test runner's own build.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        using var process = Process.Start(start)!;
        var (said, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The module of docs/new-module.md does not build:\n{await said}\n{await trouble}");
    }

    [GeneratedRegex(@"^`(?<file>[\w./-]+)`\n\n```\w+\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Printed();
}
