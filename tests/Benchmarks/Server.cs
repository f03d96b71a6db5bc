using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

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
        var said = new Queue<string>();
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
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
        lock (said)
            throw new InvalidOperationException($"{Path.GetFileName(program)} did not answer with 200. It said:\n{string.Join('\n', said)}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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

    private static void Keep(Queue<string> said, string? line)
    {
        if (line is null)
            return;
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > 30)
                said.Dequeue();
        }
    }
}
