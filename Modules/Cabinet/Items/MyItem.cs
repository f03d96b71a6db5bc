using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Items;

/// <summary>Something a person works on in any module, with the state its module last told.</summary>
internal sealed class MyItem
{
    public const int TitleLength = 300;

    /// <summary>Kind of a saved search or a followed topic.</summary>
    public const string Subscription = "subscription";

    /// <summary>Kind of a file that stands by itself.</summary>
    public const string File = "file";

    private MyItem() { }

    public string Module { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public Guid ItemId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Version of the telling; one that is not greater is ignored.</summary>
    public int ToldVersion { get; private set; }

    public string TitleUk { get; private set; } = "";

    public string? TitleEn { get; private set; }

    /// <summary>Key of the state in the module's texts; null when the item is gone.</summary>
    public string? StateKey { get; private set; }

    public string Link { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public string Title(string language) => language == "en" && !string.IsNullOrWhiteSpace(TitleEn) ? TitleEn : TitleUk;

    public static MyItem About(MyItemChanged fact) =>
        new() { Module = fact.Module, Kind = fact.Kind, ItemId = fact.ItemId, PersonId = fact.PersonId, ToldVersion = int.MinValue };

    public void Take(MyItemChanged fact)
    {
        // The same version told again is the same telling: it must not look as if something had changed just now.
        if (fact.Version <= ToldVersion)
            return;
        (ToldVersion, TitleUk, TitleEn) = (fact.Version, Cut(fact.TitleUk), fact.TitleEn is null ? null : Cut(fact.TitleEn));
        (StateKey, Link, ChangedAt) = (fact.StateKey, fact.Link, fact.OccurredAt);
    }

    public static string Cut(string text) => text.Length <= TitleLength ? text : text[..(TitleLength - 1)] + "…";

    private sealed class Mapping : IEntityTypeConfiguration<MyItem>
    {
        public void Configure(EntityTypeBuilder<MyItem> item)
        {
            item.ToTable("Items");
            item.HasKey(i => new { i.PersonId, i.Module, i.Kind, i.ItemId });
            item.Property(i => i.Module).HasMaxLength(60);
            item.Property(i => i.Kind).HasMaxLength(60);
            item.Property(i => i.TitleUk).HasMaxLength(TitleLength);
            item.Property(i => i.TitleEn).HasMaxLength(TitleLength);
            item.Property(i => i.StateKey).HasMaxLength(100);
            item.Property(i => i.Link).HasMaxLength(500);
            item.HasIndex(i => new { i.PersonId, i.ChangedAt });
        }
    }
}
