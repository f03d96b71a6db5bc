using System.Diagnostics;
using System.Globalization;
using Hub.Testing;

namespace Hub.Benchmarks;

/// <summary>A process that serves on the loopback, with its start and its memory measured.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(5);

    private readonly Process process;

    private Server(Process process, Uri address, TimeSpan start) => (this.process, Address, Start) = (process, address, start);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan Start { get; }

    /// <summary>Resident memory in MB now.</summary>
    public double Megabytes => Memory("VmRSS:");

    /// <summary>The most resident memory so far, in MB.</summary>
    public double MostMegabytes => Memory("VmHWM:");

    public static async Task<Server> Run(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, int port)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)! };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = LastLines.Of(process);
        var address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
        using var client = new HttpClient { Timeout = patience };
        while (clock.Elapsed < patience && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return new(process, address, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
            await Task.Delay(5);
        }
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        throw new InvalidOperationException($"{Path.GetFileName(program)} did not answer with 200. It said:\n{said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private double Memory(string name)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Trim('\t'), CultureInfo.InvariantCulture) / 1024;
    }
}
