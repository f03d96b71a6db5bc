using System.Globalization;

namespace Hub.Benchmarks;

/// <summary>The whole measurement: start, memory, pages beside a bare endpoint, import.</summary>
internal static class Benchmark
{
    /// <summary>Any cookie makes a visitor somebody, for whom pages are made anew.</summary>
    private const string Somebody = "somebody=1";

    private const int WarmUpSeconds = 2;

    public static async Task<int> Measure(BenchmarkOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("hub-benchmark-").FullName;
        try
        {
            if (options.Program is null)
                await Console.Error.WriteLineAsync("Publishing the portal…");
            var program = options.Program ?? await Portal.Publish(Path.Combine(folder, "host"));
            Say($"Machine: {Environment.ProcessorCount} processors, .NET {Environment.Version}; load by {(Load.HasWrk ? "wrk" : "the built-in generator")}, 32 connections, {options.Seconds} s each, everything on this machine.");
            Say("");
            await Start(program, Path.Combine(folder, "empty"));
            foreach (var size in options.Sizes)
                await At(size, program, Path.Combine(folder, "data-" + size.ToString(CultureInfo.InvariantCulture)), options);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Start(string program, string data)
    {
        Directory.CreateDirectory(data);
        var portal = new Portal(program, data);
        TimeSpan empty, again;
        await using (var server = await portal.Start(migrate: true))
            empty = server.Start;
        await using (var server = await portal.Start(migrate: false))
            again = server.Start;
        Say("| start to the first 200 | s |");
        Say("|---|---:|");
        Say($"| on an empty disk | {Seconds(empty)} |");
        Say($"| again | {Seconds(again)} |");
        Say("");
    }

    private static async Task At(int size, string program, string data, BenchmarkOptions options)
    {
        Directory.CreateDirectory(data);
        var portal = new Portal(program, data);
        var file = Path.Combine(data, "practices.csv");
        await Console.Error.WriteLineAsync($"Importing {size} practices…");
        await SampleFile.Write(file, size);
        await portal.Migrate();
        var took = await portal.Import(file);
        var megabytes = new FileInfo(file).Length / 1024.0 / 1024;
        File.Delete(file);
        await portal.SettleOutbox();
        await using var server = await portal.Start(migrate: false);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var rest = server.Megabytes;
        Say(string.Create(CultureInfo.InvariantCulture, $"## {size} practices"));
        Say("");
        Say($"Import with `--publish`, both passes and the start of the command: {Seconds(took)} s, {Whole(size / took.TotalSeconds)} rows/s ({Whole(megabytes)} MB).");
        Say($"Start to the first 200: {Seconds(server.Start)} s.");
        Say("");
        Say("| page | kB | visitors | requests/s | p50, ms | p99, ms | bare, requests/s | of bare | not 200 |");
        Say("|---|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, path) in new[]
        {
            ("home", ""), ("list", "practices"), ("list, words and facets", "practices?q=%D1%87%D0%B5%D1%80%D0%B3%D0%B0&group=3&region=UA-05"), ("item", "practices/" + await portal.AnySlug()),
        })
            await Page(name, new Uri(server.Address, path), options.Seconds);
        Say("");
        Say($"Memory (RSS): {Whole(rest)} MB at rest, {Whole(server.MostMegabytes)} MB at most.");
        Say("");
    }

    private static async Task Page(string name, Uri page, int seconds)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await client.GetAsync(page);
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
        var port = Server.FreePort();
        LoadResult bare;
        await using (var server = await Server.Run(Environment.ProcessPath!, ["bare", port.ToString(CultureInfo.InvariantCulture), bytes.ToString(CultureInfo.InvariantCulture)],
            new Dictionary<string, string>(), port))
        {
            await Load.Run(server.Address, WarmUpSeconds, null);
            bare = await Load.Run(server.Address, seconds, null);
        }
        foreach (var (who, cookie) in new[] { ("cached", null), ("made anew", Somebody) })
        {
            await Load.Run(page, WarmUpSeconds, cookie);
            var load = await Load.Run(page, seconds, cookie);
            Say($"| {name} | {Tenth(bytes / 1024.0)} | {who} | {Whole(load.PerSecond)} | {Tenth(load.P50)} | {Tenth(load.P99)} | {Whole(bare.PerSecond)} | {Tenth(100 * load.PerSecond / bare.PerSecond)} % | {load.Wrong} |");
        }
    }

    private static void Say(string line) => Console.WriteLine(line);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Tenth(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
