using System.Security.Cryptography;
using System.Text;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Email;

/// <summary>A person's change of e-mail: confirmed from the new mailbox, and for a month undone from the old one.</summary>
internal sealed class EmailChange
{
    public static readonly TimeSpan ConfirmLasts = TimeSpan.FromDays(1);
    public static readonly TimeSpan UndoLasts = TimeSpan.FromDays(30);

    private EmailChange() { }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string OldEmail { get; private set; } = "";

    public string NewEmail { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Hash of the code mailed last: first to the new mailbox, after the change to the old one.</summary>
    public string CodeHash { get; private set; } = "";

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <returns>The change and the code for the new mailbox.</returns>
    public static (EmailChange Change, string Code) Ask(Person person, EmailAddress to, DateTimeOffset now)
    {
        var code = NewCode();
        return (new() { Id = Guid.CreateVersion7(now), PersonId = person.Id, OldEmail = person.Email!, NewEmail = to.Text, AskedAt = now, CodeHash = Hash(code) }, code);
    }

    /// <summary>Whether the link from the new mailbox still counts.</summary>
    public bool MayConfirm(Person person, string? code, DateTimeOffset now) =>
        ConfirmedAt is null && person.Email == OldEmail && now - AskedAt <= ConfirmLasts && Fits(code);

    /// <returns>The code for the old mailbox.</returns>
    public string Confirm(DateTimeOffset now)
    {
        var code = NewCode();
        (ConfirmedAt, CodeHash) = (now, Hash(code));
        return code;
    }

    /// <summary>Whether the link from the old mailbox still counts.</summary>
    public bool MayUndo(string? code, DateTimeOffset now) =>
        ConfirmedAt is { } confirmed && UndoneAt is null && now - confirmed <= UndoLasts && Fits(code);

    public void Undo(DateTimeOffset now) => UndoneAt = now;

    private bool Fits(string? code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeHash), Encoding.ASCII.GetBytes(Hash(code ?? "")));

    private static string NewCode() => RandomNumberGenerator.GetHexString(48, lowercase: true);

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private sealed class Mapping : IEntityTypeConfiguration<EmailChange>
    {
        public void Configure(EntityTypeBuilder<EmailChange> change)
        {
            change.ToTable("EmailChanges");
            change.Property(c => c.Id).ValueGeneratedNever();
            change.Property(c => c.OldEmail).HasMaxLength(EmailAddress.Longest);
            change.Property(c => c.NewEmail).HasMaxLength(EmailAddress.Longest);
            change.Property(c => c.CodeHash).HasMaxLength(64).IsConcurrencyToken();
            change.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
            change.HasIndex(c => c.AskedAt);
        }
    }
}
