using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Telling;

/// <summary>Tells what readers see of a document, with the words inside the files everybody may take. Saving is the caller's.</summary>
internal sealed class TellDocument(LibraryDb db, TimeProvider time)
{
    public async Task Run(Document document, CancellationToken cancel)
    {
        document.NextTelling();
        db.Publish(await Item(document, cancel));
    }

    /// <summary>Its present state under the version told last.</summary>
    public async Task<ItemPublished> Item(Document document, CancellationToken cancel)
    {
        var today = KyivTime.DateOf(time.GetUtcNow());
        var files = await db.Files.AsNoTracking().Where(f => f.DocumentId == document.Id).OrderBy(f => f.Place).ToListAsync(cancel);
        var open = files.Where(f => f.IsPublicOn(today)).Select(f => f.Sha256).ToList();
        var texts = await db.Contents.AsNoTracking().Where(c => open.Contains(c.Sha256) && c.Text != null).ToDictionaryAsync(c => c.Sha256, c => c.Text!, cancel);
        var body = Limits.Cut(string.Join("\n\n", open.Distinct().Where(texts.ContainsKey).Select(sha => texts[sha])), LibraryFacts.MostBody);
        var first = await db.Documents.Where(d => d.ConceptId == document.ConceptId && d.PublishedAt != null).MinAsync(d => d.PublishedAt, cancel);
        return LibraryFacts.Item(document, document.Content.Subjects, body, first ?? document.PublishedAt!.Value);
    }

    /// <summary>Tells every published document that has a file; more than the given number is left to the next change.</summary>
    public async Task TellHolders(string sha256, CancellationToken cancel)
    {
        const int most = 50;
        var holders = await db.Documents.Where(d => d.State == DocumentState.Published && db.Files.Any(f => f.DocumentId == d.Id && f.Sha256 == sha256))
            .OrderBy(d => d.Id).Take(most).ToListAsync(cancel);
        foreach (var document in holders)
            await Run(document, cancel);
    }
}
