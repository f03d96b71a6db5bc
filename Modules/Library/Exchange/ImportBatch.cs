using Hub.Library.Collections;
using Hub.Library.Describing;
using Hub.Library.Desk;
using Hub.Library.Files;
using Hub.Library.Telling;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Exchange;

/// <summary>Some rows put into the library together; saving is left to the caller.</summary>
internal sealed class ImportBatch(LibraryDb db, TellDocument tell, ImportFrame frame, ImportOrder order)
{
    private readonly List<(DocumentPlan Plan, Document Document, List<DocumentFile> Files)> done = [];

    public async Task Apply(IReadOnlyList<DocumentPlan> plans, KnownDocuments known, CancellationToken cancel)
    {
        var addresses = await FreeAddresses.For(plans.Where(p => p.Publishes && p.Target?.Slug is null).SelectMany(p => new[] { p.Row.Address, DocumentAddress.Stem(p.Row.Content) }).Where(s => s != ""),
            stems => db.Documents.Where(d => stems.Contains(d.Slug!)).Select(d => d.Slug!), DocumentAddress.Reserved, cancel);
        foreach (var plan in plans)
        {
            var document = Write(plan);
            Subjects(document, plan, known);
            var files = Files(document, plan, known);
            Surround(document, plan);
            if (plan.Publishes)
                Show(document, plan, addresses);
            else if (document.State == DocumentState.Published)
                document.Changed(frame.Now);
            Note(document, plan);
            done.Add((plan, document, files));
        }
        await KeepContents(cancel);
        await Tell(cancel);
    }

    private Document Write(DocumentPlan plan)
    {
        var row = plan.Row;
        var document = plan switch
        {
            { Target: null } => Document.Start(plan.ConceptId, row.Content, null, frame.Now, plan.Number),
            { IsNextVersion: true } => plan.Target!.Next(Guid.CreateVersion7(), null, frame.Now),
            _ => plan.Target!,
        };
        if (document != plan.Target)
            db.Documents.Add(document);
        document.Save(row.Content, frame.Now);
        if (row.ExternalId != "")
            document.Call(row.ExternalId);
        if (row.Shape.Has(DocumentColumns.Changes))
            document.Explain(row.Changes);
        return document;
    }

    private void Subjects(Document document, DocumentPlan plan, KnownDocuments known)
    {
        var wanted = plan.Row.Content.Subjects.Select(frame.Subject).OfType<Subject>().Select(s => s.Id).ToHashSet();
        var there = known.Subjects[document.Id].ToList();
        db.DocumentSubjects.RemoveRange(there.Where(s => !wanted.Contains(s.SubjectId)));
        db.DocumentSubjects.AddRange(wanted.Except(there.Select(s => s.SubjectId)).Select(s => new DocumentSubject { DocumentId = document.Id, SubjectId = s }));
    }

    /// <returns>The files the version has afterwards.</returns>
    private List<DocumentFile> Files(Document document, DocumentPlan plan, KnownDocuments known)
    {
        var there = plan.Target is null ? [] : known.Files[plan.Target.Id].ToList();
        if (!plan.Files.AreNamed)
            return plan.IsNextVersion ? there.ConvertAll(f => Added(f.CopyTo(document.Id, frame.Now))) : there;
        db.Files.RemoveRange(plan.Files.Gone);
        var (files, place) = (new List<DocumentFile>(), plan.IsNextVersion ? 0 : there.Select(f => f.Place).DefaultIfEmpty().Max());
        foreach (var planned in plan.Files.All)
        {
            var file = planned.There is null ? Added(DocumentFile.Add(document.Id, frame.Taken[(plan.Row.Number, planned.Number)], planned.About, ++place, order.Owner, frame.Now))
                : plan.IsNextVersion ? Added(planned.There.CopyTo(document.Id, frame.Now)) : planned.There;
            place = Math.Max(place, file.Place);
            if (file.About != planned.About)
                file.Describe(planned.About);
            if (file.Access != planned.Access || file.EmbargoUntil != planned.Until)
                file.Open(planned.Access, planned.Until, frame.Today);
            files.Add(file);
        }
        return files;
    }

