using System.Diagnostics;
using Hub.Practices.Reading;
using Hub.SharedKernel.Territories;

namespace Hub.Practices.Tests.Reading;

[NonParallelizable]
internal sealed class IndexSpeedTests
{
    private const int Many = 100_000;
    private static readonly DateTimeOffset day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_hundred_thousand_practices_are_small_and_quick()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = Make();
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        var filter = new PracticeFilter
        {
            Words = "електронна черга",
            Values = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Region] = ["UA-05", "UA-26"], [Facet.Grade] = ["A"] },
        };

        var plain = Best(() => index.Find(new(), 0, 20));
        var filtered = Best(() => index.Find(filter, 20, 20));

        TestContext.Out.WriteLine($"{megabytes:0.0} MB, plain {plain:0.00} ms, words and filters {filtered:0.00} ms");
        Assert.Multiple(() =>
        {
            Assert.That(index.Find(filter, 0, 20).Total, Is.Positive);
            Assert.That(megabytes, Is.LessThan(60));
            // The aim is 5 ms; the guard is wide because test machines are shared.
            Assert.That(plain, Is.LessThan(100));
            Assert.That(filtered, Is.LessThan(100));
        });
    }

    private static double Best(Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 30; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }

    private static IndexSnapshot Make()
    {
        var random = new Random(1);
        var columns = new IndexColumns(Many);
        var vocabulary = new Vocabulary();
        var rows = new byte[Many][];
        for (var i = 0; i < Many; i++)
        {
            var group = random.Next(1, 5);
            var answers = random.Next(200);
            columns.Put(Samples.Row(group, Classification.Kinds[group][random.Next(4)], Regions.All[random.Next(27)].Katottg, Classification.Levels[random.Next(3)],
                2005 + random.Next(20), "Рада " + random.Next(3000), "ABCD"[random.Next(4)].ToString(), random.Next(9) == 0, random.Next(9) == 0,
                $" {Classification.Topics[random.Next(16)]} ", random.Next(answers + 1), answers, random.Next(5), day.AddMinutes(-random.Next(1_000_000))));
            rows[i] = WordRow.Of(vocabulary, Text(random, 12), Text(random, 40), i % 7 == 0 ? "Електронна черга" : "Послуга");
        }
        return new IndexSnapshot(columns, day).With(WordIndex.Make(vocabulary, rows));
    }

    // As in real texts, few words are common and most are rare.
    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => "слово" + (int)Math.Pow(30_000, random.NextDouble())));
}
