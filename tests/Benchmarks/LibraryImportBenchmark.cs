using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hub.Library;
using Hub.Library.Exchange;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Exchange;
using Hub.Testing;

namespace Hub.Benchmarks;

/// <summary>Import of a list of documents inside the server: looked at, saved and published, and imported again without a change.</summary>
internal static class LibraryImportBenchmark
{
    private const int Seed = 20100630, Subjects = 40;

    private static readonly string[] kinds = ["law", "resolution", "order", "report", "guide", "methodology"];

    public static async Task Measure(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("## Import");
        Console.WriteLine();
        Console.WriteLine("| documents | what | s | rows/s | memory at most, MB |");
        Console.WriteLine("|---:|---|---:|---:|---:|");
        foreach (var size in sizes)
            await At(size);
        Console.WriteLine();
    }

    private static async Task At(int size)
    {
        await using var hub = await HubApp.Start(new());
        await hub.Db<LibraryDb>(async db =>
        {
            db.AddRange(Enumerable.Range(0, Subjects).Select(n => Subject.Add($"Тема {n}", $"Subject {n}", null)));
            await db.SaveChangesAsync();
        });
        var path = Path.Combine(Path.GetTempPath(), $"hub-library-{Guid.NewGuid():N}.csv");
        try
        {
            await Write(path, size);
            await Row(hub, path, size, "checked", save: false);
            await Row(hub, path, size, "saved and published", save: true);
            await Row(hub, path, size, "again, nothing changed", save: true);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task Row(HubApp hub, string path, int size, string what, bool save)
    {
        GC.Collect();
        await using var file = File.OpenRead(path);
        var (most, clock) = (0L, Stopwatch.StartNew());
        var report = await hub.Run<ImportDocuments, ImportReport>(import => import.Run(new()
        {
            File = file,
            FileName = Path.GetFileName(path),
            Save = save,
            Publish = true,
            Progress = _ => most = Math.Max(most, Environment.WorkingSet),
        }, new(), default));
        if (report.MistakeCount > 0)
            throw new InvalidOperationException(report.First[0].ToString());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {size} | {what} | {clock.Elapsed.TotalSeconds:0.0} | {size / clock.Elapsed.TotalSeconds:0} | {most / 1024 / 1024} |"));
    }

    /// <summary>Rows as long as real ones, half of them related to the one before; the same at every run.</summary>
    private static async Task Write(string path, int size)
    {
        var random = new Random(Seed);
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(true), 1 << 16);
        await file.WriteLineAsync("external_id,kind,title_uk,title_en,abstract_uk,publisher_uk,act_number,adopted_on,issued_on,legal_status,languages,subjects,keywords,licence,link,refers_to");
        for (var n = 1; n <= size; n++)
        {
            var kind = kinds[random.Next(kinds.Length)];
            var act = kind is "law" or "resolution" or "order";
            var date = string.Create(CultureInfo.InvariantCulture, $"{2000 + random.Next(25)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}");
            string[] cells =
            [
                $"bench-{n}", kind, $"Про порядок надання послуг у громаді № {n}", $"On the order of services {n}", string.Concat(Enumerable.Repeat("Що змінюється для громад і мешканців. ", 12)),
                $"Установа {random.Next(60)}", act ? $"{n}-р" : "", act ? date : "", act ? "" : date, act ? "in-force" : "", "uk", $"subject-{random.Next(Subjects)};subject-{random.Next(Subjects)}",
                "послуги, громади", act ? "official" : "CC-BY-4.0", $"https://example.org/{n}", n % 2 == 0 ? $"bench-{n - 1}" : "",
            ];
            await file.WriteLineAsync(string.Join(',', cells.Select(c => $"\"{c}\"")));
        }
    }
}
