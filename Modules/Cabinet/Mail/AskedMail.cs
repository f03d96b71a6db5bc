using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Mail;

/// <summary>What a stranger may ask the portal to mail to an e-mail, if there is an account with it.</summary>
internal enum AskedMailKind
{
    NewPassword,
    Confirmation,
}

/// <summary>
/// A mail asked for by a form that answers the same for every e-mail. The form only writes this line; who has the e-mail
/// is looked up when nobody waits for the answer.
/// </summary>
internal sealed class AskedMail
{
    private AskedMail() { }

    public Guid Id { get; private set; }

    public AskedMailKind Kind { get; private set; }

    /// <summary>The e-mail in the form by which people are told apart.</summary>
    public string Email { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public static AskedMail For(AskedMailKind kind, EmailAddress email, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Kind = kind, Email = email.Normalised, AskedAt = now };

    private sealed class Mapping : IEntityTypeConfiguration<AskedMail>
    {
        public void Configure(EntityTypeBuilder<AskedMail> asked)
        {
            asked.ToTable("AskedMails");
            asked.Property(a => a.Id).ValueGeneratedNever();
            asked.Property(a => a.Email).HasMaxLength(EmailAddress.Longest);
            asked.HasIndex(a => a.AskedAt);
        }
    }
}
