using Hub.Cabinet.People;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Organisations;

/// <summary>What kind of body an organisation is.</summary>
internal enum OrganisationKind
{
    StateAgency,
    LocalGovernment,
    CivilSociety,
    Academia,
    Technology,
    Other,
}

/// <summary>A body people work for, known by its ЄДРПОУ code where it has one.</summary>
internal sealed class Organisation : IVersioned
{
    public const int NameLength = 300;
    public const int SiteLength = 200;
    private const int OrderedLetters = 100;

    private Organisation() { }

    public Guid Id { get; private set; }

    /// <summary>ЄДРПОУ code, 8 digits; null when unknown.</summary>
    public string? Code { get; private set; }

    public string NameUk { get; private set; } = "";

    public string? NameEn { get; private set; }

    /// <summary>The Ukrainian name in lower case: by it what bears no code is recognised.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>Both names in lower case for searching.</summary>
    public string NameToSearch { get; private set; } = "";

    /// <summary>The place among others by the Ukrainian name.</summary>
    public string OrderUk { get; private set; } = "";

    /// <summary>The place among others for readers of English.</summary>
    public string OrderEn { get; private set; } = "";

    public OrganisationKind Kind { get; private set; }

    /// <summary>КАТОТТГ code of the region; null for national bodies.</summary>
    public string? Region { get; private set; }

    /// <summary>КАТОТТГ code of the community; null when it is not of one community.</summary>
    public string? Community { get; private set; }

    /// <summary>The organisation this one belongs to.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>Full address of its own site.</summary>
    public string? Site { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public Guid? AddedById { get; private set; }

    /// <summary>The organisation that took this one over; null while this one is active.</summary>
    public Guid? MergedIntoId { get; private set; }

    public DateTimeOffset? MergedAt { get; private set; }

    /// <summary>When managers last came or went; a change of it raises the version, so two at once cannot both be the last but one.</summary>
    public DateTimeOffset? ManagersChangedAt { get; private set; }

    public int Version { get; set; }

    public bool IsMerged => MergedIntoId is not null;

    /// <summary>URL path of its public page.</summary>
    public string Path => PathOf(Code, Id);

    public static string PathOf(string? code, Guid id) => $"/organisations/{code ?? id.ToString()}";

    public static Organisation Add(string? code, string? nameUk, string? nameEn, OrganisationKind kind, string? region, Guid? by, DateTimeOffset now)
    {
        var added = new Organisation { Id = Guid.CreateVersion7(now), AddedById = by, AddedAt = now };
        added.Call(nameUk, nameEn);
        (added.Code, added.Kind, added.Region) = (code, kind, region);
        return added;
    }

    /// <summary>What is known of it now. Its former name and code are returned when they changed, to be kept.</summary>
    public FormerName? Describe(Described what, DateTimeOffset now)
    {
        var before = FormerName.Of(this, Id, now);
        Call(what.NameUk, what.NameEn);
        (Code, Kind, Region, Community, Site) = (what.Code, what.Kind, what.Region, what.Community, what.Site);
        return (before.Code, before.NameUk, before.NameEn) == (Code ?? before.Code, NameUk, NameEn ?? before.NameEn) ? null : before;
    }

    public void BelongTo(Guid? parentId) => ParentId = parentId;

    public void ChangeManagers(DateTimeOffset now) => ManagersChangedAt = now;

    /// <summary>Gives way to another; the code goes along when the other has none.</summary>
    public void MergeInto(Organisation other, DateTimeOffset now)
    {
        if (other.Id == Id)
            throw new RuleViolation("Merge.Itself", "Input.Stays");
        if (other.IsMerged)
            throw new RuleViolation("Merge.IntoMerged", "Input.Stays", other.NameUk);
        if (other.Code is null && Code is not null)
            (other.Code, Code) = (Code, null);
        (MergedIntoId, MergedAt, ParentId) = (other.Id, now, null);
    }

    /// <summary>What took this one over was itself taken over: old addresses lead there in one step.</summary>
    public void FollowInto(Guid otherId) => MergedIntoId = otherId;

    private void Call(string? nameUk, string? nameEn)
    {
        NameUk = Clean(nameUk, "Input.NameUk") ?? throw new RuleViolation("Organisation.NameMissing", "Input.NameUk");
        NameEn = Clean(nameEn, "Input.NameEn");
        NameToSearch = Person.Folded($"{NameUk} {NameEn}");
        Arrange();
    }

    /// <summary>By its names it is recognised and finds its place among others.</summary>
    public void Arrange() => (NameKey, OrderUk, OrderEn) = (KeyOf(NameUk), Order(NameUk), Order(NameEn ?? NameUk));

    public static string KeyOf(string name) => Person.Folded(string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static string Order(string name)
    {
        var folded = Person.Folded(name).TrimStart('«', '"', '“', '„', '\'', ' ');
        return NameOrder.Of(folded.Length <= OrderedLetters ? folded : folded[..OrderedLetters]);
    }

    private static string? Clean(string? name, string field)
    {
        var text = string.Join(' ', (name ?? "").Normal().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return null;
        return text.Length <= NameLength ? text : throw new RuleViolation("Organisation.NameTooLong", field, NameLength);
    }

    private sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> organisation)
        {
            organisation.ToTable("Organisations");
            organisation.Property(o => o.Id).ValueGeneratedNever();
            organisation.Property(o => o.Code).HasMaxLength(8);
            organisation.Property(o => o.NameUk).HasMaxLength(NameLength);
            organisation.Property(o => o.NameEn).HasMaxLength(NameLength);
            organisation.Property(o => o.NameKey).HasMaxLength(NameLength);
            organisation.Property(o => o.NameToSearch).HasMaxLength(2 * NameLength + 1);
            organisation.Property(o => o.OrderUk).HasMaxLength(2 * OrderedLetters);
            organisation.Property(o => o.OrderEn).HasMaxLength(2 * OrderedLetters);
            organisation.Property(o => o.Region).HasMaxLength(19);
            organisation.Property(o => o.Community).HasMaxLength(19);
            organisation.Property(o => o.Site).HasMaxLength(SiteLength);
            organisation.HasOne<Organisation>().WithMany().HasForeignKey(o => o.ParentId).OnDelete(DeleteBehavior.Restrict);
            organisation.HasOne<Organisation>().WithMany().HasForeignKey(o => o.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
            organisation.HasIndex(o => o.Code).IsUnique().HasFilter("\"Code\" IS NOT NULL");
            organisation.HasIndex(o => new { o.MergedIntoId, o.OrderUk });
            organisation.HasIndex(o => new { o.MergedIntoId, o.OrderEn });
            organisation.HasIndex(o => new { o.Kind, o.Region });
            organisation.HasIndex(o => o.Region);
            organisation.HasIndex(o => o.NameKey);
        }
    }
}

/// <summary>What is known of an organisation, already checked.</summary>
internal sealed record Described(
    string? Code, string? NameUk, string? NameEn, OrganisationKind Kind, string? Region, string? Community = null, string? Site = null);
