using System.Linq.Expressions;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Personal;

/// <summary>
/// An archive of everything the portal holds about a person, asked for by that person. A job makes it; a host claims it by raising
/// <see cref="Attempts"/> from the number it saw.
/// </summary>
internal sealed class DataExport
{
    public const int MostAttempts = 5;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private DataExport() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Not tried before this moment; while a host makes it, the end of its lease.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>When the archive is thrown away.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public long Bytes { get; private set; }

    public bool HasFailed => ReadyAt is null && Attempts >= MostAttempts;

    public static DataExport Ask(Guid personId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), PersonId = personId, AskedAt = now, DueAt = now };

    public void Ready(long bytes, DateTimeOffset now) => (Bytes, ReadyAt, ExpiresAt) = (bytes, now, now + Kept);

    /// <summary>Waits to be made.</summary>
    public static Expression<Func<DataExport, bool>> Due(DateTimeOffset now) => e => e.ReadyAt == null && e.Attempts < MostAttempts && e.DueAt <= now;

    private sealed class Mapping : IEntityTypeConfiguration<DataExport>
    {
        public void Configure(EntityTypeBuilder<DataExport> export)
        {
            export.ToTable("DataExports");
            export.Property(e => e.Id).ValueGeneratedNever();
            export.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId);
            export.HasIndex(e => new { e.PersonId, e.AskedAt });
            export.HasIndex(e => new { e.ReadyAt, e.DueAt });
            export.HasIndex(e => e.ExpiresAt);
        }
    }
}
