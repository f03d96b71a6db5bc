namespace Hub.Discovery.Tests.Searching;

/// <summary>How good the first ten answers are, by queries judged by people (judged-queries.tsv).</summary>
internal sealed class JudgedTests
{
    private static readonly string File = Path.Combine(TestContext.CurrentContext.TestDirectory, "Searching", "judged-queries.tsv");

    [Test]
    public async Task The_first_ten_answers_are_those_people_judged_best()
    {
        await using var hub = await DemoPortal.Start();

        var gains = await Judged.Gains(File, async words => (await hub.Type(words)).Hits.Select(h => h.Path));

        foreach (var (words, gain, found) in gains)
            TestContext.Out.WriteLine($"{gain:0.000}  {words}: {string.Join(", ", found.Take(4))}");
        TestContext.Out.WriteLine($"nDCG@10 of {gains.Count} judged queries: {gains.Average(g => g.Gain):0.000}");
        Assert.That(gains.Average(g => g.Gain), Is.GreaterThanOrEqualTo(0.9));
    }
}
