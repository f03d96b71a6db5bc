using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Eligibility;

/// <summary>What a clerk may decide on an entry.</summary>
internal enum Verdict { Eligible, Returned, Ineligible }

/// <summary>A clerk's decision on one submission, with what was checked and the reasons.</summary>
internal sealed class EligibilityDecision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EntryId { get; init; }

    /// <summary>The submission decided on; see <see cref="EntrySubmission.Number"/>.</summary>
    public int Submission { get; init; }
    public Verdict Verdict { get; init; }

    /// <summary>Keys of the checklist that were found in order, divided by spaces.</summary>
    public string Checked { get; init; } = "";

    /// <summary>The reason as a whole.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Reasons by section key, as JSON.</summary>
    public string SectionReasonsJson { get; init; } = "{}";

    /// <summary>Until when it may be mended, for a returned entry.</summary>
    public DateTimeOffset? MendBy { get; init; }

    /// <summary>Who decided; null for the portal itself, when a term passed.</summary>
    public Guid? ById { get; init; }
    public DateTimeOffset At { get; init; }

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> SectionReasons
    {
        get => JsonSerializer.Deserialize<Dictionary<string, string>>(SectionReasonsJson, json)!;
        init => SectionReasonsJson = JsonSerializer.Serialize(value, json);
    }
}

internal sealed class EligibilityDecisionMapping : IEntityTypeConfiguration<EligibilityDecision>
{
    public void Configure(EntityTypeBuilder<EligibilityDecision> decision)
    {
        decision.ToTable("EligibilityDecisions");
        decision.Property(d => d.Id).ValueGeneratedNever();
        decision.Property(d => d.Checked).HasMaxLength(400);
        decision.Property(d => d.Reason).HasMaxLength(Round.MostReason);
        decision.Property(d => d.SectionReasonsJson).HasColumnName("SectionReasons");
        decision.Ignore(d => d.SectionReasons);
        decision.HasOne<Entry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Cascade);
        decision.HasIndex(d => d.ById);
    }
}
