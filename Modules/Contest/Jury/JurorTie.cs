using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>How a juror is tied to an organisation.</summary>
internal enum TieKind { Employer, PastEmployer, Member, Other }

/// <summary>An organisation a juror declared a tie with, or the account belongs to.</summary>
internal sealed class JurorTie
{
    /// <summary>Ties a juror can declare.</summary>
    public const int Most = 20;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid JurorId { get; init; }
    public TieKind Kind { get; init; }

    /// <summary>ЄДРПОУ code; empty when only the name is known.</summary>
    public string OrganisationCode { get; init; } = "";
    public string Organisation { get; init; } = "";

    /// <summary>The year it ended; null while it lasts.</summary>
    public int? UntilYear { get; init; }

    /// <summary>Whether the portal took it from the account rather than from the juror's words.</summary>
    public bool FromAccount { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class JurorTieMapping : IEntityTypeConfiguration<JurorTie>
{
    public void Configure(EntityTypeBuilder<JurorTie> tie)
    {
        tie.ToTable("JurorTies");
        tie.Property(t => t.Id).ValueGeneratedNever();
        tie.Property(t => t.OrganisationCode).HasMaxLength(8);
        tie.Property(t => t.Organisation).HasMaxLength(Entry.MostTitle);
        tie.HasOne<Juror>().WithMany().HasForeignKey(t => t.JurorId).OnDelete(DeleteBehavior.Cascade);
        tie.HasIndex(t => t.OrganisationCode);
    }
}
