using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Freshness;

/// <summary>The last look at a link of a practice.</summary>
internal sealed class LinkCheck
{
    public const int MostUrl = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PracticeId { get; init; }
    public string Url { get; init; } = "";

    /// <summary>SHA-256 of the address: addresses are longer than an index may be.</summary>
    public string UrlHash { get; init; } = "";
    public DateTimeOffset? CheckedAt { get; private set; }
    public int? StatusCode { get; private set; }

    /// <summary>Since when it does not answer; null while it does.</summary>
    public DateTimeOffset? BrokenSince { get; private set; }

    public void Answered(int status, DateTimeOffset now)
    {
        (CheckedAt, StatusCode) = (now, status);
        // Sites that refuse machines (401, 403, 405, 429) are there.
        BrokenSince = status is 404 or 410 or >= 500 ? BrokenSince ?? now : null;
    }

    public void DidNotAnswer(DateTimeOffset now) => (CheckedAt, StatusCode, BrokenSince) = (now, null, BrokenSince ?? now);
}

internal sealed class LinkCheckMapping : IEntityTypeConfiguration<LinkCheck>
{
    public void Configure(EntityTypeBuilder<LinkCheck> check)
    {
        check.ToTable("LinkChecks");
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.Url).HasMaxLength(LinkCheck.MostUrl);
        check.Property(c => c.UrlHash).HasMaxLength(64);
        check.HasOne<Practice>().WithMany().HasForeignKey(c => c.PracticeId).OnDelete(DeleteBehavior.Cascade);
        check.HasIndex(c => new { c.PracticeId, c.UrlHash }).IsUnique();
        check.HasIndex(c => c.CheckedAt);
    }
}
