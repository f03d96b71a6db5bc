using Hub.Library.Describing;
using Hub.Library.Files;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Telling;

/// <summary>Tells what readers see of a document, with the words inside the files everybody may take. Saving is the caller's.</summary>
internal sealed class TellDocument(LibraryDb db, ModuleTexts texts, TimeProvider time)
{
    /// <summary>Read once for all documents of one piece of work.</summary>
    private Dictionary<Guid, Subject>? all;

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
        var read = await db.Contents.AsNoTracking().Where(c => open.Contains(c.Sha256) && c.Text != null).ToDictionaryAsync(c => c.Sha256, c => c.Text!, cancel);
        var body = Limits.Cut(string.Join("\n\n", open.Distinct().Where(read.ContainsKey).Select(sha => read[sha])), LibraryFacts.MostBody);
        var first = await db.Documents.Where(d => d.ConceptId == document.ConceptId && d.PublishedAt != null).MinAsync(d => d.PublishedAt, cancel);
        var linked = await db.DocumentSubjects.Where(l => l.DocumentId == document.Id).Select(l => l.SubjectId).ToListAsync(cancel);
        var vocabulary = await Vocabulary(cancel);
        return Item(document, [.. linked.Select(vocabulary.GetValueOrDefault).OfType<Subject>().OrderBy(s => s.Key, StringComparer.Ordinal)], vocabulary, body, first ?? document.PublishedAt!.Value);
    }

    /// <summary>The portal names its topics in texts: every module tells the same ones. Other subjects are found by their names.</summary>
    private bool IsTopic(string key) => texts.In("uk", LibraryFacts.Module, "Topic." + key) is var name && !name.StartsWith("Topic.", StringComparison.Ordinal);

    /// <summary>A subject librarians added belongs to the topic it stands under, however far above that is.</summary>
    private string? Topic(Subject subject, IReadOnlyDictionary<Guid, Subject> vocabulary)
    {
        var at = subject;
        for (var depth = 0; at is not null && depth <= Subject.Deepest; depth++)
        {
            if (IsTopic(at.Key))
                return at.Key;
            at = at.BroaderId is { } above ? vocabulary.GetValueOrDefault(above) : null;
        }
        return null;
    }

    /// <summary>The same where everything is read already.</summary>
    public ItemPublished Item(Document document, IReadOnlyList<Subject> subjects, IReadOnlyDictionary<Guid, Subject> vocabulary, string body, DateTimeOffset first)
    {
        var names = (string.Join(", ", subjects.Select(s => s.NameUk)), string.Join(", ", subjects.Select(s => s.NameEn).OfType<string>()));
        return LibraryFacts.Item(document, [.. subjects.Select(s => Topic(s, vocabulary)).OfType<string>().Distinct()], names, body, first);
    }

    private async Task<Dictionary<Guid, Subject>> Vocabulary(CancellationToken cancel) => all ??= await db.Subjects.AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);

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
