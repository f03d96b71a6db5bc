using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Proposing;
using Hub.Library.Telling;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Files;
using Hub.SharedKernel.People;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Demo;

/// <summary>Adds the demonstration's vocabulary, documents, relations and collections; all of it or nothing, and once.</summary>
internal sealed class SeedLibrary(LibraryDb db, IFileStore store, TellDocument tell, GatherCollection gather, IPeople people, TimeProvider time)
{
    private static readonly (string Key, string Uk, string En, string? Broader)[] subjects =
    [
        ("e-governance", "Електронне урядування", "E-governance", null),
        ("administrative-services", "Адміністративні послуги", "Administrative services", "e-governance"),
        ("service-centres", "Центри надання адміністративних послуг", "Service centres", "administrative-services"),
        ("electronic-services", "Електронні послуги", "Electronic services", "administrative-services"),
        ("documents", "Документообіг", "Document flow", "e-governance"),
        ("official-websites", "Офіційні сайти", "Official websites", "e-governance"),
        ("accessibility", "Доступність", "Accessibility", "official-websites"),
        ("readiness", "Готовність до е-урядування", "Readiness for e-governance", "e-governance"),
        ("digital-skills", "Цифрові навички", "Digital skills", null),
        ("open-government", "Відкритий уряд", "Open government", null),
        ("open-data", "Відкриті дані", "Open data", "open-government"),
        ("participation", "Участь громадян", "Participation", "open-government"),
        ("personal-data", "Персональні дані", "Personal data", null),
    ];

    private static readonly (int From, RelationKind Kind, int To)[] relations =
    [
        (7, RelationKind.Implements, 1), (8, RelationKind.Implements, 1), (9, RelationKind.Implements, 1), (11, RelationKind.Amends, 5), (12, RelationKind.Amends, 5), (12, RelationKind.RefersTo, 21),
        (18, RelationKind.RefersTo, 17), (19, RelationKind.RefersTo, 17), (26, RelationKind.RefersTo, 10), (30, RelationKind.RefersTo, 10), (40, RelationKind.RefersTo, 10), (33, RelationKind.Implements, 31),
        (29, RelationKind.RefersTo, 32), (34, RelationKind.IsPartOf, 27), (35, RelationKind.IsPartOf, 27), (36, RelationKind.IsPartOf, 27), (14, RelationKind.RefersTo, 13), (15, RelationKind.RefersTo, 14),
    ];

