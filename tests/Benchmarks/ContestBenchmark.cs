using System.Diagnostics;
using System.Globalization;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;
using Hub.Contest.Counting.Health;

namespace Hub.Benchmarks;

/// <summary>The count of a great round inside the server: ranking, with all figures of the jury's health and what-if without each juror.</summary>
internal static class ContestBenchmark
{
    private const int Entries = 1000, BallotsPerEntry = 15, Criteria = 10, WarmUps = 5, Rounds = 40;

    public static int Measure()
    {
        Say($"{Entries} entries × {BallotsPerEntry} ballots × {Criteria} criteria; {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
        Say($"");
        // On a busy machine the clock tells how long others worked; the processor's time tells how long the count did.
        Say($"| round | ranking: p50, ms | p95, ms | with all health: p50, ms | p95, ms | of the processor: p50, ms | p95, ms |");
        Say($"|---|---:|---:|---:|---:|---:|---:|");
        var plain = new CountingRules();
        var z = plain with { Normalisation = Normalisation.ZScore, TrimFrom = 5 };
        Row("every juror reads every entry, mean", Round(plain, BallotsPerEntry));
        Row("every juror reads every entry, z-scores, trimmed", Round(z, BallotsPerEntry));
        Row("100 jurors, mean", Round(plain, 100));
        Row("100 jurors, z-scores, trimmed", Round(z, 100));
        Row("100 jurors, median, unrounded, tie criteria", Round(plain with { Average = Average.Median, Rounding = RoundingStage.None, Ties = TieRule.Criteria }, 100));
        Row("100 jurors, partial ballots, unrounded", Round(plain with { Partial = PartialBallots.CountGiven, Rounding = RoundingStage.None }, 100, gaps: true));
        File(Round(z, 100));
        return 0;
    }

    private static void Row(string name, CountInput input)
    {
        var ranking = Times(() => RoundCount.Of(input));
        var all = Times(() => RoundCount.Of(input).Nominations.Select(JuryHealth.Of).ToList());
        Say($"| {name} | {At(ranking, 0.5).Clock:0.0} | {At(ranking, 0.95).Clock:0.0} | **{At(all, 0.5).Clock:0.0}** | **{At(all, 0.95).Clock:0.0}** | {AtWork(all, 0.5):0.0} | {AtWork(all, 0.95):0.0} |");
    }

    private static void File(CountInput input)
    {
        var count = RoundCount.Of(input);
        var bytes = CountCsv.Bytes(count);
        var (write, verify) = (Times(() => CountCsv.Bytes(count), 10), Times(() => Verify.Of(bytes), 10));
        Say($"");
        Say($"The file of the count: {bytes.Length / 1024.0 / 1024:0.0} MB, written in {At(write, 0.5).Clock:0} ms, verified in {At(verify, 0.5).Clock:0} ms (p50); verdict {Verify.Of(bytes).Verdict}.");
    }

    private static List<(double Clock, double Work)> Times<T>(Func<T> run, int rounds = Rounds)
    {
        var times = new List<(double, double)>();
        for (var round = -WarmUps; round < rounds; round++)
        {
            var (start, work) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            GC.KeepAlive(run());
            if (round >= 0)
                times.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - work).TotalMilliseconds));
        }
        return times;
    }

    private static CountInput Round(CountingRules rules, int jurors, bool gaps = false)
    {
        var random = new Random(20130601);
        var criteria = Enumerable.Range(1, Criteria).Select(c => new CountCriterion($"C{c}", $"Критерій {c}", null, 100m / Criteria, 0, 10)).ToList();
        var ballots = from e in Enumerable.Range(0, Entries)
                      let quality = random.Next(2, 9)
                      from b in Enumerable.Range(0, BallotsPerEntry)
                          // Each juror meets many others, so that panels hang together.
                      let juror = jurors == BallotsPerEntry ? b : (e * 7 + b * (1 + e % 6)) % jurors
                      let severity = juror % 5 - 2
                      select new CountBallot($"E{e}", $"J{juror}", criteria.Where(_ => !gaps || random.Next(20) > 0)
                          .ToDictionary(c => c.Key, _ => (decimal)Math.Clamp(quality + severity + random.Next(-2, 3), 0, 10)));
        return new(new(2026, "Конкурс", null, new(2026, 11, 20)), rules, [new("N1", "Номінація", null, criteria, ["C1", "C2", "C3"])],
            [.. Enumerable.Range(0, Entries).Select(e => new CountEntry($"E{e}", "N1", $"Практика {e}"))],
            [.. Enumerable.Range(0, jurors).Select(j => new CountJuror($"J{j}", $"Журі {j}"))], [.. ballots], []);
    }

    private static (double Clock, double Work) At(List<(double Clock, double Work)> all, double share) => all.OrderBy(t => t.Clock).ElementAt((int)Math.Ceiling(all.Count * share) - 1);

    private static double AtWork(List<(double Clock, double Work)> all, double share) => all.Select(t => t.Work).Order().ElementAt((int)Math.Ceiling(all.Count * share) - 1);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
