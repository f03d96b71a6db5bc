using System.Linq.Expressions;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Mail;

/// <summary>Why a mail is written.</summary>
internal enum MailKind
{
    /// <summary>About the account itself: goes whatever the person wishes.</summary>
    Account,
    /// <summary>A notice: can be unsubscribed from.</summary>
    Notice,
}

/// <summary>
/// A line of the mail ledger, saved together with what it tells: one notice, or all that were due. A job sends it; a host claims it by raising
/// <see cref="Attempts"/> from the number it saw, and the Message-Id is the same at every try.
/// </summary>
internal sealed class MailRow
{
    public const int MostAttempts = 8;
    public const int TextLength = 4000;

    private MailRow() { }

    public Guid Id { get; private set; }

    /// <summary>Whose mail it is; null once the account is gone.</summary>
    public Guid? PersonId { get; private set; }

    public string Address { get; private set; } = "";

    public string Name { get; private set; } = "";

    public MailKind Kind { get; private set; }

    public string Language { get; private set; } = "uk";

    public string Subject { get; private set; } = "";

    /// <summary>What it tells is the list of notices that go with it.</summary>
    public bool IsDigest { get; private set; }

    /// <summary>Paragraphs, one a line; emptied after sending where they hold a secret link.</summary>
    public string Text { get; private set; } = "";

    public string? LinkText { get; private set; }

    /// <summary>URL path without language prefix, with its query.</summary>
    public string? Link { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not sent before this moment; while a host sends it, the end of its lease.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the portal stopped trying; an administrator can begin anew.</summary>
    public DateTimeOffset? GaveUpAt { get; private set; }

    public string? Error { get; private set; }

    /// <param name="person">Whose mail.</param>
    /// <param name="kind">Why.</param>
    /// <param name="text">What it says.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="address">Another mailbox than the account's; null for that.</param>
    /// <param name="digest">Whether it holds several notices.</param>
    public static MailRow To(Person person, MailKind kind, MailText text, DateTimeOffset now, string? address = null, bool digest = false) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person.Id,
        Address = address ?? person.Email!,
        Name = person.Name,
        Kind = kind,
        IsDigest = digest,
        Language = person.Language,
        Subject = Cut(text.Subject, 300),
        Text = Cut(string.Join('\n', text.Paragraphs), TextLength),
        LinkText = text.LinkText is null ? null : Cut(text.LinkText, 200),
        Link = text.Link,
        CreatedAt = now,
        DueAt = now,
    };

    /// <summary>A mail to somebody without an account.</summary>
    public static MailRow ToStranger(string address, string language, MailText text, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Address = address,
        Kind = MailKind.Account,
        Language = language,
        Subject = Cut(text.Subject, 300),
        Text = Cut(string.Join('\n', text.Paragraphs), TextLength),
        LinkText = text.LinkText is null ? null : Cut(text.LinkText, 200),
        Link = text.Link,
        CreatedAt = now,
        DueAt = now,
    };

    /// <summary>Waits to be sent at a moment.</summary>
    public static Expression<Func<MailRow, bool>> Due(DateTimeOffset now) =>
        m => m.SentAt == null && m.GaveUpAt == null && m.DueAt <= now;

    /// <summary>1, 2, 4 … minutes, at most six hours.</summary>
    public static TimeSpan BackOff(int attempts) => TimeSpan.FromMinutes(Math.Min(360, Math.Pow(2, Math.Clamp(attempts - 1, 0, 10))));

    /// <summary>Mails about accounts first, because somebody waits for them.</summary>
    public static Expression<Func<MailRow, int>> Rank { get; } = m => m.Kind == MailKind.Account ? 0 : 1;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private sealed class Mapping : IEntityTypeConfiguration<MailRow>
    {
        public void Configure(EntityTypeBuilder<MailRow> mail)
        {
            mail.ToTable("Mails");
            mail.Property(m => m.Id).ValueGeneratedNever();
            mail.Property(m => m.Address).HasMaxLength(EmailAddress.Longest);
            mail.Property(m => m.Name).HasMaxLength(Person.NameLength);
            mail.Property(m => m.Language).HasMaxLength(2);
            mail.Property(m => m.Subject).HasMaxLength(300);
            mail.Property(m => m.Text).HasMaxLength(TextLength);
            mail.Property(m => m.LinkText).HasMaxLength(200);
            mail.Property(m => m.Link).HasMaxLength(2000);
            mail.Property(m => m.Error).HasMaxLength(1000);
            mail.HasIndex(m => new { m.SentAt, m.DueAt });
            mail.HasIndex(m => new { m.Address, m.CreatedAt });
            mail.HasIndex(m => m.CreatedAt);
            mail.HasIndex(m => new { m.PersonId, m.Kind, m.SentAt });
        }
    }
}

/// <summary>What a mail says, in the reader's language.</summary>
internal sealed record MailText(string Subject, IReadOnlyList<string> Paragraphs, string? LinkText = null, string? Link = null);
