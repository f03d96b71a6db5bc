using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>Why a juror should not judge an entry.</summary>
internal enum ConflictKind { Declared, SameOrganisation, ParentOrganisation, SameTerritory, CoAuthor, PastEmployer }

/// <summary>What is held of a conflict.</summary>
internal enum ConflictState
{
    /// <summary>Found by facts; keeps the juror away until it is dismissed.</summary>
    Suggested,
    Confirmed,
    Dismissed,
}

/// <summary>
/// A conflict of interest of a juror with an entry. Unless it is dismissed the juror cannot reach the entry by any address;
/// what the chair decided is pinned: neither the juror nor a new search by facts changes it.
/// </summary>
internal sealed class Conflict : IVersioned
{
    private Conflict() { }

    public Guid Id { get; private set; }
    public Guid JurorId { get; private set; }
    public Guid EntryId { get; private set; }
    public ConflictKind Kind { get; private set; }
    public ConflictState State { get; private set; }

    /// <summary>What it rests on: the juror's words, or the code or name found by facts.</summary>
    public string Because { get; private set; } = "";
    public string? Reason { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The chair decided: it stays so.</summary>
    public bool IsPinned { get; private set; }
    public DateTimeOffset At { get; private set; }
    public int Version { get; set; } = 1;

    public bool KeepsAway => State != ConflictState.Dismissed;

    /// <summary>The juror says so: confirmed by that alone.</summary>
    public static Conflict Declare(Guid juror, Guid entry, string? because, DateTimeOffset now) =>
        New(juror, entry, ConflictKind.Declared, ConflictState.Confirmed, Limits.Text(because, "Reason", "Field.Reason", Round.MostReason), now);

    /// <summary>The portal found it.</summary>
    public static Conflict Suggest(Guid juror, Guid entry, ConflictKind kind, string because, DateTimeOffset now) =>
        New(juror, entry, kind, ConflictState.Suggested, because, now);

    private static Conflict New(Guid juror, Guid entry, ConflictKind kind, ConflictState state, string because, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(), JurorId = juror, EntryId = entry, Kind = kind, State = state, Because = because, At = now };

    /// <summary>The juror's account was erased: that there was a conflict stays, what they said about it goes.</summary>
    public void ForgetWords() => Because = "";

    /// <summary>Confirms or dismisses it; a dismissal says why.</summary>
    /// <param name="state">What it becomes.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="asChair">Whether the chair decides, which pins it.</param>
    /// <param name="now">The moment.</param>
    public void Decide(ConflictState state, string? reason, Guid by, bool asChair, DateTimeOffset now)
    {
        if (IsPinned && !asChair)
            throw new RuleViolation("Conflict.Pinned");
        if (state == ConflictState.Suggested)
            throw new RuleViolation("Conflict.DecisionNeeded", "State");
        if (state == ConflictState.Dismissed && string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Conflict.ReasonNeeded", "Reason");
        (State, Reason) = (state, Limits.TextOrNull(reason, "Reason", "Field.Reason", Round.MostReason));
        (DecidedBy, DecidedAt, IsPinned) = (by, now, asChair);
    }
}

internal sealed class ConflictMapping : IEntityTypeConfiguration<Conflict>
{
    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.ToTable("Conflicts");
        conflict.Property(c => c.Id).ValueGeneratedNever();
        conflict.Property(c => c.Because).HasMaxLength(Round.MostReason);
        conflict.Property(c => c.Reason).HasMaxLength(Round.MostReason);
        conflict.HasOne<Juror>().WithMany().HasForeignKey(c => c.JurorId).OnDelete(DeleteBehavior.Restrict);
        conflict.HasOne<Entry>().WithMany().HasForeignKey(c => c.EntryId).OnDelete(DeleteBehavior.Cascade);
        conflict.HasIndex(c => new { c.JurorId, c.EntryId, c.Kind }).IsUnique();
        conflict.HasIndex(c => new { c.EntryId, c.State });
    }
}
