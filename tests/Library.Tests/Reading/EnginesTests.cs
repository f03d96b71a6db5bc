using Hub.Library.Access;
using Hub.Library.Care;
using Hub.Library.Demo;
using Hub.Library.Describing;
using Hub.Library.Exchange;
using Hub.Library.Proposing;
using Hub.Library.Reading;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Library.Tests.Reading;

/// <summary>Every query of the library, on every engine: pages of visitors and librarians over the documents of the demonstration.</summary>
[Engines]
internal sealed class EnginesTests(EngineKind engine)
{
    [Test]
    public async Task Pages_and_jobs_work_on_every_engine()
    {
        await using var hub = await HubApp.Start(new() { Engine = engine });
        var librarian = hub.As(LibraryStage.Librarian);
        await hub.Run<SeedLibrary>(seed => seed.Run(default));
        await hub.DeliverOutbox();
        foreach (var path in new[]
        {
            "/library", "/library?kind=Law&subject=e-governance&year=2012&sort=title&q=послуги", $"/library?collection=administrative-services&publisher={Uri.EscapeDataString("Кабінет Міністрів України")}&sort=dated",
            "/library?region=UA05000000000010236", "/library/subjects", "/library/collections", "/en/library/collections/service-centres", "/library/collections/guides.atom", "/library/list.atom",
            "/library/pro-administratyvni-posluhy-5203-vi", "/library/pro-administratyvni-posluhy-5203-vi/linkset.json",
        })
            Assert.That((await hub.Get(path)).Status, Is.EqualTo(200), path);
        foreach (var path in new[] { "queue", "documents?q=послуг&state=Published", "requests", "reports", "vocabulary", "collections", "kinds", "item/" + DemoId.Of("document", 1) })
            Assert.That((await librarian.Get("/library/desk/" + path)).Status, Is.EqualTo(200), path);
        Assert.That((await hub.Get("/library?subject=administrative-services")).Main, Does.Contain("7 документів"), "with what stands under it");
        await Lists(hub);
        await AnExportComesBackTheSame(hub);
        // As a fact of this host does when it is delivered.
        hub.Services.GetRequiredService<DocumentIndex>().Touch();
        var all = await hub.Db<LibraryDb, DocumentFilter>(db => DocumentFilter.From(new Microsoft.AspNetCore.Http.QueryCollection()).Resolve(db, default));
        Assert.That((await hub.Run<DocumentLists, CardPage>(lists => lists.Run(all, 1, default))).Total,
            Is.EqualTo(await hub.Db<LibraryDb, int>(db => db.Documents.CountAsync(d => d.State == DocumentState.Published))), "lists know what an import brought");
        await hub.Run<LiftEmbargoes>(job => job.Run(default));
        await hub.Run<CheckFiles>(job => job.Run(default));
        Assert.That(await hub.Run<FindDuplicates, int>(async find => (await find.Run(await hub.Db<LibraryDb, Document>(db => db.Documents.AsNoTracking().FirstAsync(d => d.Number == 1)), default)).Count), Is.GreaterThanOrEqualTo(0));
    }

    private static async Task AnExportComesBackTheSame(HubApp hub)
    {
        Task<string> Written() => hub.Db<LibraryDb, string>(async db => string.Join(' ', await db.Documents.OrderBy(d => d.Id).Select(d => d.Version).ToListAsync()) + $" {await db.Outbox.CountAsync()} {await db.Relations.CountAsync()} {await db.CollectionItems.CountAsync()}");
        var before = await Written();
        foreach (var ending in new[] { "csv", "json" })
        {
            var list = (await hub.Get("/library/export." + ending)).Bytes;
            var report = await Imported(hub, list);
            Assert.That((report.Rows, report.Unchanged, report.First.Select(m => m.ToString())), Is.EqualTo((40, 40, Array.Empty<string>())), ending);
        }
        Assert.That(await Written(), Is.EqualTo(before), "the forty documents of the demonstration");

        var rows = Enumerable.Range(1, 250).Select(n => Exchange.Sheet.Row(("external_id", $"e-{n}"), ("title_uk", $"Звіт {n}"), ("subjects", "open-data"), ("refers_to", $"e-{(n % 250) + 1}"), ("collections", "service-centres"))).ToArray();
        var made = await Imported(hub, System.Text.Encoding.UTF8.GetBytes(Exchange.Sheet.Of(rows)));
        Assert.That((made.Created, made.Published, made.First.Select(m => m.ToString())), Is.EqualTo((250, 250, Array.Empty<string>())));
        rows[7]["title_uk"] = "Звіт змінено";
        rows[8]["version"] = "2";
        rows[9]["collections"] = "";
        var changed = await Imported(hub, System.Text.Encoding.UTF8.GetBytes(Exchange.Sheet.Of(rows)));
        Assert.That((changed.Changed, changed.Unchanged, changed.MistakeCount), Is.EqualTo((3, 247, 0)));
        Assert.That(await hub.Db<LibraryDb, int>(db => db.Relations.CountAsync(r => db.Documents.Any(d => d.ConceptId == r.FromId && d.ExternalId != null))), Is.EqualTo(250));
    }

