using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Items;

/// <summary>What readers see of an item of any module: its address and title, for the page that shows what a person published.</summary>
internal sealed class PublicItem
{
    private PublicItem() { }

    public string Module { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public Guid ItemId { get; private set; }

    public int ToldVersion { get; private set; } = int.MinValue;

    public string TitleUk { get; private set; } = "";

    public string? TitleEn { get; private set; }

    /// <summary>URL path without language prefix; null when it was withdrawn.</summary>
    public string? Path { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public string Title(string language) => language == "en" && !string.IsNullOrWhiteSpace(TitleEn) ? TitleEn : TitleUk;

    public static PublicItem About(string module, string kind, Guid id) => new() { Module = module, Kind = kind, ItemId = id };

    public void Take(ItemPublished fact)
    {
        if (fact.Version < ToldVersion)
            return;
        (ToldVersion, TitleUk, TitleEn) = (fact.Version, MyItem.Cut(fact.TitleUk), fact.TitleEn is null ? null : MyItem.Cut(fact.TitleEn));
        (Path, PublishedAt) = (fact.Path, fact.PublishedAt);
    }

    public void Take(ItemWithdrawn fact)
    {
        if (fact.Version >= ToldVersion)
            (ToldVersion, Path) = (fact.Version, null);
    }

    private sealed class Mapping : IEntityTypeConfiguration<PublicItem>
    {
        public void Configure(EntityTypeBuilder<PublicItem> item)
        {
            item.ToTable("PublicItems");
            item.HasKey(i => new { i.Module, i.Kind, i.ItemId });
            item.Property(i => i.Module).HasMaxLength(60);
            item.Property(i => i.Kind).HasMaxLength(60);
            item.Property(i => i.TitleUk).HasMaxLength(MyItem.TitleLength);
            item.Property(i => i.TitleEn).HasMaxLength(MyItem.TitleLength);
            item.Property(i => i.Path).HasMaxLength(500);
        }
    }
}

/// <summary>An item became readable, or its title changed.</summary>
internal sealed class OnItemPublished(CabinetDb db, TimeProvider time) : Subscriber<ItemPublished, CabinetDb>(db, time)
{
    protected override async Task On(ItemPublished fact, CancellationToken cancel) =>
        (await Db.KnownOrNewItem(fact.Module, fact.Kind, fact.ItemId, cancel)).Take(fact);
}

/// <summary>An item is no longer to be found.</summary>
internal sealed class OnItemWithdrawn(CabinetDb db, TimeProvider time) : Subscriber<ItemWithdrawn, CabinetDb>(db, time)
{
    protected override async Task On(ItemWithdrawn fact, CancellationToken cancel) =>
        (await Db.KnownOrNewItem(fact.Module, fact.Kind, fact.ItemId, cancel)).Take(fact);
}
