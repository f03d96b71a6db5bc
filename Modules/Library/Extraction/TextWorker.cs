using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hub.Library.Extraction;

/// <summary>
/// The portal's end of the reading process. It is started when the first file waits, serves one after another, and is ended when a file
/// takes too long: the next file gets a new process.
/// </summary>
internal sealed class TextWorker(TextLimits limits, string? program) : IDisposable
{
    private Process? process;

    public async Task<TextAnswer> Ask(TextQuestion question, CancellationToken cancel)
    {
        process ??= Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
        try
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question).AsMemory(), patience.Token);
            await process.StandardInput.FlushAsync(patience.Token);
            if (await process.StandardOutput.ReadLineAsync(patience.Token) is { Length: > 0 } line)
                return JsonSerializer.Deserialize<TextAnswer>(line)!;
            // The process is gone: its memory was not enough, or its stack.
            End();
            return TextAnswer.Failed("Memory");
        }
        catch (IOException)
        {
            End();
            return TextAnswer.Failed("Memory");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            End();
            return TextAnswer.Failed("Time");
        }
        catch
        {
            End();
            throw;
        }
    }

    public void Dispose() => End();

    private Process Start()
    {
        var start = StartInfo();
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardInputEncoding = start.StandardOutputEncoding = new UTF8Encoding(false);
        start.UseShellExecute = false;
        start.ArgumentList.Add("library");
        start.ArgumentList.Add("read-texts");
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.Megabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var started = Process.Start(start) ?? throw new InvalidOperationException("The reading process did not start.");
        // Nobody reads what a dying process says; its pipe must not fill.
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        Modest(started);
        return started;
    }

    // Visitors go first.
    private static void Modest(Process started)
    {
        try
        {
            started.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception refused) when (refused is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It may be gone already, or the machine does not allow it; both are said when an answer is waited for.
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var library = program ?? Path.Combine(AppContext.BaseDirectory, "Hub.dll");
        if (!library.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || !File.Exists(library))
            return new ProcessStartInfo(program ?? Environment.ProcessPath!);
        var start = new ProcessStartInfo(Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
        start.ArgumentList.Add(library);
        return start;
    }

    private void End()
    {
        if (process is null)
            return;
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself at this moment.
        }
        process.Dispose();
        process = null;
    }
}
