using System.Globalization;

namespace Hub.Discovery.Tests.Searching;

/// <summary>Queries over the demonstration content with the answers people judged best, and how near a search comes to them.</summary>
internal static class Judged
{
    private const int Looked = 10;

    /// <summary>nDCG@10 of each query: 1 when the ten first answers could not be better.</summary>
    /// <param name="file">judged-queries.tsv.</param>
    /// <param name="search">Addresses of the found practices, the best first.</param>
    public static async Task<IReadOnlyList<(string Words, double Gain, IReadOnlyList<string> Found)>> Gains(string file, Func<string, Task<IEnumerable<string>>> search)
    {
        var gains = new List<(string, double, IReadOnlyList<string>)>();
        foreach (var line in (await File.ReadAllLinesAsync(file)).Where(l => !l.StartsWith('#')))
        {
            var (words, grades) = (line.Split('\t')[0], Grades(line.Split('\t')[1]));
            var found = (await search(words)).Take(Looked).Select(path => path.Split('/')[^1]).ToList();
            gains.Add((words, Dcg(found.Select(slug => grades.GetValueOrDefault(slug))) / Dcg(grades.Values.OrderDescending().Take(Looked)), found));
        }
        return gains;
    }

    private static Dictionary<string, int> Grades(string text) =>
        text.Split(' ').Select(pair => pair.Split(':')).ToDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture));

    private static double Dcg(IEnumerable<int> grades) => grades.Select((grade, place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2)).Sum();
}
