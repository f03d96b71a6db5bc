using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Results;

/// <summary>The count as it was published: everything a stranger needs to count again. A later one corrects it and never replaces it.</summary>
internal sealed class PublishedResult
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }

    /// <summary>1 for the first, 2 after an appeal was upheld…</summary>
    public int Number { get; init; }

    /// <summary>Ballots and rules, as the CSV the public downloads.</summary>
    public string Csv { get; init; } = "";

    /// <summary>The protocol as JSON.</summary>
    public string Json { get; init; } = "";

    /// <summary>SHA-256 of CSV and JSON, 64 small hexadecimal digits each.</summary>
    public string CsvSha256 { get; init; } = "";
    public string JsonSha256 { get; init; } = "";

    /// <summary>The appeal it comes from; null for the first.</summary>
    public Guid? AppealId { get; init; }
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }

    public static PublishedResult Of(Guid round, int number, string csv, string json, Guid? appeal, Guid by, DateTimeOffset now) => new()
    {
        RoundId = round,
        Number = number,
        Csv = csv,
        Json = json,
        CsvSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(csv))),
        JsonSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
        AppealId = appeal,
        ById = by,
        At = now,
    };
}

internal sealed class PublishedResultMapping : IEntityTypeConfiguration<PublishedResult>
{
    public void Configure(EntityTypeBuilder<PublishedResult> result)
    {
        result.ToTable("PublishedResults");
        result.Property(r => r.Id).ValueGeneratedNever();
        result.Property(r => r.CsvSha256).HasMaxLength(64);
        result.Property(r => r.JsonSha256).HasMaxLength(64);
        result.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        result.HasOne<Appeal>().WithMany().HasForeignKey(r => r.AppealId).OnDelete(DeleteBehavior.Restrict);
        result.HasIndex(r => new { r.RoundId, r.Number }).IsUnique();
    }
}
