using System.Security.Cryptography;
using System.Text;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.SecondFactor;

/// <summary>A code that stands in once for the app. Eighty random bits, so a plain hash of it tells nothing.</summary>
internal sealed class RecoveryCode
{
    /// <summary>Codes in a set.</summary>
    public const int SetSize = 10;

    // Without letters and digits that are mistaken for others when read from paper.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz234567890";
    private const int Length = 16;

    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>A new set, in the form in which it is shown once.</summary>
    public static IReadOnlyList<string> NewSet() =>
        [.. Enumerable.Range(0, SetSize).Select(_ => string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(4).Select(part => new string(part))))];

    public static RecoveryCode Of(Guid personId, string code) => new() { Id = Guid.CreateVersion7(), PersonId = personId, Hash = HashOf(personId, code) };

    /// <summary>How typed codes are compared: without dashes and spaces, small letters.</summary>
    public static string HashOf(Guid personId, string typed)
    {
        var plain = new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{personId:N}:{plain}")));
    }

    private sealed class Mapping : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> code)
        {
            code.ToTable("RecoveryCodes");
            code.Property(c => c.Id).ValueGeneratedNever();
            code.Property(c => c.Hash).HasMaxLength(64);
            code.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
            code.HasIndex(c => new { c.PersonId, c.Hash }).IsUnique();
        }
    }
}
