using System.Security.Cryptography;
using System.Text;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.SignIn;

/// <summary>
/// Passwords tried with an e-mail, or codes tried for a person, that were not right so far. Counted for known and unknown e-mails alike:
/// the pause tells nobody who has an account.
/// </summary>
internal sealed class SignInFailures
{
    /// <summary>Tries without a pause.</summary>
    public const int FreeTries = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Hash of the e-mail; the e-mail itself need not be kept.</summary>
    public required string Key { get; init; }

    public required int Count { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public static string KeyOf(EmailAddress email) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(email.Normalised)));

    /// <summary>Codes are counted apart from passwords: who knows the password must not guess them without end either.</summary>
    public static string KeyOfCodes(Guid personId) => $"code:{personId:N}";

    /// <summary>Until when the next try must wait; null when it need not.</summary>
    public DateTimeOffset? PausedUntil => Count < FreeTries ? null : LastAt + PauseAfter(Count);

    /// <summary>One minute after the fifth failure, then twice as long each time, at most an hour.</summary>
    public static TimeSpan PauseAfter(int count) =>
        count < FreeTries ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Min(Longest.TotalMinutes, Math.Pow(2, Math.Min(count - FreeTries, 10))));

    private sealed class Mapping : IEntityTypeConfiguration<SignInFailures>
    {
        public void Configure(EntityTypeBuilder<SignInFailures> failures)
        {
            failures.ToTable("SignInFailures");
            failures.HasKey(f => f.Key);
            failures.Property(f => f.Key).HasMaxLength(64);
            failures.HasIndex(f => f.LastAt);
        }
    }
}
