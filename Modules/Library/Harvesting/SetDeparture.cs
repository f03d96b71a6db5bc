using System.Globalization;
using Hub.Library.Collections;
using Hub.Library.Describing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Harvesting;

/// <summary>
/// A document once belonged to a set. Whoever harvests that set is told, with every later change of the document, that the set holds it no more;
/// without this row it would leave a harvester's copy never.
/// </summary>
internal sealed class SetDeparture
{
    public string SetKey { get; init; } = "";
    public Guid ConceptId { get; init; }

    public static string KeyOf(DocumentKind kind) => "kind:" + kind;

    public static string KeyOf(Guid collection) => collection.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>What leaves a set with the changes about to be saved, wherever in the module they were made.</summary>
    public static async Task Remember(LibraryDb db, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        var left = db.ChangeTracker.Entries<CollectionItem>().Where(e => e.State == EntityState.Deleted).Select(e => (Key: KeyOf(e.Entity.CollectionId), e.Entity.ConceptId))
            .Concat(db.ChangeTracker.Entries<Document>().Where(e => e.State == EntityState.Modified && e.Entity.State == DocumentState.Published && !Equals(e.OriginalValues[nameof(Document.Kind)], e.Entity.Kind))
                .Select(e => (Key: KeyOf((DocumentKind)e.OriginalValues[nameof(Document.Kind)]!), e.Entity.ConceptId))).Distinct().ToList();
        if (left.Count > 0)
            await Add(db, left, cancel);
    }

    /// <summary>Adds those that are not remembered yet; saving is the caller's.</summary>
    public static async Task Add(LibraryDb db, IReadOnlyCollection<(string Key, Guid ConceptId)> left, CancellationToken cancel)
    {
        foreach (var some in left.Chunk(500))
        {
            var (keys, ids) = (some.Select(l => l.Key).Distinct().ToList(), some.Select(l => l.ConceptId).Distinct().ToList());
            var known = (await db.SetDepartures.AsNoTracking().Where(d => keys.Contains(d.SetKey) && ids.Contains(d.ConceptId)).ToListAsync(cancel))
                .Concat(db.SetDepartures.Local).Select(d => (d.SetKey, d.ConceptId)).ToHashSet();
            db.SetDepartures.AddRange(some.Where(l => !known.Contains(l)).Select(l => new SetDeparture { SetKey = l.Key, ConceptId = l.ConceptId }));
        }
    }
}

internal sealed class SetDepartureMapping : IEntityTypeConfiguration<SetDeparture>
{
    public void Configure(EntityTypeBuilder<SetDeparture> departure)
    {
        departure.ToTable("SetDepartures");
        departure.Property(d => d.SetKey).HasMaxLength(60);
        departure.HasKey(d => new { d.SetKey, d.ConceptId });
        departure.HasIndex(d => d.ConceptId);
    }
}
