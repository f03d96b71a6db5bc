using System.Diagnostics;
using System.Text.Json;

namespace Hub.Browser.Tests;

/// <summary>Checks pages with html-validate.</summary>
internal static class HtmlValidate
{
    /// <summary>What is wrong with pages, a line each; empty when nothing is.</summary>
    public static async Task<IReadOnlyList<string>> Complaints(IEnumerable<Answer> pages)
    {
        var folder = Directory.CreateTempSubdirectory("hub-html-");
        try
        {
            var names = new Dictionary<string, string>();
            foreach (var page in pages)
            {
                var file = Path.Combine(folder.FullName, $"{names.Count}.html");
                await File.WriteAllBytesAsync(file, page.Bytes);
                names[file] = page.Path;
            }
            var report = await Run([Repository.At("tests", "Browser.Tests", ".htmlvalidate.json"), .. names.Keys]);
            return [.. from file in JsonDocument.Parse(report).RootElement.EnumerateArray()
                       let path = names[file.GetProperty("filePath").GetString()!]
                       from message in file.GetProperty("messages").EnumerateArray()
                       select $"{path}:{message.GetProperty("line")} {message.GetProperty("ruleId").GetString()}: {message.GetProperty("message").GetString()}"];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> Run(IEnumerable<string> arguments)
    {
        if (!Directory.Exists(Repository.At("node_modules", "html-validate")))
            throw new InvalidOperationException("html-validate is not there: run 'npm ci' in the folder of package.json.");
        var program = Repository.At("tests", "Browser.Tests", "validate.mjs");
        var start = new ProcessStartInfo("node", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        using var process = Process.Start(start)!;
        var (report, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (await report) is { Length: > 0 } text ? text : throw new InvalidOperationException($"html-validate said nothing: {await trouble}");
    }
}
