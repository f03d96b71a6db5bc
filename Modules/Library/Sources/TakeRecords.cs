using System.Globalization;
using Hub.Library.Describing;
using Hub.Library.Telling;
using Hub.Library.Vocabulary;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Library.Sources;

/// <summary>What became of a page of foreign records.</summary>
internal sealed record TakenPage(int Seen, int Added, int Changed, int Deleted, int Refused);

/// <summary>Puts a page of foreign records into the library; what is already so is left alone. Saving is the caller's, together with how far the harvest is.</summary>
internal sealed class TakeRecords(LibraryDb db, TellDocument tell, TimeProvider time)
{
    private List<Subject> vocabulary = [];

    public async Task<TakenPage> Run(HarvestSource source, IReadOnlyList<ForeignRecord> records, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // Of a record sent twice on one page the last word counts.
        var last = records.GroupBy(r => r.Identifier).Select(g => g.Last()).ToList();
        var names = last.ConvertAll(r => r.Identifier);
        var known = await db.Documents.Where(d => d.SourceId == source.Id && names.Contains(d.SourceIdentifier!)).ToDictionaryAsync(d => d.SourceIdentifier!, cancel);
        var (ids, concepts) = (known.Values.Select(d => d.Id).ToList(), known.Values.Select(d => d.ConceptId).ToList());
        var links = (await db.DocumentSubjects.Where(s => ids.Contains(s.DocumentId)).ToListAsync(cancel)).ToLookup(s => s.DocumentId);
        var placed = (await db.CollectionItems.Where(i => i.CollectionId == source.CollectionId && concepts.Contains(i.ConceptId)).Select(i => i.ConceptId).ToListAsync(cancel)).ToHashSet();
        vocabulary = await db.Subjects.AsNoTracking().ToListAsync(cancel);
        var byId = vocabulary.ToDictionary(s => s.Id);
        var (added, changed, deleted, refused) = (0, 0, 0, 0);
        foreach (var record in last)
        {
            known.TryGetValue(record.Identifier, out var document);
            if (record.IsDeleted)
            {
                if (document is { State: DocumentState.Published })
                {
                    Withdraw(document, now);
                    deleted++;
                }
                continue;
            }
            if (Read(record) is not { } read)
            {
                db.HarvestRefusals.Add(new() { SourceId = source.Id, Identifier = Limits.Cut(Limits.Plain(record.Identifier), Limits.Name), Key = record.Metadata is null ? "NoMetadata" : "NoTitle" });
                refused++;
                continue;
            }
            var from = new HarvestedFrom(source.Id, record.Identifier, read.Address, record.At);
            if (document is null)
            {
                db.Documents.Add(document = Document.FromSource(Guid.CreateVersion7(), read.Content, from, Address, now));
                added++;
            }
            else if (document.TakeFromSource(read.Content, from, now))
                changed++;
            else
                continue;
            Link(document, read.Content.Subjects, links[document.Id]);
            if (placed.Add(document.ConceptId))
                db.CollectionItems.Add(new() { CollectionId = source.CollectionId, ConceptId = document.ConceptId, AddedAt = now });
            document.NextTelling();
            db.Publish(tell.Item(document, [.. vocabulary.Where(s => read.Content.Subjects.Contains(s.Key)).OrderBy(s => s.Key, StringComparer.Ordinal)], byId, "", document.PublishedAt!.Value));
        }
        return new(records.Count, added, changed, deleted, refused);
    }

    /// <summary>Its record was deleted at home.</summary>
    public void Withdraw(Document document, DateTimeOffset now)
    {
        document.GoneAtSource(now);
        db.Publish(new ItemWithdrawn(LibraryFacts.Module, LibraryFacts.Kind, document.ConceptId, document.NextTelling()));
    }

    private ForeignDescription? Read(ForeignRecord record)
    {
        if (record.Metadata is null || record.Identifier is "" or { Length: > 400 } || ForeignDescription.Of(record.Metadata) is not { } read)
            return null;
        // A word that is a subject of the vocabulary becomes that subject.
        var subjects = read.Subjects.Select(word => (word, Found: vocabulary.Find(s => word.Equals(s.NameUk, StringComparison.OrdinalIgnoreCase) || word.Equals(s.NameEn, StringComparison.OrdinalIgnoreCase)))).ToList();
        read.Content.Subjects = [.. subjects.Where(s => s.Found is not null).Select(s => vocabulary.Find(v => v.Id == s.Found!.MergedIntoId)?.Key ?? s.Found!.Key).Distinct().Take(50)];
        read.Content.Keywords = Limits.Cut(string.Join(", ", subjects.Where(s => s.Found is null).Select(s => s.word.Replace(',', ' '))), Limits.Note);
        return read;
    }

    private void Link(Document document, IReadOnlyList<string> keys, IEnumerable<DocumentSubject> there)
    {
        var wanted = vocabulary.Where(s => keys.Contains(s.Key)).Select(s => s.Id).ToHashSet();
        db.DocumentSubjects.RemoveRange(there.Where(s => !wanted.Contains(s.SubjectId)));
        db.DocumentSubjects.AddRange(wanted.Except(there.Select(s => s.SubjectId)).Select(s => new DocumentSubject { DocumentId = document.Id, SubjectId = s }));
    }

    // The end of the id makes it free without looking.
    private static string Address(string title, Guid id) => $"{Slug.From(Limits.Cut(title, 60))}-{id.ToString("N", CultureInfo.InvariantCulture)[^10..]}".Trim('-');
}
