using System.Diagnostics;
using System.Globalization;
using Hub.Discovery;
using Hub.Discovery.Indexing;
using Hub.Discovery.Projection;
using Hub.Discovery.Searching;
using Hub.Discovery.Tests.Searching;
using Hub.SharedKernel.Contracts;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Benchmarks;

/// <summary>The search inside the server: how long a query with its counts and first page takes, how long the index takes to make, and how good the answers are.</summary>
internal static class SearchBenchmark
{
    private const int Rounds = 12;
    private const int Published = 20;

    // One rare word, common ones, several, a phrase, a beginning, a typing mistake, the wrong layout, filters, by date, and everything.
    private static readonly string[] queries =
    [
        "q=черга", "q=громада", "q=послуга", "q=електронна+черга", "q=міська+рада+рішення", "q=мешканці+отримують+послуги+онлайн", "q=центр+надання+адміністративних+послуг",
        "q=\"електронна+черга\"", "q=елек*", "q=документообгі", "q=ghfrnbrf", "q=services+for+residents", "q=Kyiv", "q=громада+-рада", "q=послуга&topic=health", "q=черга&region=UA-05&year=2013",
        "q=рада&sort=date", "topic=education&topic=health", "region=UA-46&kind=practices.practice", "", "q=а+і+в+на", "q=проєкт+мешканців+міста+ради+громади+послуг+центру+людей",
    ];

    public static async Task<int> Measure(IReadOnlyList<int> sizes)
    {
        await Judge();
        foreach (var size in sizes)
            await At(size);
        return 0;
    }

    private static async Task Judge()
    {
        await using var hub = await HubApp.Start(new() { Demonstration = true });
        await hub.DeliverOutbox();
        await CatchUp(hub);
        foreach (var (file, name) in new[] { ("judged-queries.tsv", "judged queries"), ("heldout-queries.tsv", "held-out queries, never tuned on") })
        {
            var gains = await Judged.Gains(Path.Combine(AppContext.BaseDirectory, file), async words =>
                (await hub.Run<Search, SearchAnswer>(search => search.RunForgiving(new SearchQuery { Words = words }, 0, 20, CancellationToken.None))).Hits.Select(h => h.Path));
            Say($"nDCG@10 of {gains.Count} {name}: {gains.Average(g => g.Gain):0.000}");
        }
        Say($"");
    }

    private static async Task At(int size)
    {
        // The portal as it runs: facts are delivered and the index follows by itself.
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Dispatcher"] = "true" } });
        await hub.Db<DiscoveryDb>(db => SampleItems.Fill(db, size));
        GC.Collect();
        var (before, clock) = (GC.GetTotalMemory(true), Stopwatch.StartNew());
        await CatchUp(hub);
        var made = clock.Elapsed;
        await hub.Run<WarmUp>(warm => warm.Run(CancellationToken.None));
        var hostile = await Hostile(hub);
        var files = new DirectoryInfo(Path.Combine(hub.DataFolder, "discovery")).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
        var times = await Times(hub);
        GC.Collect();
        var kept = GC.GetTotalMemory(true) - before;
        Say($"## {size} items");
        Say($"");
        Say($"Index made in {made.TotalSeconds:0.0} s, {files / 1024.0 / 1024:0} MB on disk; {kept / 1024.0 / 1024:0} MB of managed memory held; {Environment.WorkingSet / 1024.0 / 1024:0} MB working set.");
        Say($"");
        Say($"Slowest hostile question, each asked once: {hostile.Max(h => h.Milliseconds):0.0} ms ({hostile.MaxBy(h => h.Milliseconds).Name}).");
        Say($"");
        var told = await Found(hub);
        Say($"From publication to being found: {At(told, 0.5):0} ms p50, {told.Max():0} ms at most of {told.Count}.");
        Say($"");
        // On a busy machine the clock tells how long others worked; the processor's time tells how long the search did.
        Say($"| query | found | p50, ms | p95, ms | of the processor: p50, ms | p95, ms |");
        Say($"|---|---:|---:|---:|---:|---:|");
        foreach (var (query, found, all, work) in times)
            Say($"| {query} | {found} | {At(all, 0.5):0.0} | {At(all, 0.95):0.0} | {At(work, 0.5):0.0} | {At(work, 0.95):0.0} |");
        var (together, worked) = (times.SelectMany(t => t.Times).ToList(), times.SelectMany(t => t.Work).ToList());
        Say($"| **all** | | **{At(together, 0.5):0.0}** | **{At(together, 0.95):0.0}** | **{At(worked, 0.5):0.0}** | **{At(worked, 0.95):0.0}** |");
        Say($"");
    }

