using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Sessions;

/// <summary>A form that came after its writer's session had ended; unreadable in the database.</summary>
internal sealed class KeptFormRow
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    /// <summary>The form, protected with the portal's keys.</summary>
    public required string Content { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<KeptFormRow>
    {
        public void Configure(EntityTypeBuilder<KeptFormRow> form)
        {
            form.ToTable("KeptForms");
            form.Property(f => f.Id).ValueGeneratedNever();
            form.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId);
            form.HasIndex(f => new { f.PersonId, f.KeptAt });
            form.HasIndex(f => f.KeptAt);
        }
    }
}
