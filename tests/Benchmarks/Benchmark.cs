using System.Globalization;
using Hub.Testing;

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
            var grown = new List<Grown>();
            foreach (var size in options.Sizes)
                grown.Add(await At(size, program, Path.Combine(folder, "data-" + size.ToString(CultureInfo.InvariantCulture)), options));
            Growth(grown);
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

    private static async Task<Grown> At(int size, string program, string data, BenchmarkOptions options)
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
        await portal.FillSearch(size);
        await portal.AddDocuments();
        await using (var first = await portal.Start(migrate: false))
            await Portal.Indexed(first.Address, size);
        await using var server = await portal.Start(migrate: false);
        await Portal.Indexed(server.Address, size);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var rest = server.Megabytes;
        Say(string.Create(CultureInfo.InvariantCulture, $"## {size} practices"));
        Say("");
        Say($"Import with `--publish`, both passes and the start of the command: {Seconds(took)} s, {Whole(size / took.TotalSeconds)} rows/s ({Whole(megabytes)} MB).");
        Say($"Start to the first 200: {Seconds(server.Start)} s.");
        Say("");
        Say("| page | kB | visitors | requests/s | p50, ms | p99, ms | bare, requests/s | of bare | not 200 |");
        Say("|---|---:|---|---:|---:|---:|---:|---:|---:|");
        var item = "practices/" + await portal.AnySlug();
        var rows = new List<LoadResult>();
        foreach (var (name, path) in new[] { ("home", ""), ("list", "practices"), ("list, words and facets", Filtered(3, 5)), ("item", item), ("search, words and facets", Search(0)) })
            rows.AddRange(await Page(name, new Uri(server.Address, path), options.Seconds));
        var mixed = await Mixed(server.Address, [new("", 35), new(item, 31), new(await portal.AnyFile(), 29), .. Enumerable.Range(0, 5).Select(n => new Wanted(Search(n), 1))], options.Seconds);
        Say("");
        Say($"Memory (RSS): {Whole(rest)} MB at rest, {Whole(server.MostMegabytes)} MB at most.");
        Say("");
        return new(size, [.. rows.Where((_, at) => at % 2 == 1), mixed], rest, size / took.TotalSeconds);
    }

    private static string Filtered(int group, int region) =>
        string.Create(CultureInfo.InvariantCulture, $"practices?q=%D1%87%D0%B5%D1%80%D0%B3%D0%B0&group={group}&region=UA-{region:00}");

    // Words people look for: queue, services, documents, school, transport; with a facet each.
    private static string Search(int n) => "discovery?q=" + Uri.EscapeDataString(new[] { "електронна черга", "адміністративні послуги", "відкриті дані", "школа", "громадський транспорт" }[n]) + "&kind=practice";

    /// <summary>What visitors of a repository ask for, while a robot goes through the combinations of filters.</summary>
    private static async Task<LoadResult> Mixed(Uri portal, IReadOnlyList<Wanted> pages, int seconds)
    {
        var robot = Enumerable.Range(0, 100).Select(n => new Wanted(Filtered(1 + n % 7, 1 + n / 7) + "&page=" + (1 + n % 3), 1)).ToList();
        var crawl = Load.Run(portal, robot, seconds + WarmUpSeconds, Somebody, connections: 1);
        await Load.Run(portal, pages, WarmUpSeconds, null);
        var load = await Load.Run(portal, pages, seconds, null);
        var crawled = await crawl;
        Say($"| home 35 %, item 31 %, file 29 %, search 5 % | | mixed | {Whole(load.PerSecond)} | {Tenth(load.P50)} | {Tenth(load.P99)} | | | {load.Wrong} |");
        Say($"| every combination of filters | | a robot beside it | {Whole(crawled.PerSecond)} | {Tenth(crawled.P50)} | {Tenth(crawled.P99)} | | | {crawled.Wrong} |");
        return load;
    }

    /// <summary>How much slower the pages become while the collection grows.</summary>
    private static void Growth(IReadOnlyList<Grown> sizes)
    {
        if (sizes.Count < 2)
            return;
        var (small, large) = (sizes[^2], sizes[^1]);
        Say($"## From {small.Size} to {large.Size} practices");
        Say("");
        Say("| made anew | p50, times | requests/s, of before |");
        Say("|---|---:|---:|");
        foreach (var (name, before, after) in new[] { "home", "list", "list, words and facets", "item", "search, words and facets", "mixed" }.Zip(small.Anew, large.Anew))
            Say($"| {name} | {Tenth(after.P50 / before.P50)} | {Tenth(100 * after.PerSecond / before.PerSecond)} % |");
        Say("");
        Say($"Memory at rest {Whole(small.Megabytes)} → {Whole(large.Megabytes)} MB; import {Whole(small.RowsPerSecond)} → {Whole(large.RowsPerSecond)} rows/s.");
    }

    private static async Task<IReadOnlyList<LoadResult>> Page(string name, Uri page, int seconds)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        using var answer = await client.GetAsync(page);
        var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
        var port = Ports.Free();
        LoadResult bare;
        await using (var server = await Server.Run(Environment.ProcessPath!, ["bare", port.ToString(CultureInfo.InvariantCulture), bytes.ToString(CultureInfo.InvariantCulture)],
            new Dictionary<string, string>(), port))
        {
            await Load.Run(server.Address, WarmUpSeconds, null);
            bare = await Load.Run(server.Address, seconds, null);
        }
        var loads = new List<LoadResult>();
        foreach (var (who, cookie) in new[] { ("cached", null), ("made anew", Somebody) })
        {
            await Load.Run(page, WarmUpSeconds, cookie);
            var load = await Load.Run(page, seconds, cookie);
            loads.Add(load);
            Say($"| {name} | {Tenth(bytes / 1024.0)} | {who} | {Whole(load.PerSecond)} | {Tenth(load.P50)} | {Tenth(load.P99)} | {Whole(bare.PerSecond)} | {Tenth(100 * load.PerSecond / bare.PerSecond)} % | {load.Wrong} |");
        }
        return loads;
    }

    private static void Say(string line) => Console.WriteLine(line);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Tenth(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>What was measured at one size.</summary>
/// <param name="Size">Practices.</param>
/// <param name="Anew">The pages made anew, in the order of the table, and the mixed run.</param>
/// <param name="Megabytes">Memory at rest.</param>
/// <param name="RowsPerSecond">Speed of the import.</param>
internal sealed record Grown(int Size, IReadOnlyList<LoadResult> Anew, double Megabytes, double RowsPerSecond);
