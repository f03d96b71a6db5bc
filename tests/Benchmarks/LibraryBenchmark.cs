using System.Diagnostics;
using System.Globalization;
using Hub.Library;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Harvesting;
using Hub.Library.Reading;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Data;
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
        EngineKind[] engines = Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is { Length: > 0 } ? [EngineKind.Sqlite, EngineKind.PostgreSql] : [EngineKind.Sqlite];
        foreach (var size in sizes)
            foreach (var engine in engines)
                await At(size, engine);
        await LibraryImportBenchmark.Measure(sizes);
        return 0;
    }

    private static async Task At(int size, EngineKind engine)
    {
        // Limits are for people; here one machine asks for everybody.
        await using var hub = await HubApp.Start(new()
        {
            Engine = engine,
            Time = new(DateTimeOffset.UtcNow),
            Settings = new Dictionary<string, string?> { ["Hub:Limits:Search"] = "1000000000", ["Hub:CacheSeconds"] = "0" },
        });
        var clock = Stopwatch.StartNew();
        await Fill(hub, size);
        Say($"## {size} documents, {engine}");
        Say($"");
        Say($"Rows written in {clock.Elapsed.TotalSeconds:0.0} s ({size / clock.Elapsed.TotalSeconds:0} a second, past the pages' checks).");
        await Index(hub);
        Say($"");
        Say($"| what | p50, ms | p95, ms | of the processor: p50, ms |");
        Say($"|---|---:|---:|---:|");
        await Lists(hub, size);
        await Harvest(hub, size);
        GC.Collect();
        Say($"");
        Say($"{GC.GetTotalMemory(true) / 1024.0 / 1024:0} MB of managed memory held; {Environment.WorkingSet / 1024.0 / 1024:0} MB working set.");
        Say($"");
        await HarvestAll(hub, size);
    }

    /// <summary>What the lists keep in memory, and how long it takes to read it: the first visitor after a start waits for it.</summary>
    private static async Task Index(HubApp hub)
    {
        foreach (var (name, query) in new[] { ("Lists and counts", ""), ("words", "q=порядок"), ("titles", "sort=title") })
        {
            var before = GC.GetTotalMemory(true);
            var clock = Stopwatch.StartNew();
            await hub.Run<DocumentLists>(async lists => await lists.Run(await Filter(hub, query), 20, default));
            Say($"{name} in memory: {(GC.GetTotalMemory(true) - before) / 1024.0 / 1024:0.0} MB, read in {clock.Elapsed.TotalSeconds:0.0} s.");
        }
    }

    private static async Task Lists(HubApp hub, int size)
    {
        foreach (var (name, query) in new[] { ("list", ""), ("list, words", "q=порядок"), ("list, kind and year", "kind=Law&year=2015"), ("list, subject, by title", "subject=subject-7&sort=title"), ("list, page 2 000", "page=2000"), ("collection", "collection=zbirka") })
        {
            var filter = await Filter(hub, query);
            await Row(name, () => hub.Run<DocumentLists, CardPage>(lists => lists.Run(filter, 20, default)));
            await Row(name + ": whole page with counts", () => hub.Get("/library?" + query));
        }
        var slug = await hub.Db<LibraryDb, string>(db => db.Documents.OrderBy(d => d.Id).Skip(size / 2).Select(d => d.Slug!).FirstAsync());
        await Row("document", () => hub.Run<DocumentPages, (DocumentOnPage?, Document?)>(pages => pages.Run(slug, null, default)));
        await Row("document: whole page", () => hub.Get("/library/" + slug));
        await Row("collection: whole page", () => hub.Get("/library/collections/zbirka"));
        await Row("all collections: whole page", () => hub.Get("/library/collections"));
    }

    private static Task<DocumentFilter> Filter(HubApp hub, string query)
    {
        var asked = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => new StringValues(p[1]));
        return hub.Db<LibraryDb, DocumentFilter>(db => DocumentFilter.From(new Microsoft.AspNetCore.Http.QueryCollection(asked)).Resolve(db, default));
    }

    private static async Task Harvest(HubApp hub, int size)
    {
        await Harvest(hub, "harvest: first page", null, 0);
        await Harvest(hub, "harvest: in the middle", null, size / 2);
        await Harvest(hub, "harvest: set of a kind", "kind:Law", size / 2);
        await Harvest(hub, "harvest: small collection", "collection:zbirka", 0);
        foreach (var format in OaiFormat.All)
            await Row($"harvest: whole answer, {format.Prefix}", () => hub.Get($"/library/oai?verb=ListRecords&metadataPrefix={format.Prefix}"));
    }

    private static async Task Harvest(HubApp hub, string name, string? set, int after)
    {
        var at = after == 0 ? null : await hub.Db<LibraryDb, Document?>(db => db.Documents.AsNoTracking().OrderBy(d => d.ChangedAt).ThenBy(d => d.Id).Skip(after).FirstAsync()!);
        var position = new OaiPosition("ListRecords", "oai_dc", set, null, null, at?.ChangedAt, at?.Id ?? default, after);
        await Row(name, () => hub.Run<OaiRecords, OaiPage>(records => records.Run(position, default)));
    }

    /// <summary>Everything is harvested, header by header, while documents are added, changed and withdrawn; a harvester's copy that is not the store ends the measurement.</summary>
    private static async Task HarvestAll(HubApp hub, int size)
    {
        var (told, again, pages, clock) = (new Dictionary<Guid, (DateTimeOffset At, bool Gone)>(size), 0, 0, Stopwatch.StartNew());
        for (var position = new OaiPosition("ListIdentifiers", "oai_dc", null, null, null); position is not null; pages++)
        {
            var page = await hub.Run<OaiRecords, OaiPage>(records => records.Run(position.At is null ? position : OaiPosition.Read(position.Token(), "ListIdentifiers"), default));
            foreach (var record in page.Records)
            {
                if (told.TryGetValue(record.ConceptId, out var before) && record.At <= before.At)
                    throw new InvalidOperationException($"{record.ConceptId} came twice in one state.");
                again += told.ContainsKey(record.ConceptId) ? 1 : 0;
                told[record.ConceptId] = (record.At, record.IsDeleted);
            }
            position = page.Next;
            if (pages % 50 == 25)
                await Change(hub, pages);
        }
        var truth = await hub.Db<LibraryDb, Dictionary<Guid, (DateTimeOffset, bool)>>(async db =>
            (await db.Documents.Select(d => new { d.ConceptId, d.ChangedAt, d.State }).ToListAsync()).ToDictionary(d => d.ConceptId, d => (d.ChangedAt, d.State == DocumentState.Withdrawn)));
        if (told.Count != truth.Count || told.Any(t => truth[t.Key] != t.Value))
            throw new InvalidOperationException("What was harvested is not what the library holds.");
        Say($"Everything harvested while documents were added, changed and withdrawn: {told.Count} records in {pages} pages and {clock.Elapsed.TotalSeconds:0} s, each once in its last state; {again} changed behind the harvester and came again.");
        Say($"");
    }

    private static async Task Change(HubApp hub, int number)
    {
        await hub.Db<LibraryDb>(async db =>
        {
            var now = hub.Time!.GetUtcNow();
            var (first, last) = (await db.Documents.OrderBy(d => d.ChangedAt).ThenBy(d => d.Id).FirstAsync(), await db.Documents.Where(d => d.State == DocumentState.Published).OrderByDescending(d => d.ChangedAt).ThenBy(d => d.Id).FirstAsync());
            first.Changed(now);
            last.Withdraw("Випробування", now);
            var added = Document.Start(Guid.CreateVersion7(), new() { TitleUk = $"Доданий {number}" }, null, now);
            added.Publish($"dodanyi-{number}", 0, now);
            db.Add(added);
            await db.SaveChangesAsync();
        });
        hub.Time!.Advance(TimeSpan.FromMinutes(1));
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
