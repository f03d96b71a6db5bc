using Hub.Library.Describing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Library.Care;

/// <summary>What was found at the web address of a document when it was looked at last.</summary>
internal sealed class LinkCheck
{
    /// <summary>Looks in a row that must fail before an address counts as dead: a site may be down for a night.</summary>
    public const int DeadAfter = 2;

    private LinkCheck() { }

    public Guid DocumentId { get; private init; }
    public string Url { get; private set; } = "";

    /// <summary>Status code; null when nothing answered.</summary>
    public int? Status { get; private set; }
    public int Failures { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public DateTimeOffset? FailedSince { get; private set; }

    public bool IsDead => Failures >= DeadAfter;

    public static LinkCheck Of(Guid document, string url) => new() { DocumentId = document, Url = url };

    public void Point(string url)
    {
        if (url != Url)
            (Url, Status, Failures, CheckedAt, FailedSince) = (url, null, 0, null, null);
    }

    public void Found(int? status, DateTimeOffset now)
    {
        // Who is asked to sign in or to come later has a page there.
        var answers = status is (>= 200 and < 400) or 401 or 403 or 429;
        (Status, CheckedAt) = (status, now);
        (Failures, FailedSince) = (answers ? 0 : Failures + 1, answers ? null : FailedSince ?? now);
    }
}

internal sealed class LinkCheckMapping : IEntityTypeConfiguration<LinkCheck>
{
    public void Configure(EntityTypeBuilder<LinkCheck> check)
    {
        check.ToTable("LinkChecks");
        check.HasKey(c => c.DocumentId);
        check.Property(c => c.Url).HasMaxLength(Limits.Name);
        check.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId).OnDelete(DeleteBehavior.Cascade);
        check.HasIndex(c => c.CheckedAt);
        check.HasIndex(c => c.Failures);
    }
}
