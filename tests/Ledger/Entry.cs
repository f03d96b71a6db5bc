using Hub.SharedKernel;
using Hub.SharedKernel.Contracts;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Ledger;

/// <summary>A line of the ledger.</summary>
internal sealed class Entry : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public int Number { get; private init; }

    public string Text { get; private set; } = "";

    public int Version { get; set; }

    public static Entry Write(int number, string text)
    {
        var entry = new Entry { Number = number };
        entry.Reword(text);
        return entry;
    }

    public void Reword(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleViolation("Entry.Empty", "Text", Number);
        Text = text;
    }

    internal sealed class Map : IEntityTypeConfiguration<Entry>
    {
        public void Configure(EntityTypeBuilder<Entry> entry)
        {
            entry.ToTable("Entries");
            entry.Property(e => e.Id).ValueGeneratedNever();
            entry.Property(e => e.Text).HasMaxLength(200);
        }
    }
}

/// <summary>What a subscriber did; no index keeps it from being there twice.</summary>
internal sealed class Effect
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public int Number { get; init; }

    public required string By { get; init; }

    internal sealed class Map : IEntityTypeConfiguration<Effect>
    {
        public void Configure(EntityTypeBuilder<Effect> effect)
        {
            effect.ToTable("Effects");
            effect.Property(e => e.Id).ValueGeneratedNever();
            effect.Property(e => e.By).HasMaxLength(40);
        }
    }
}

/// <summary>An entry was written.</summary>
/// <param name="Number">Its number.</param>
internal sealed record EntryWritten(int Number) : IntegrationEvent;
