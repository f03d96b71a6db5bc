using System.Diagnostics;
using System.Globalization;
using Hub.Library;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Harvesting;
using Hub.Library.Reading;
using Hub.Library.Vocabulary;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Hub.Benchmarks;

/// <summary>The library inside the server: its list with counts, a document, a collection, and pages of harvesting.</summary>
internal static class LibraryBenchmark
{
    private const int Rounds = 15, InCollection = 40;

    public static async Task<int> Measure(IReadOnlyList<int> sizes)
    {
        foreach (var size in sizes)
            await At(size);
        await LibraryImportBenchmark.Measure(sizes);
        return 0;
    }

    private static async Task At(int size)
    {
        // Limits are for people; here one machine asks for everybody.
        await using var hub = await HubApp.Start(new() { Settings = new Dictionary<string, string?> { ["Hub:Limits:Search"] = "1000000000", ["Hub:CacheSeconds"] = "0" } });
        var clock = Stopwatch.StartNew();
        await Fill(hub, size);
        Say($"## {size} documents");
        Say($"");
        Say($"Rows written in {clock.Elapsed.TotalSeconds:0.0} s ({size / clock.Elapsed.TotalSeconds:0} a second, past the pages' checks).");
        Say($"");
        Say($"| what | p50, ms | p95, ms | of the processor: p50, ms |");
        Say($"|---|---:|---:|---:|");
        await List(hub, "list", "");
        await List(hub, "list, words", "q=порядок");
        await List(hub, "list, kind and year", "kind=Law&year=2015");
        await List(hub, "collection", "collection=zbirka");
        var slug = await hub.Db<LibraryDb, string>(db => db.Documents.OrderBy(d => d.Id).Skip(size / 2).Select(d => d.Slug!).FirstAsync());
        await Row("document", () => hub.Run<DocumentPages, (DocumentOnPage?, Document?)>(pages => pages.Run(slug, null, default)));
        await Harvest(hub, "harvest: first page", null, size, 0);
        await Harvest(hub, "harvest: in the middle", null, size, size / 2);
        await Harvest(hub, "harvest: set of a kind", "kind:Law", size, size / 2);
        await Harvest(hub, "harvest: small collection", "collection:zbirka", size, 0);
        foreach (var format in OaiFormat.All)
            await Row($"harvest: whole answer, {format.Prefix}", () => hub.Get($"/library/oai?verb=ListRecords&metadataPrefix={format.Prefix}"));
        GC.Collect();
        Say($"");
        Say($"{GC.GetTotalMemory(true) / 1024.0 / 1024:0} MB of managed memory held; {Environment.WorkingSet / 1024.0 / 1024:0} MB working set.");
        Say($"");
    }

    private static async Task List(HubApp hub, string name, string query)
    {
        var asked = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => new StringValues(p[1]));
        var filter = await hub.Db<LibraryDb, DocumentFilter>(db => DocumentFilter.From(new Microsoft.AspNetCore.Http.QueryCollection(asked)).Resolve(db, default));
        await Row(name, () => hub.Run<DocumentLists, CardPage>(lists => lists.Run(filter, 20, default)));
        if (name is "list")
            await Row("list, whole page with facets", () => hub.Get("/library?" + query));
    }

    private static async Task Harvest(HubApp hub, string name, string? set, int size, int after)
    {
        var at = after == 0 ? null : await hub.Db<LibraryDb, Document?>(db => db.Documents.AsNoTracking().OrderBy(d => d.ChangedAt).ThenBy(d => d.Id).Skip(after).FirstAsync()!);
        var position = new OaiPosition("ListRecords", "oai_dc", set, null, null, at?.ChangedAt, at?.Id ?? default, after);
        await Row(name, () => hub.Run<OaiRecords, OaiPage>(records => records.Run(position, default)));
    }

    private static async Task Row<T>(string name, Func<Task<T>> run)
    {
        var times = new List<(double Clock, double Work)>();
        for (var round = -3; round < Rounds; round++)
        {
            // On a busy machine the clock tells how long others worked; the processor's time tells how long the library did.
            var (start, work) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            GC.KeepAlive(await run());
            if (round >= 0)
                times.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, (Environment.CpuUsage.TotalTime - work).TotalMilliseconds));
        }
        Say($"| {name} | {Of(times.Select(t => t.Clock), 0.5):0.0} | {Of(times.Select(t => t.Clock), 0.95):0.0} | {Of(times.Select(t => t.Work), 0.5):0.0} |");
    }

    private static async Task Fill(HubApp hub, int size)
    {
        var (random, now, kinds) = (new Random(20100630), DateTimeOffset.UtcNow.AddDays(-30), Enum.GetValues<DocumentKind>());
        var subjects = Enumerable.Range(0, 40).Select(n => Subject.Add($"Тема {n}", $"Subject {n}", null)).ToList();
        var collection = Collection.Start(Guid.CreateVersion7(), "zbirka");
        collection.Describe("Збірка", null, "", null, now);
        await hub.Db<LibraryDb>(async db =>
        {
            db.AddRange(subjects);
            db.Add(collection);
            await db.SaveChangesAsync();
        });
        for (var from = 0; from < size; from += 2000)
            await hub.Db<LibraryDb>(async db =>
            {
                for (var n = from; n < Math.Min(size, from + 2000); n++)
                {
                    var content = new DocumentContent
                    {
                        Kind = kinds[random.Next(kinds.Length)],
                        TitleUk = $"Про порядок надання послуг № {n}",
                        TitleEn = $"On the order of services {n}",
                        AbstractUk = string.Concat(Enumerable.Repeat("Що змінюється для громад і мешканців. ", 12)),
                        Publisher = $"Установа {random.Next(60)}",
                        ActNumber = $"{n}-р",
                        AdoptedOn = $"{2000 + random.Next(26)}-0{1 + random.Next(9)}-1{random.Next(9)}",
                        Languages = ["uk"],
                        Licence = "official",
                        Keywords = "послуги, громади",
                    };
                    var document = Document.Start(Guid.CreateVersion7(), content, null, now);
                    document.Publish($"dokument-{n}", 0, now.AddSeconds(n / 3));
                    db.Add(document);
                    foreach (var subject in subjects.OrderBy(_ => random.Next()).Take(2))
                        db.DocumentSubjects.Add(new() { DocumentId = document.Id, SubjectId = subject.Id });
                    if (n % (size / InCollection) == 0)
                        db.CollectionItems.Add(new() { CollectionId = collection.Id, ConceptId = document.ConceptId, AddedAt = now });
                }
                await db.SaveChangesAsync();
            });
    }

    private static double Of(IEnumerable<double> all, double share) => all.Order().ToList() is var sorted ? sorted[(int)Math.Ceiling(sorted.Count * share) - 1] : 0;

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
