using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Audit;

/// <summary>
/// Who did what to what. Lines are only added, and each holds the hash of the one before: whoever changes, removes or swaps
/// one breaks the chain, which <c>audit verify</c> finds.
/// </summary>
internal sealed class AuditRow
{
    /// <summary>Id of the fact.</summary>
    public required Guid Id { get; init; }

    /// <summary>When, to the microsecond: what every engine keeps.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Module { get; init; }

    /// <summary>Who; null for the portal itself. No reference: the line outlives the account.</summary>
    public required Guid? PersonId { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public required string Details { get; init; }

    /// <summary>Place in the chain, from 1; null only for lines from before there was a chain, until the next one seals them.</summary>
    public long? Number { get; private set; }

    /// <summary>Hash of the line before, in hexadecimal digits.</summary>
    public string? Previous { get; private set; }

    /// <summary>SHA-256 over <see cref="Previous"/> and everything else in this line.</summary>
    public string? Hash { get; private set; }

    /// <summary>Makes a line the next of the chain.</summary>
    public void Seal(AuditHead head)
    {
        if (Number is not null)
            throw new InvalidOperationException("A line of the audit log is sealed once.");
        (Number, Previous) = (head.Number + 1, head.Hash);
        Hash = Computed();
        head.Take(this);
    }

    /// <summary>Whether the line is what it was when it was written.</summary>
    public bool IsSound(AuditHead before) => Number == before.Number + 1 && Previous == before.Hash && Hash == Computed();

    /// <summary>The canonical form is every value with its length before it, so that no two lines share one.</summary>
    private string Computed()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var value in Values())
        {
            var bytes = value is null ? [] : Encoding.UTF8.GetBytes(value);
            BinaryPrimitives.WriteInt32BigEndian(length, value is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IEnumerable<string?> Values() =>
    [
        Previous, Invariant($"{Number}"), Id.ToString("N"), Invariant($"{At.UtcTicks / TimeSpan.TicksPerMicrosecond}"),
        Module, PersonId?.ToString("N"), Action, Subject, Details,
    ];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

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
            row.Property(r => r.Previous).HasMaxLength(64);
            row.Property(r => r.Hash).HasMaxLength(64);
            row.HasIndex(r => r.At);
            row.HasIndex(r => new { r.PersonId, r.At });
            row.HasIndex(r => new { r.Action, r.At });
            row.HasIndex(r => new { r.Subject, r.At });
            row.HasIndex(r => r.Number).IsUnique().HasFilter("\"Number\" IS NOT NULL");
        }
    }
}

/// <summary>The end of the chain: number and hash of its last line. The one row all writers pass through, one after another.</summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    public int Id { get; private set; } = OnlyId;

    public long Number { get; private set; }

    public string Hash { get; private set; } = Beginning;

    /// <summary>What the first line has before it.</summary>
    public static string Beginning { get; } = new('0', 64);

    public void Take(AuditRow last) => (Number, Hash) = (last.Number!.Value, last.Hash!);

    public override string ToString() => FormattableString.Invariant($"{Number}:{Hash}");

    private sealed class Mapping : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> head)
        {
            head.ToTable("AuditHead");
            head.Property(h => h.Id).ValueGeneratedNever();
            head.Property(h => h.Hash).HasMaxLength(64);
            head.HasData(new AuditHead());
        }
    }
}
