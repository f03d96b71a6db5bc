namespace Hub.Discovery.Tests.Searching;

/// <summary>How good the first ten answers are, by queries judged by people (judged-queries.tsv).</summary>
internal sealed class JudgedTests
{
    private static readonly string File = Path.Combine(TestContext.CurrentContext.TestDirectory, "Searching", "judged-queries.tsv");

    [Test]
    public async Task The_first_ten_answers_are_those_people_judged_best()
    {
        await using var hub = await DemoPortal.Start();
        var gains = new List<double>();
        foreach (var line in System.IO.File.ReadLines(File).Where(l => !l.StartsWith('#')))
        {
            var (words, grades) = (line.Split('\t')[0], Grades(line.Split('\t')[1]));
            var found = (await hub.Type(words)).Hits.Take(10).Select(h => h.Path["/practices/".Length..]).ToList();
            gains.Add(Ndcg(found, grades));
            TestContext.Out.WriteLine($"{gains[^1]:0.000}  {words}: {string.Join(", ", found.Take(4))}");
        }

        TestContext.Out.WriteLine($"nDCG@10 of {gains.Count} judged queries: {gains.Average():0.000}");
        Assert.That(gains.Average(), Is.GreaterThanOrEqualTo(0.9));
    }

    private static Dictionary<string, int> Grades(string text) =>
        text.Split(' ').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture));

    private static double Ndcg(IReadOnlyList<string> found, Dictionary<string, int> grades)
    {
        var ideal = Dcg(grades.Values.OrderDescending().Take(10));
        return Dcg(found.Select(slug => grades.GetValueOrDefault(slug))) / ideal;
    }

    private static double Dcg(IEnumerable<int> grades) => grades.Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
}