    private static Task<ImportReport> Imported(HubApp hub, byte[] list) => hub.Run<ImportDocuments, ImportReport>(import =>
        import.Run(new() { File = new MemoryStream(list), FileName = "list", Save = true, Publish = true }, new(), default));

    /// <summary>The list from memory, the query of the tables and the look at one document are three ways of one filter.</summary>
    private static async Task Lists(HubApp hub)
    {
        var documents = await hub.Db<LibraryDb, List<Document>>(db => db.Documents.AsNoTracking().Where(d => d.State == DocumentState.Published).ToListAsync());
        var subjects = (await hub.Db<LibraryDb, List<DocumentSubject>>(db => db.DocumentSubjects.AsNoTracking().ToListAsync())).ToLookup(s => s.DocumentId, s => s.SubjectId);
        foreach (var asked in Questions(documents))
        {
            var filter = await hub.Db<LibraryDb, DocumentFilter>(db => asked.Resolve(db, default));
            var found = await hub.Run<DocumentLists, CardPage>(lists => lists.Run(filter, 100, default));
            var said = string.Join(' ', filter.Values.Select(v => $"{v.Key}={string.Join('|', v.Value)}")) + " " + filter.Words;
            var truth = await hub.Db<LibraryDb, List<Guid>>(db => filter.Apply(db.Documents.Where(d => d.State == DocumentState.Published), db).Select(d => d.Id).ToListAsync());
            Assert.That(found.Cards.Select(c => c.Id), Is.EquivalentTo(truth), said);
            Assert.That(found.Total, Is.EqualTo(truth.Count), said);
            if (filter[Facet.Collection].Count == 0)
                Assert.That(documents.Where(d => filter.Fits(d, [.. subjects[d.Id]])).Select(d => d.Id), Is.EquivalentTo(truth), said);
            foreach (var (facet, counts) in found.Counts.Where(c => c.Key != Facet.Subject && c.Key != Facet.Collection))
                foreach (var count in counts)
                {
                    var narrowed = await hub.Db<LibraryDb, DocumentFilter>(db => (asked with { Values = new Dictionary<Facet, IReadOnlyList<string>>(asked.Values) { [facet] = [count.Value] } }).Resolve(db, default));
                    Assert.That((await hub.Run<DocumentLists, CardPage>(lists => lists.Run(narrowed, 1, default))).Total, Is.EqualTo(count.Count), $"{said}: {facet} {count.Value} tells how many are left");
                }
        }
    }

    private static IEnumerable<DocumentFilter> Questions(IReadOnlyList<Document> documents)
    {
        var chance = new Random(20101213);
        string[] words = ["", "", "послуги", "електронне врядування", "порядок інформації", "the order", "нема такого", "2297"];
        Dictionary<Facet, string[]> values = new()
        {
            [Facet.Kind] = ["Law", "order", "Guide", "Nothing"],
            [Facet.Subject] = ["administrative-services", "open-data", "e-governance", "none"],
            [Facet.Year] = ["2012", "2015", "x"],
            [Facet.Publisher] = [.. documents.Select(d => d.Publisher).OfType<string>().Distinct().Take(3)],
            [Facet.Region] = ["UA05000000000010236"],
            [Facet.Collection] = ["service-centres", "guides", "gone"],
        };
        for (var i = 0; i < 30; i++)
            yield return new()
            {
                Words = words[chance.Next(words.Length)],
                Order = (ListOrder)chance.Next(3),
                Values = values.Where(_ => chance.Next(3) == 0).ToDictionary(v => v.Key, v => (IReadOnlyList<string>)[.. v.Value.Where(_ => chance.Next(2) == 0)]),
            };
    }
}
