using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hub.Contest.Counting;
using Hub.Contest.Counting.Exchange;

namespace Hub.Contest.Tests.Counting;

/// <summary>The script of the public page counts as the portal does.</summary>
internal sealed class BrowserCountTests
{
    private const int RoundsPerRun = 120;

    [Property(MaxTest = 3)]
    public void The_script_and_the_portal_give_the_same_scores_and_places(int seed)
    {
        var counts = Enumerable.Range(0, RoundsPerRun).Select(n => RoundCount.Of(Rounds.Random(unchecked(seed + n)))).ToList();

        var scripts = Script(counts.Select(c => CountCsv.Bytes(c)));
        Assert.That(scripts, Has.Count.EqualTo(counts.Count));
        for (var i = 0; i < counts.Count; i++)
        {
            Assert.That(scripts[i].Entries, Is.EqualTo(counts[i].Nominations.Where(n => !n.IsRefused).SelectMany(Lines)));
            Assert.That(scripts[i].Refused, Is.EqualTo(counts[i].Nominations.Where(n => n.IsRefused).Select(n => n.Nomination.Key)));
            Assert.That(scripts[i].Differences, Is.Empty);
        }
    }

    [Test]
    public void The_script_says_where_the_file_publishes_otherwise()
    {
        var rows = RawFile.Read(CountCsv.Bytes(RoundCount.Of(Rounds.Of(new(), [7, 8, 9], [6, 9, 8])))).Rows.Select(r => r.Row).SkipLast(1).ToList();
        var row = rows.FindIndex(r => r is { Record: "score", Entry: "E1", Juror: "J3" });
        rows[row] = rows[row] with { Value = "4" };

        Assert.That(Script([CountCsv.Bytes(rows)])[0].Differences, Is.EqualTo(new[] { "N1 E2 place 1 2", "N1 E1 score 6.33 8.00", "N1 E1 exact 633÷100 8", "N1 E1 place 2 1" }));
    }

    [Test]
    public void The_script_obeys_the_portals_content_policy()
    {
        var script = File.ReadAllText(Repository.At("Modules", "Contest", "wwwroot", "recompute.js"));

        foreach (var forbidden in new[] { "eval(", "new Function", "innerHTML", "outerHTML", "document.write", ".style", "http:", "https:", "import(" })
            Assert.That(script, Does.Not.Contain(forbidden));
    }

    private static IEnumerable<string> Lines(NominationCount nomination) => nomination.Entries.Select(e =>
        string.Create(CultureInfo.InvariantCulture, $"{nomination.Nomination.Key} {e.Entry.Key} {e.Score?.ToString() ?? "-"} {e.Place?.ToString(CultureInfo.InvariantCulture) ?? "-"} {e.Scored.Ballots}"));

    private sealed record Counted(List<string> Differences, List<string> Entries, List<string> Refused);

    /// <summary>What the script makes of files: one run of Node for all of them.</summary>
    private static List<Counted> Script(IEnumerable<byte[]> files)
    {
        var folder = Directory.CreateTempSubdirectory("hub-count-");
        try
        {
            var names = files.Select((bytes, n) =>
            {
                var name = Path.Combine(folder.FullName, n.ToString(CultureInfo.InvariantCulture) + ".csv");
                File.WriteAllBytes(name, bytes);
                return name;
            }).ToList();
            string[] program = [Repository.At("tests", "Contest.Tests", "Counting", "recompute.mjs"), Repository.At("Modules", "Contest", "wwwroot", "recompute.js")];
            using var node = Process.Start(new ProcessStartInfo("node", [.. program, .. names]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var trouble = node.StandardError.ReadToEndAsync();
            var answer = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            Assert.That(node.ExitCode, Is.Zero, trouble.Result);
            return JsonSerializer.Deserialize<List<Counted>>(answer, JsonSerializerOptions.Web)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
