using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Hub.Discovery;
using Hub.Library;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Data;
using Hub.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hub.Benchmarks;

/// <summary>The published portal on a data folder of its own.</summary>
internal sealed class Portal(string program, string data)
{
    private Dictionary<string, string> Settings => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Hub__Data"] = data,
        ["Logging__LogLevel__Default"] = "Warning",
        ["LANG"] = "en_GB.UTF-8",
        // The limits are for people; here one machine asks for everybody.
        ["Hub__Limits__Search"] = "1000000",
        ["Hub__Limits__Forms"] = "1000000",
    };

    /// <summary>Builds the portal as it is installed in production.</summary>
    public static async Task<string> Publish(string to)
    {
        await Command("dotnet", ["publish", "Host", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", to, "-v", "q", "--nologo", "--disable-build-servers"], new Dictionary<string, string>());
        return Path.Combine(to, "Hub");
    }

    public Task<Server> Start(bool migrate)
    {
        var port = Ports.Free();
        List<string> arguments = [$"--urls=http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"];
        if (migrate)
            arguments.Add("--migrate=true");
        return Server.Run(program, arguments, Settings, port);
    }

    public Task Migrate() => Command(program, ["migrate"], Settings);

    /// <summary>Imports and publishes a file.</summary>
    /// <returns>How long the whole command took, its start included.</returns>
    public async Task<TimeSpan> Import(string file)
    {
        var clock = Stopwatch.StartNew();
        await Command(program, ["import", "practices", file, "--publish"], Settings);
        return clock.Elapsed;
    }

    /// <summary>The facts of the import count as told: measured are the pages, not the telling.</summary>
    public async Task SettleOutbox()
    {
        await using var connection = await Open("Practices");
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Outbox SET DeliveredAt = OccurredAt WHERE DeliveredAt IS NULL";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Puts items of every kind into the search, as many as there are practices; the host makes its index from them when it starts.</summary>
    public async Task FillSearch(int size)
    {
        await using var db = new DiscoveryDb(Tables<DiscoveryDb>("Discovery"));
        await SampleItems.Fill(db, size);
    }

    /// <summary>Puts some documents with a file of a quarter of a megabyte into the library.</summary>
    public async Task AddDocuments()
    {
        await using (var db = new LibraryDb(Tables<LibraryDb>("Library")))
        {
            db.Add(Subject.Add("Урядування", "Governance", null));
            await db.SaveChangesAsync();
        }
        var folder = Directory.CreateDirectory(Path.Combine(data, "list")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "zvit.txt"), string.Concat(Enumerable.Repeat("Звіт про електронне урядування в громадах. ", 3000)));
        var list = Path.Combine(folder, "documents.csv");
        await File.WriteAllLinesAsync(list, Enumerable.Range(1, 20).Select(n => string.Create(CultureInfo.InvariantCulture, $"d-{n},report,Звіт {n},Про що звіт {n}.,2026,uk,governance,zvit.txt"))
            .Prepend("external_id,kind,title_uk,abstract_uk,issued_on,languages,subjects,file1_source"));
        await Command(program, ["import", "library", list, "--publish"], Settings);
    }

    /// <summary>Address of one of their files.</summary>
    public async Task<string> AnyFile()
    {
        await using var connection = await Open("Library");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Files LIMIT 1";
        return $"library/files/{Guid.Parse((string)(await command.ExecuteScalarAsync())!)}/zvit.txt";
    }

    /// <summary>Waits until a search finds what was put in.</summary>
    public static async Task Indexed(Uri search, int size)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(15))
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri(search, "api/v1/search?q=")));
            if (answer.RootElement.GetProperty("total").GetInt32() >= size)
                return;
            await Task.Delay(500);
        }
        throw new InvalidOperationException($"The search does not hold {size} items.");
    }

    public async Task<string> AnySlug()
    {
        await using var connection = await Open("Practices");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Slug FROM Practices WHERE Slug IS NOT NULL ORDER BY Id LIMIT 1 OFFSET 7";
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private DbContextOptions<TDb> Tables<TDb>(string module) where TDb : ModuleDb
    {
        var options = new DbContextOptionsBuilder<TDb>();
        new Engine(EngineKind.Sqlite, Connection(module)).Use(options, module);
        return options.Options;
    }

    private string Connection(string module) => $"Data Source={Path.Combine(data, module.ToLowerInvariant() + ".db")};Pooling=False";

    private async Task<SqliteConnection> Open(string module)
    {
        var connection = new SqliteConnection(Connection(module));
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Command(string program, IEnumerable<string> arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await said}\n{await wrong}");
    }
}