    public async Task Run(CancellationToken cancel)
    {
        var first = DemoActs.All[0].Id;
        if (await db.Documents.AnyAsync(d => d.Id == first, cancel))
            return;
        var (now, librarian) = (time.GetUtcNow(), (await people.ByEmail("librarian@example.org", cancel))?.Id ?? DemoId.Of("person", "librarian"));
        // Bytes first: a stored file nobody names harms nothing, a row without its bytes would.
        var files = await Store(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var ids = await Vocabulary(cancel);
        var documents = DemoActs.All.Concat(DemoTexts.All).Select(d => Add(d, ids, librarian, now)).ToList();
        foreach (var (document, stored, about, place) in files)
            await db.Keep(stored, documents[document.Number - 1], about, place, librarian, now, cancel);
        db.Relations.AddRange(relations.Select(r => new Relation { FromId = DemoId.Of("document", r.From), ToId = DemoId.Of("document", r.To), Kind = r.Kind }));
        Restrict(now);
        await db.SaveChangesAsync(cancel);
        await AddCollections(now, cancel);
        // The collections by query have marked the rows of their documents as changed.
        db.ChangeTracker.Clear();
        var added = documents.ConvertAll(d => d.Id);
        foreach (var document in await db.Documents.Where(d => added.Contains(d.Id)).ToListAsync(cancel))
            await tell.Run(document, cancel);
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
    }

    private async Task<List<(DemoDocument Document, StoredFile Stored, string About, int Place)>> Store(CancellationToken cancel)
    {
        var stored = new List<(DemoDocument, StoredFile, string, int)>();
        foreach (var document in DemoActs.All.Concat(DemoTexts.All))
        {
            var place = 0;
            foreach (var (name, bytes, about) in DemoFiles.Of(document))
                stored.Add((document, await store.Save(new MemoryStream(bytes), name, FileLimits.Rules, cancel), about, ++place));
        }
        return stored;
    }

    private async Task<Dictionary<string, Guid>> Vocabulary(CancellationToken cancel)
    {
        var ids = await db.Subjects.ToDictionaryAsync(s => s.Key, s => s.MergedIntoId ?? s.Id, cancel);
        foreach (var (key, uk, en, broader) in subjects.Where(s => !ids.ContainsKey(s.Key)).ToList())
        {
            var subject = Subject.Add(uk, en, broader is null ? null : ids[broader], key);
            db.Subjects.Add(subject);
            ids[key] = subject.Id;
        }
        return ids;
    }

    private Document Add(DemoDocument demo, Dictionary<string, Guid> ids, Guid librarian, DateTimeOffset now)
    {
        var content = demo.Content();
        var added = now.AddDays(-2 * demo.Number);
        var document = Document.Start(demo.Id, content, null, added);
        document.Publish(Slug.From(demo.ActNumber is { } number ? $"{Limits.Cut(demo.TitleUk, 60)} {number}" : demo.TitleUk), 0, added);
        document.Changed(now);
        db.Documents.Add(document);
        db.DocumentSubjects.AddRange(content.Subjects.Select(s => new DocumentSubject { DocumentId = demo.Id, SubjectId = ids[s] }));
        db.Timeline.Add(TimelineEntry.Of(demo.Id, demo.Id, librarian, "Published", null, added));
        return document;
    }

    /// <summary>One file of each kind of access, so that librarians see how it looks.</summary>
    private void Restrict(DateTimeOffset now)
    {
        var today = KyivTime.DateOf(now);
        foreach (var (number, access, until) in new[] { (32, Files.FileAccess.Registered, (DateOnly?)null), (33, Files.FileAccess.OnRequest, null), (24, Files.FileAccess.Embargo, today.AddDays(90)) })
            db.Files.Local.First(f => f.DocumentId == DemoId.Of("document", number)).Open(access, until, today);
    }

    private async Task AddCollections(DateTimeOffset now, CancellationToken cancel)
    {
        var none = new Dictionary<Guid, Collection>();
        var acts = Make("legislation", "Законодавство про е-урядування", "Legislation on E-Governance", "Закони, укази, постанови, розпорядження та накази.", "Laws, decrees, resolutions and orders.",
            new() { Kinds = [DocumentKind.Law, DocumentKind.Decree, DocumentKind.Resolution, DocumentKind.Order, DocumentKind.MinistryOrder] });
        var services = Make("administrative-services", "Адміністративні послуги", "Administrative Services", "Усе про послуги для людей: від закону до досвіду громад.", "All about services for people: from the law to the experience of communities.",
            new() { Subjects = ["administrative-services"] });
        var centres = Make("service-centres", "Усе для центру надання адміністративних послуг", "Everything for a Service Centre", "Положення, регламент і картки, з яких починає кожен центр.", "The statute, the rules and the cards every centre begins with.", null);
        centres.Under(services.Id, none);
        var ogp = Make("open-government-partnership", "Партнерство «Відкритий Уряд»", "Open Government Partnership", "Плани дій і те, на що вони спираються.", "Action plans and what they rest on.", null);
        var guides = Make("guides", "Посібники та методики", "Guides and Methods", "Покрокові пояснення для тих, хто впроваджує.", "Step-by-step explanations for those who put things into practice.",
            new() { Kinds = [DocumentKind.Guide, DocumentKind.Methodology, DocumentKind.Presentation, DocumentKind.Video] });
        Fill(centres, 1, 7, 8, 9);
        Fill(ogp, 4, 6, 13, 14, 15, 16);
        await db.SaveChangesAsync(cancel);
        foreach (var collection in new[] { acts, services, guides })
            await gather.Run(collection, cancel);
        await db.SaveChangesAsync(cancel);

        Collection Make(string slug, string uk, string en, string aboutUk, string aboutEn, CollectionQuery? query)
        {
            var collection = Collection.Start(DemoId.Of("collection", slug), slug);
            collection.Describe(uk, en, aboutUk, aboutEn, now);
            collection.Gather(query);
            db.Collections.Add(collection);
            return collection;
        }

        void Fill(Collection collection, params ReadOnlySpan<int> numbers)
        {
            foreach (var number in numbers)
                db.CollectionItems.Add(new() { CollectionId = collection.Id, ConceptId = DemoId.Of("document", number), AddedAt = now });
        }
    }
}
