using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Audit;

/// <summary>Who did what to what. Lines are only added.</summary>
internal sealed class AuditRow
{
    /// <summary>Id of the fact.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Module { get; init; }

    /// <summary>Who; null for the portal itself. No reference: the line outlives the account.</summary>
    public required Guid? PersonId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Details { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> row)
        {
            row.ToTable("Audit");
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Module).HasMaxLength(60);
            row.Property(r => r.Action).HasMaxLength(100);
            row.Property(r => r.Subject).HasMaxLength(200);
            row.Property(r => r.Details).HasMaxLength(1000);
            row.HasIndex(r => r.At);
            row.HasIndex(r => new { r.PersonId, r.At });
            row.HasIndex(r => new { r.Action, r.At });
        }
    }
}
