using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>What was submitted at a moment, unchanged for ever; the receipt names its fingerprint.</summary>
internal sealed class EntrySubmission
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EntryId { get; init; }

    /// <summary>1 for the first, 2 for the mended one.</summary>
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid ById { get; init; }

    /// <summary>E.g. 2026-017.</summary>
    public string Receipt { get; init; } = "";

    /// <summary>The <see cref="EntryContent"/> as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>SHA-256 of the content as it was submitted, 64 small hexadecimal digits.</summary>
    public string Fingerprint { get; init; } = "";

    public EntryContent Read() => EntryContent.FromJson(Content);

    public static EntrySubmission Of(Guid entry, int number, string receipt, string content, string fingerprint, Guid by, DateTimeOffset now) =>
        new() { EntryId = entry, Number = number, Receipt = receipt, Content = content, Fingerprint = fingerprint, ById = by, At = now };

    /// <summary>The contact person's account was erased. The fingerprint stays that of what was submitted.</summary>
    public void ForgetContact()
    {
        var content = Read();
        (content.ContactName, content.ContactEmail, content.ContactPhone) = ("", "", "");
        Content = content.ToJson();
    }
}

internal sealed class EntrySubmissionMapping : IEntityTypeConfiguration<EntrySubmission>
{
    public void Configure(EntityTypeBuilder<EntrySubmission> submission)
    {
        submission.ToTable("Submissions");
        submission.Property(s => s.Id).ValueGeneratedNever();
        submission.Property(s => s.Receipt).HasMaxLength(20);
        submission.Property(s => s.Fingerprint).HasMaxLength(64);
        submission.HasOne<Entry>().WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Cascade);
        submission.HasIndex(s => new { s.EntryId, s.Number }).IsUnique();
    }
}