    private DocumentFile Added(DocumentFile file)
    {
        db.Files.Add(file);
        return file;
    }

    private void Surround(Document document, DocumentPlan plan)
    {
        db.CollectionItems.AddRange(plan.Places.Into.Select(c => new CollectionItem { CollectionId = c, ConceptId = document.ConceptId, AddedAt = frame.Now }));
        db.CollectionItems.RemoveRange(plan.Places.OutOf);
        db.Relations.AddRange(plan.Relations.Added);
        db.Relations.RemoveRange(plan.Relations.Removed);
        frame.Touched.UnionWith(plan.Relations.Added.Concat(plan.Relations.Removed).Select(r => r.ToId));
        if (plan.Relations.IsPending)
            frame.Pending.Add(plan.Row.Number);
    }

    private void Show(Document document, DocumentPlan plan, FreeAddresses addresses)
    {
        var before = plan.IsNextVersion || plan.Concept?.Record != document ? plan.Concept?.Record : null;
        var wish = plan.Row.Address != "" ? plan.Row.Address : DocumentAddress.Stem(plan.Row.Content);
        document.Publish(document.Slug ?? addresses.Take(wish, document.ConceptId, DocumentAddress.Nameless), before?.Tellings ?? 0, frame.Now);
        before?.Supersede(frame.Now);
        if (document.ProposedBy is null)
            return;
        db.TellProposer(document);
        db.Notify(document.ProposedBy, "Notice.Published", document.Path, order.Owner, document.TitleUk);
        db.CloseTask(document.Id, "review");
    }

    // The audit gets one line for the whole import; the way of each document shows it here.
    private void Note(Document document, DocumentPlan plan) => db.Timeline.Add(TimelineEntry.Of(
        document.ConceptId, document.Id, order.Owner, plan.Publishes ? "ImportedAndPublished" : "Imported", order.FileName, frame.Now));

    /// <summary>Rows of contents for bytes that are new to the library.</summary>
    private async Task KeepContents(CancellationToken cancel)
    {
        var added = done.SelectMany(d => d.Files).Where(f => db.Entry(f).State == EntityState.Added).DistinctBy(f => f.Sha256).ToDictionary(f => f.Sha256);
        var hashes = added.Keys.ToList();
        var known = hashes.Count == 0 ? [] : await db.Contents.Where(c => hashes.Contains(c.Sha256)).Select(c => c.Sha256).ToListAsync(cancel);
        db.Contents.AddRange(hashes.Except(known).Select(sha => FileContent.Of(sha, added[sha].ContentType, frame.Now)));
    }

    private async Task Tell(CancellationToken cancel)
    {
        var shown = done.FindAll(d => d.Document.State == DocumentState.Published);
        var concepts = shown.Where(d => d.Plan.Target is not null).Select(d => d.Document.ConceptId).ToList();
        var first = concepts.Count == 0 ? [] : await db.Documents.Where(d => concepts.Contains(d.ConceptId) && d.PublishedAt != null).GroupBy(d => d.ConceptId)
            .Select(g => new { g.Key, At = g.Min(d => d.PublishedAt!.Value) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var open = shown.SelectMany(d => d.Files.Where(f => f.IsPublicOn(frame.Today))).Select(f => f.Sha256).Distinct().ToList();
        var texts = open.Count == 0 ? [] : await db.Contents.AsNoTracking().Where(c => open.Contains(c.Sha256) && c.Text != null)
            .ToDictionaryAsync(c => c.Sha256, c => c.Text!, cancel);
        foreach (var (plan, document, files) in shown)
        {
            var body = string.Join("\n\n", files.Where(f => f.IsPublicOn(frame.Today)).Select(f => f.Sha256).Distinct().Where(texts.ContainsKey).Select(sha => texts[sha]));
            document.NextTelling();
            db.Publish(tell.Item(document, [.. plan.Row.Content.Subjects.Select(frame.Subject).OfType<Subject>().DistinctBy(s => s.Id).OrderBy(s => s.Key, StringComparer.Ordinal)], frame.Vocabulary,
                Limits.Cut(body, LibraryFacts.MostBody), first.GetValueOrDefault(document.ConceptId, frame.Now)));
        }
    }
}
