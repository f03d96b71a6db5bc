using System.Diagnostics;

namespace Hub.Testing;

/// <summary>The last lines a program wrote, to be shown when it fails.</summary>
public sealed class LastLines
{
    private const int Kept = 40;
    private readonly Queue<string> lines = new();

    /// <summary>Listens to a program whose output is redirected.</summary>
    /// <param name="process">The program.</param>
    public static LastLines Of(Process process)
    {
        var last = new LastLines();
        process.OutputDataReceived += (_, written) => last.Add(written.Data);
        process.ErrorDataReceived += (_, written) => last.Add(written.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return last;
    }

    /// <summary>The lines, oldest first.</summary>
    public override string ToString()
    {
        lock (lines)
            return string.Join('\n', lines);
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept)
                lines.Dequeue();
        }
    }
}