    private static async Task<List<(string Query, int Found, List<double> Times, List<double> Work)>> Times(HubApp hub)
    {
        var times = queries.Select(q => (Query: q, Found: 0, Times: new List<double>(), Work: new List<double>())).ToList();
        for (var round = -2; round < Rounds; round++)
            for (var i = 0; i < queries.Length; i++)
            {
                var (start, work) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                var answer = await hub.Run<Search, SearchAnswer>(search => search.RunForgiving(SearchQuery.Parse(queries[i]), 0, 20, CancellationToken.None));
                // What the page does with each hit belongs to it.
                foreach (var hit in answer.Hits)
                    answer.Highlight.Passage(hit.SummaryUk, hit.BodyUk, hit.BodyEn);
                if (round >= 0)
                {
                    times[i].Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    times[i].Work.Add((Environment.CpuUsage.TotalTime - work).TotalMilliseconds);
                }
                times[i] = times[i] with { Found = answer.Total };
            }
        return times;
    }

    private static async Task<List<double>> Found(HubApp hub)
    {
        var times = new List<double>();
        for (var n = 0; n < Published; n++)
        {
            var word = "новинка" + (char)('а' + n) + "зразок";
            var start = Stopwatch.GetTimestamp();
            await hub.Db<DiscoveryDb>(async db =>
            {
                db.Publish(new ItemPublished("Practices", "practice", Guid.CreateVersion7(), 1, "/practices/" + n, word, null, "", null, "", null, [], null, null, null, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow));
                await db.SaveChangesAsync();
            });
            while ((await hub.Run<Search, SearchAnswer>(search => search.Run(new SearchQuery { Words = word }, 0, 1, CancellationToken.None, facets: false))).Total == 0)
                await Task.Delay(5);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return times;
    }

    private static async Task<List<(string Name, double Milliseconds)>> Hostile(HubApp hub)
    {
        (string Name, string Words)[] questions =
        [
            ("10 000 letters", string.Concat(Enumerable.Repeat("черга ", 1667))), ("10 000 letters without a space", new string('ж', 10_000)),
            ("beginnings", string.Join(' ', Enumerable.Repeat("при* про* пер* гро* пос* міс* рад* еле*", 10))), ("quotes", string.Join(' ', Enumerable.Repeat("\"і в на\" \"та за до\"", 30))),
            ("misspelt words", "практеки громодяни паслуги черхга дакументи міскої"), ("mixed alphabets", "чеrга пpaктикa кирlат kyyiv poslugy hromada rishennya dokument"),
            ("Latin words", string.Join(' ', Enumerable.Range(0, 40).Select(n => "shchorichnykhzzz" + n))), ("signs", "()[]{}^~:/\\&&||!\u0001\u0002 *?*?*?"), ("exclusions", string.Join(' ', Enumerable.Repeat("-громада -рада", 30))),
        ];
        var asked = new List<(string, double)>();
        foreach (var (name, words) in questions)
        {
            var query = SearchQuery.Parse("q=" + Uri.EscapeDataString(words));
            var start = Stopwatch.GetTimestamp();
            await hub.Run<Search, SearchAnswer>(search => search.RunForgiving(query, 0, 20, CancellationToken.None));
            asked.Add((name, Stopwatch.GetElapsedTime(start).TotalMilliseconds));
        }
        return asked;
    }

    private static Task CatchUp(HubApp hub) => hub.Services.GetRequiredService<SearchIndex>().CatchUp(CancellationToken.None);

    private static double At(List<double> all, double share) => all.Order().ElementAt((int)Math.Min(all.Count - 1, Math.Ceiling(all.Count * share) - 1));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
