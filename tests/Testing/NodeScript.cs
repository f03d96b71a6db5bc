using System.Diagnostics;
using System.Text;

namespace Hub.Testing;

/// <summary>Runs a script of the tests in Node.js: parsers that share nothing with the library that wrote what they read.</summary>
public static class NodeScript
{
    /// <summary>What the script printed.</summary>
    /// <param name="script">Its place in the sources.</param>
    /// <param name="input">Given to it on the standard input.</param>
    /// <exception cref="InvalidOperationException">It failed; the message says what it said.</exception>
    public static async Task<string> Run(string script, string input)
    {
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;
        var (said, trouble) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException(await trouble);
    }
}
