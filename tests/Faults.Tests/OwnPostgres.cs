using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Hub.Faults.Tests;

/// <summary>A PostgreSQL server of the test's own, so that it can be stopped without anybody else noticing.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string programs;
    private readonly string folder = Directory.CreateTempSubdirectory("hub-postgres-").FullName;
    private readonly int port = Ports.Free();
    private bool runs;

    private OwnPostgres(string programs) => this.programs = programs;

    /// <summary>Connection string without a database.</summary>
    public string Server => $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=hub;Database=postgres";

    /// <summary>Makes a server and starts it.</summary>
    public static async Task<OwnPostgres> Run()
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb")))
            .OrderByDescending(d => d, StringComparer.Ordinal).First();
        var server = new OwnPostgres(programs);
        if (Environment.IsPrivilegedProcess)
            await Run("chown", "nobody", server.folder);
        await server.AsServer("initdb", "-D", server.Data, "-U", "hub", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await server.Start();
        return server;
    }

    /// <summary>Starts it again.</summary>
    public async Task Start()
    {
        await AsServer("pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            $"-p {port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100");
        runs = true;
    }

    /// <summary>Stops it as a power cut would: connections break, nothing is written any more.</summary>
    public async Task Cut()
    {
        if (runs)
            await AsServer("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        runs = false;
        // Lines the test itself had open are broken, too.
        NpgsqlConnection.ClearPool(new NpgsqlConnection(Server));
    }

    public async ValueTask DisposeAsync()
    {
        await Cut();
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    // The server refuses to be run by root.
    private Task AsServer(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? Run("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", Path.Combine(programs, program), .. arguments])
        : Run(Path.Combine(programs, program), arguments);

    private static async Task Run(string program, params string[] arguments)
    {
        // Its output is not read: the server it starts would hold it open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
