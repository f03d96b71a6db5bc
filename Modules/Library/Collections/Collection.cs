using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Library.Describing;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Collections;

/// <summary>What a collection by query takes in: every condition that is set must hold.</summary>
internal sealed record CollectionQuery
{
    public string Words { get; init; } = "";
    public IReadOnlyList<DocumentKind> Kinds { get; init; } = [];

    /// <summary>Keys of subjects; one of them, or of those under it, is enough.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
    public string Publisher { get; init; } = "";
    public string Region { get; init; } = "";
    public int? FromYear { get; init; }
    public int? ToYear { get; init; }

    public bool IsEmpty => this is { Words: "", Kinds.Count: 0, Subjects.Count: 0, Publisher: "", Region: "", FromYear: null, ToYear: null };

    private static readonly JsonSerializerOptions json = new() { Converters = { new JsonStringEnumConverter() } };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static CollectionQuery FromJson(string text) => JsonSerializer.Deserialize<CollectionQuery>(text, json)!;
}

/// <summary>Documents that belong together: put in by hand, or by a query. Also a set for harvesters.</summary>
internal sealed class Collection : IVersioned
{
    public const int Deepest = 4;

    private Collection() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Last part of its address and name of its set for harvesters; never changes.</summary>
    public string Slug { get; private init; } = "";
    public string NameUk { get; private set; } = "";
    public string? NameEn { get; private set; }

    /// <summary>Markdown.</summary>
    public string AboutUk { get; private set; } = "";
    public string? AboutEn { get; private set; }
    public Guid? ParentId { get; private set; }

    /// <summary>A <see cref="CollectionQuery"/>; null when documents are put in by hand.</summary>
    public string? QueryJson { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; set; }

    public bool IsByQuery => QueryJson is not null;
    public CollectionQuery? Query => QueryJson is null ? null : CollectionQuery.FromJson(QueryJson);
    public Bilingual Name => new(NameUk, NameEn);
    public Bilingual About => new(AboutUk, AboutEn);
    public string Path => $"/library/collections/{Slug}";

    public static Collection Start(Guid id, string slug) => new() { Id = id, Slug = slug };

    public void Describe(string? nameUk, string? nameEn, string? aboutUk, string? aboutEn, DateTimeOffset now)
    {
        NameUk = Limits.Needed(nameUk, "NameUk", "Collection.NameUk", Limits.Line);
        NameEn = Limits.NullIfBlank(Limits.Text(nameEn, "NameEn", "Collection.NameEn", Limits.Line));
        AboutUk = Limits.Text(aboutUk, "AboutUk", "Collection.AboutUk", Limits.Abstract);
        AboutEn = Limits.NullIfBlank(Limits.Text(aboutEn, "AboutEn", "Collection.AboutEn", Limits.Abstract));
        ChangedAt = now;
    }

    /// <summary>Puts it under another; a collection cannot stand under itself or under what stands under it.</summary>
    public void Under(Guid? parent, IReadOnlyDictionary<Guid, Collection> all)
    {
        var depth = 0;
        for (var at = parent; at is { } id; at = all.GetValueOrDefault(id)?.ParentId)
            if (id == Id || ++depth >= Deepest)
                throw new RuleViolation(id == Id ? "Collection.Circle" : "Collection.TooDeep", "Parent", Deepest);
        ParentId = parent;
    }

    public void Gather(CollectionQuery? query)
    {
        if (query is { IsEmpty: true })
            throw new RuleViolation("Collection.QueryNeeded", "Words");
        QueryJson = query?.ToJson();
    }
}

/// <summary>A document is in a collection, whatever its version. For a collection by query the portal keeps these rows itself.</summary>
internal sealed class CollectionItem
{
    public Guid CollectionId { get; init; }
    public Guid ConceptId { get; init; }
    public DateTimeOffset AddedAt { get; init; }
}

internal sealed class CollectionMapping : IEntityTypeConfiguration<Collection>, IEntityTypeConfiguration<CollectionItem>
{
    public void Configure(EntityTypeBuilder<Collection> collection)
    {
        collection.ToTable("Collections");
        collection.Property(c => c.Id).ValueGeneratedNever();
        collection.Property(c => c.Slug).HasMaxLength(110);
        collection.Property(c => c.NameUk).HasMaxLength(Limits.Line);
        collection.Property(c => c.NameEn).HasMaxLength(Limits.Line);
        collection.Property(c => c.AboutUk).HasMaxLength(Limits.Abstract);
        collection.Property(c => c.AboutEn).HasMaxLength(Limits.Abstract);
        collection.HasIndex(c => c.Slug).IsUnique();
        collection.HasIndex(c => c.ParentId);
    }

    public void Configure(EntityTypeBuilder<CollectionItem> item)
    {
        item.ToTable("CollectionItems");
        item.HasKey(i => new { i.CollectionId, i.ConceptId });
        item.HasIndex(i => i.ConceptId);
        item.HasOne<Collection>().WithMany().HasForeignKey(i => i.CollectionId).OnDelete(DeleteBehavior.Cascade);
    }
}
