using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>How an entry came to a juror.</summary>
internal enum AssignmentSource { Hand, Team, Automatic }

/// <summary>One automatic assignment: whoever takes the same seed and the same facts gets the same.</summary>
internal sealed class AssignmentRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }
    public int Seed { get; init; }
    public int JurorsPerEntry { get; init; }

    /// <summary>SHA-256 of jurors, entries, conflicts and preferences it started from.</summary>
    public string InputHash { get; init; } = "";
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>An entry a juror is asked to score.</summary>
internal sealed class Assignment
{
    public Guid JurorId { get; init; }
    public Guid EntryId { get; init; }
    public AssignmentSource Source { get; init; }

    /// <summary>The automatic run it came from; null for the others.</summary>
    public Guid? RunId { get; init; }
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>, IEntityTypeConfiguration<AssignmentRun>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("Assignments");
        assignment.HasKey(a => new { a.JurorId, a.EntryId });
        assignment.HasOne<Juror>().WithMany().HasForeignKey(a => a.JurorId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne<Entry>().WithMany().HasForeignKey(a => a.EntryId).OnDelete(DeleteBehavior.Cascade);
        assignment.HasOne<AssignmentRun>().WithMany().HasForeignKey(a => a.RunId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasIndex(a => a.EntryId);
    }

    public void Configure(EntityTypeBuilder<AssignmentRun> run)
    {
        run.ToTable("AssignmentRuns");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.InputHash).HasMaxLength(64);
        run.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
        run.HasIndex(r => new { r.RoundId, r.At });
    }
}
