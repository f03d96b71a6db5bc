using Hub.Cabinet.Mail;
using Hub.Cabinet.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Notices;

/// <summary>Something a person was told, in both languages as it was said, so that it stays readable when its module goes.</summary>
internal sealed class Notice
{
    public const int TextLength = 1000;
    public const int LinkLength = 500;
    public const int StopLength = 200;

    private Notice() { }

    public Guid Id { get; private set; }

    /// <summary>The fact it came from; with the person it makes the notice unique.</summary>
    public Guid EventId { get; private set; }

    public Guid PersonId { get; private set; }

    public string Module { get; private set; } = "";

    /// <summary>Key of the sentence: the kind of notice.</summary>
    public string Kind { get; private set; } = "";

    public string TextUk { get; private set; } = "";

    public string TextEn { get; private set; } = "";

    /// <summary>URL path without language prefix.</summary>
    public string Link { get; private set; } = "";

    /// <summary>URL path without language prefix where mails of just this sort end; null when there is none.</summary>
    public string? StopPath { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Which choice of the person it follows: a key of <see cref="NoticeKinds"/>.</summary>
    public string MailKind { get; private set; } = NoticeKinds.Other;

    /// <summary>When it is to be mailed; null when the person wants none.</summary>
    public DateTimeOffset? MailDueAt { get; private set; }

    /// <summary>The one mail that tells it; null while it waits, and for ever when the person wants none.</summary>
    public Guid? MailId { get; private set; }

    public string Text(string language) => language == "en" ? TextEn : TextUk;

    public static Notice Tell(Guid eventId, Guid personId, NoticeText text, string mailKind, DateTimeOffset? mailDueAt, DateTimeOffset raisedAt) => new()
    {
        Id = Guid.CreateVersion7(raisedAt),
        EventId = eventId,
        PersonId = personId,
        Module = text.Module,
        Kind = text.Kind,
        TextUk = Cut(text.Uk, TextLength),
        TextEn = Cut(text.En, TextLength),
        Link = Cut(text.Link, LinkLength),
        // Half an address leads nowhere; the end of all mails is always offered.
        StopPath = text.StopPath is { Length: <= StopLength } stop ? stop : null,
        RaisedAt = raisedAt,
        MailKind = mailKind,
        MailDueAt = mailDueAt,
    };

    public void GoesWith(MailRow mail) => MailId = mail.Id;

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.ToTable("Notices");
            notice.Property(n => n.Id).ValueGeneratedNever();
            notice.Property(n => n.Module).HasMaxLength(60);
            notice.Property(n => n.Kind).HasMaxLength(100);
            notice.Property(n => n.TextUk).HasMaxLength(TextLength);
            notice.Property(n => n.TextEn).HasMaxLength(TextLength);
            notice.Property(n => n.Link).HasMaxLength(LinkLength);
            notice.Property(n => n.StopPath).HasMaxLength(StopLength);
            notice.Property(n => n.MailKind).HasMaxLength(NoticeKinds.KeyLength);
            notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
            notice.HasOne<MailRow>().WithMany().HasForeignKey(n => n.MailId).OnDelete(DeleteBehavior.Restrict);
            notice.HasIndex(n => new { n.EventId, n.PersonId }).IsUnique();
            notice.HasIndex(n => new { n.PersonId, n.RaisedAt });
            notice.HasIndex(n => new { n.PersonId, n.ReadAt });
            notice.HasIndex(n => new { n.MailId, n.MailDueAt });
            notice.HasIndex(n => new { n.PersonId, n.Module, n.Kind, n.RaisedAt });
        }
    }
}

/// <summary>What a notice says, ready in both languages.</summary>
internal sealed record NoticeText(string Module, string Kind, string Uk, string En, string Link, string? StopPath = null);
