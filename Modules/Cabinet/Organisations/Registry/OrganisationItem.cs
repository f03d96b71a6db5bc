using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations.Registry;

/// <summary>Something of any module that bears an organisation's code: as much as the organisation's page shows of it.</summary>
internal sealed class OrganisationItem
{
    public const int TitleLength = 500;
    private const int PathLength = 500;

    private OrganisationItem() { }

    public string Module { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public Guid ItemId { get; private set; }

    /// <summary>What was told last; an earlier telling that comes later changes nothing.</summary>
    public int ItemVersion { get; private set; }

    /// <summary>ЄДРПОУ code, when the item names one.</summary>
    public string? OrganisationCode { get; private set; }

    /// <summary>Name of the organisation in lower case; null, as the code, once the item is withdrawn.</summary>
    public string? OrganisationName { get; private set; }

    public string Path { get; private set; } = "";

    public string TitleUk { get; private set; } = "";

    public string? TitleEn { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public static OrganisationItem About(string module, string kind, Guid itemId) => new() { Module = module, Kind = kind, ItemId = itemId };

    /// <returns>Whether anything changed that readers see.</returns>
    public bool Tell(ItemPublished fact)
    {
        if (fact.Version < ItemVersion)
            return false;
        var before = Shown;
        (ItemVersion, OrganisationCode, Path, PublishedAt) = (fact.Version, fact.OrganisationCode, fact.Path, fact.PublishedAt);
        OrganisationName = NameOf(fact);
        (TitleUk, TitleEn) = (Cut(fact.TitleUk), fact.TitleEn is null ? null : Cut(fact.TitleEn));
        return before != Shown;
    }

    /// <returns>Whether anything changed that readers see.</returns>
    public bool Withdraw(int version)
    {
        if (version < ItemVersion)
            return false;
        var before = Shown;
        (ItemVersion, OrganisationCode, OrganisationName) = (version, null, null);
        return before != Shown;
    }

    private (string?, string?, string, string, string?, DateTimeOffset) Shown => (OrganisationCode, OrganisationName, Path, TitleUk, TitleEn, PublishedAt);

    public static bool Fits(ItemPublished fact) => fact.Path.Length <= PathLength && fact.OrganisationCode is null or { Length: 8 };

    public static bool NamesNobody(ItemPublished fact) => fact.OrganisationCode is null && NameOf(fact) is null;

    private static string? NameOf(ItemPublished fact) =>
        fact.Organisation is { Length: > 0 and <= Organisation.NameLength } name ? Organisation.KeyOf(name) : null;

    private static string Cut(string text) => text.Length <= TitleLength ? text : text[..(TitleLength - 1)] + "…";

    private sealed class Mapping : IEntityTypeConfiguration<OrganisationItem>
    {
        public void Configure(EntityTypeBuilder<OrganisationItem> item)
        {
            item.ToTable("OrganisationItems");
            item.HasKey(i => new { i.Module, i.Kind, i.ItemId });
            item.Property(i => i.Module).HasMaxLength(60);
            item.Property(i => i.Kind).HasMaxLength(60);
            item.Property(i => i.OrganisationCode).HasMaxLength(8);
            item.Property(i => i.OrganisationName).HasMaxLength(Organisation.NameLength);
            item.Property(i => i.Path).HasMaxLength(PathLength);
            item.Property(i => i.TitleUk).HasMaxLength(TitleLength);
            item.Property(i => i.TitleEn).HasMaxLength(TitleLength);
            item.HasIndex(i => new { i.OrganisationCode, i.PublishedAt });
            item.HasIndex(i => i.OrganisationName);
        }
    }
}
