using Hub.Cabinet.People;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Personal;

/// <summary>An account that is to be erased once its days of grace are over. Until then it can be undone and all is as it was.</summary>
internal sealed class Removal
{
    public const int ReasonLength = 500;
    public static readonly TimeSpan Grace = TimeSpan.FromDays(30);

    private Removal() { }

    public Guid PersonId { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When it is erased.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The administrator who began it; null when the person did.</summary>
    public Guid? AskedById { get; private set; }

    /// <summary>Why the administrator did; null when the person did.</summary>
    public string? Reason { get; private set; }

    /// <summary>Secret of the mailed link that undoes it.</summary>
    public Guid UndoKey { get; private set; }

    /// <summary>Since when it waits because an organisation would be left without a manager.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    public static Removal Ask(Guid personId, DateTimeOffset now) =>
        new() { PersonId = personId, AskedAt = now, DueAt = now + Grace, UndoKey = Guid.NewGuid() };

    /// <summary>An administrator says why.</summary>
    public static Removal Order(Guid personId, Guid by, string? reason, DateTimeOffset now)
    {
        var text = (reason ?? "").Trim();
        if (text.Length == 0)
            throw new RuleViolation("Removal.ReasonMissing", "Input.Reason");
        if (text.Length > ReasonLength)
            throw new RuleViolation("Grant.ReasonTooLong", "Input.Reason", ReasonLength);
        if (personId == by)
            throw new RuleViolation("Removal.OwnByOrder");
        var removal = Ask(personId, now);
        (removal.AskedById, removal.Reason) = (by, text);
        return removal;
    }

    public void Hold(DateTimeOffset now) => HeldAt ??= now;

    private sealed class Mapping : IEntityTypeConfiguration<Removal>
    {
        public void Configure(EntityTypeBuilder<Removal> removal)
        {
            removal.ToTable("Removals");
            removal.HasKey(r => r.PersonId);
            removal.Property(r => r.Reason).HasMaxLength(ReasonLength);
            removal.HasOne<Person>().WithOne().HasForeignKey<Removal>(r => r.PersonId);
            removal.HasIndex(r => r.DueAt);
            removal.HasIndex(r => r.UndoKey).IsUnique();
        }
    }
}
