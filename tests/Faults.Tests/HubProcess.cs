using System.Diagnostics;
using System.Globalization;

namespace Hub.Faults.Tests;

/// <summary>The program itself in a process of its own, which can be killed at any moment.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    // Patience with a machine that has other things to do; nothing is measured here.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    private readonly Process process;
    private readonly LastLines said;

    private HubProcess(Process process, Uri address) => (this.process, Address, said) = (process, address, LastLines.Of(process));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Number of the process.</summary>
    public int Id => process.Id;

    /// <summary>Whether it ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts the portal and does not wait for it.</summary>
    /// <param name="place">Its data folder and database.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="settings">Further settings.</param>
    /// <param name="around">A program that starts it, with its arguments.</param>
    public static HubProcess Start(TestDatabase place, int port, IReadOnlyDictionary<string, string>? settings = null, params IReadOnlyList<string> around)
    {
        var address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/";
        string[] line = [.. around, "dotnet", Path.Combine(AppContext.BaseDirectory, "Hub.dll"), $"--urls={address}", "--migrate=true", .. Settings(place, settings)];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = place.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        return new HubProcess(Process.Start(start)!, new Uri(address));
    }

    /// <summary>Waits until it answers.</summary>
    public async Task<HubProcess> Ready()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Until(async () =>
        {
            if (HasEnded)
                throw new InvalidOperationException($"The portal ended with {process.ExitCode}. It said:\n{said}");
            try
            {
                return (await http.GetAsync("health/live")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, () => $"The portal does not answer. It said:\n{said}");
        return this;
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for something that becomes true by itself.</summary>
    public static async Task Until(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        var clock = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (clock.Elapsed > patience)
                throw new TimeoutException(otherwise());
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
            await Kill();
        process.Dispose();
    }

    private static IEnumerable<string> Settings(TestDatabase place, IReadOnlyDictionary<string, string>? more)
    {
        var all = new Dictionary<string, string>
        {
            ["environment"] = "Production",
            ["Hub:Data"] = place.Folder,
            ["Hub:Engine"] = place.Engine.ToString(),
            ["Hub:Limits:Forms"] = "1000000",
            // Long enough to be told from a host that works, short enough for a test to wait for it.
            ["Hub:Facts:LeaseSeconds"] = "10",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        if (place.Connection is not null)
            all["Hub:Database"] = place.Connection;
        // Less to start fifty times: what is tested is the house, and the ledger lives in it as every module does.
        foreach (var off in new[] { "Contest", "Discovery", "Library", "Practices" })
            all[$"Modules:{off}:Enabled"] = "false";
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
            all[name] = value;
        return all.Select(setting => $"--{setting.Key}={setting.Value}");
    }
}
