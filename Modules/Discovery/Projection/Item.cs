using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Discovery.Projection;

/// <summary>
/// An item of any module as it was last told. A withdrawn one stays without its texts, so that an older telling that comes late
/// does not bring it back.
/// </summary>
internal sealed class Item
{
    public const int KeyLength = 60;
    public const int PathLength = 400;
    public const int OrganisationLength = 400;
    public const int TopicsLength = 1000;

    private Item() { }

    public string Module { get; private init; } = "";
    public string Kind { get; private init; } = "";
    public Guid ItemId { get; private init; }

    /// <summary>As told by the module; grows.</summary>
    public int Version { get; private set; }

    /// <summary>Number of the change that made the row as it is: in the order of commits, over all items. See <see cref="ProjectionState"/>.</summary>
    public long Change { get; private set; }

    /// <summary>
    /// Number of the change that first made it readable: what is smaller was there before. Null while it never was; 0 when it is older
    /// than the first saved search could be.
    /// </summary>
    public long? FirstChange { get; private set; }

    /// <summary>When the row was last changed (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public bool IsWithdrawn { get; private set; }
    public string Path { get; private set; } = "";
    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string SummaryUk { get; private set; } = "";
    public string? SummaryEn { get; private set; }
    public string BodyUk { get; private set; } = "";
    public string? BodyEn { get; private set; }

    /// <summary>Topic keys with spaces between them.</summary>
    public string Topics { get; private set; } = "";

    public string? Organisation { get; private set; }
    public string? OrganisationCode { get; private set; }
    public string? Territory { get; private set; }
    public DateTimeOffset PublishedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public DateTimeOffset? StartsAt { get; private set; }
    public DateTimeOffset? EndsAt { get; private set; }

    public static Item New(string module, string kind, Guid id) => new() { Module = module, Kind = kind, ItemId = id, Version = int.MinValue };

    /// <summary>Takes a telling unless it is older than what is known, or says nothing new.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Take(ItemPublished fact)
    {
        // A withdrawal and a publication of one version: the withdrawal came after what it withdraws.
        if (fact.Version < Version || fact.Version == Version && (IsWithdrawn || Shows(fact)))
            return false;
        (Version, IsWithdrawn, Path) = (fact.Version, false, Cut(fact.Path, PathLength)!);
        (TitleUk, SummaryUk, BodyUk) = (fact.TitleUk, fact.SummaryUk, fact.BodyUk);
        (TitleEn, SummaryEn, BodyEn) = (fact.TitleEn, fact.SummaryEn, fact.BodyEn);
        Topics = Joined(fact.Topics);
        (Organisation, OrganisationCode, Territory) = (Cut(fact.Organisation, OrganisationLength), Cut(fact.OrganisationCode, KeyLength), Cut(fact.Territory, KeyLength));
        (PublishedAt, UpdatedAt, StartsAt, EndsAt) = (fact.PublishedAt, fact.UpdatedAt, fact.StartsAt, fact.EndsAt);
        return true;
    }

    public bool Take(ItemWithdrawn fact)
    {
        if (fact.Version < Version || IsWithdrawn && fact.Version == Version)
            return false;
        var gone = !IsWithdrawn;
        (Version, IsWithdrawn) = (fact.Version, true);
        (Path, TitleUk, SummaryUk, BodyUk, TitleEn, SummaryEn, BodyEn) = ("", "", "", "", null, null, null);
        (Topics, Organisation, OrganisationCode, Territory, StartsAt, EndsAt) = ("", null, null, null, null, null);
        return gone;
    }

    public void Number(long change, DateTimeOffset now)
    {
        (Change, ChangedAt) = (change, now);
        if (!IsWithdrawn)
            FirstChange ??= change;
    }

    private bool Shows(ItemPublished fact) =>
        Path == Cut(fact.Path, PathLength) && TitleUk == fact.TitleUk && TitleEn == fact.TitleEn && SummaryUk == fact.SummaryUk && SummaryEn == fact.SummaryEn
        && BodyUk == fact.BodyUk && BodyEn == fact.BodyEn && Topics == Joined(fact.Topics) && Organisation == Cut(fact.Organisation, OrganisationLength)
        && OrganisationCode == Cut(fact.OrganisationCode, KeyLength) && Territory == Cut(fact.Territory, KeyLength)
        && PublishedAt == fact.PublishedAt && UpdatedAt == fact.UpdatedAt && StartsAt == fact.StartsAt && EndsAt == fact.EndsAt;

    private static string Joined(IReadOnlyList<string> topics)
    {
        var joined = "";
        foreach (var topic in topics.Where(t => t.Length > 0 && !t.Any(char.IsWhiteSpace)).Distinct())
            if (joined.Length + topic.Length < TopicsLength)
                joined += joined == "" ? topic : " " + topic;
        return joined;
    }

    // Another module's text may be of any length; what is a key or a name here is cut rather than refused for ever.
    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];

    internal sealed class Mapping : IEntityTypeConfiguration<Item>
    {
        public void Configure(EntityTypeBuilder<Item> item)
        {
            item.ToTable("Items");
            item.HasKey(i => new { i.Module, i.Kind, i.ItemId });
            item.Property(i => i.Module).HasMaxLength(KeyLength);
            item.Property(i => i.Kind).HasMaxLength(KeyLength);
            item.Property(i => i.ItemId).ValueGeneratedNever();
            item.Property(i => i.Path).HasMaxLength(PathLength);
            item.Property(i => i.Topics).HasMaxLength(TopicsLength);
            item.Property(i => i.Organisation).HasMaxLength(OrganisationLength);
            item.Property(i => i.OrganisationCode).HasMaxLength(KeyLength);
            item.Property(i => i.Territory).HasMaxLength(KeyLength);
            item.HasIndex(i => i.Change).IsUnique();
            item.HasIndex(i => i.StartsAt);
        }
    }
}
