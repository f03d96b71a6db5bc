using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>What a value of a scale means, in words.</summary>
/// <param name="Value">A value of the scale.</param>
/// <param name="Uk">Its meaning.</param>
/// <param name="En">The same in English, if somebody wrote it.</param>
internal sealed record Anchor(decimal Value, string Uk, string? En);

/// <summary>A criterion of a nomination: its weight and the scale by which jurors score it.</summary>
internal sealed class Criterion
{
    public const int MostAnchor = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NominationId { get; private set; }
    public int Place { get; set; }
    public string TitleUk { get; set; } = "";
    public string? TitleEn { get; set; }
    public string DescriptionUk { get; set; } = "";
    public string? DescriptionEn { get; set; }

    /// <summary>Percent of the whole.</summary>
    public decimal Weight { get; set; }
    public decimal Least { get; set; }
    public decimal Most { get; set; } = 10;

    /// <summary>Scores below this need a comment; null when none does.</summary>
    public decimal? CommentBelow { get; set; }

    /// <summary>Scores above this need a comment; null when none does.</summary>
    public decimal? CommentAbove { get; set; }

    /// <summary>Place among the criteria that break ties, from 1; null when it breaks none.</summary>
    public int? TieOrder { get; set; }

    /// <summary>List of <see cref="Anchor"/> as JSON.</summary>
    public string AnchorsJson { get; set; } = "[]";

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<Anchor> Anchors
    {
        get => JsonSerializer.Deserialize<IReadOnlyList<Anchor>>(AnchorsJson, json)!;
        set => AnchorsJson = JsonSerializer.Serialize(value.OrderBy(a => a.Value), json);
    }

    /// <summary>Whether a score must be explained.</summary>
    public bool NeedsComment(decimal score) => score < CommentBelow || score > CommentAbove;

    public Criterion Of(Guid nomination)
    {
        NominationId = nomination;
        return this;
    }

    public void Become(Criterion other)
    {
        (Place, TitleUk, TitleEn, DescriptionUk, DescriptionEn) = (other.Place, other.TitleUk, other.TitleEn, other.DescriptionUk, other.DescriptionEn);
        (Weight, Least, Most, CommentBelow, CommentAbove, TieOrder, AnchorsJson) =
            (other.Weight, other.Least, other.Most, other.CommentBelow, other.CommentAbove, other.TieOrder, other.AnchorsJson);
    }

    /// <summary>The same criterion for another round.</summary>
    public Criterion Copy()
    {
        var copy = new Criterion();
        copy.Become(this);
        return copy;
    }

    public void RequireSense()
    {
        if (string.IsNullOrWhiteSpace(TitleUk))
            throw new RuleViolation("Criterion.TitleNeeded", null, Place);
        if (Weight is <= 0 or > Nomination.WholeWeight)
            throw new RuleViolation("Criterion.Weight", null, TitleUk);
        if (Least >= Most || Least < -100 || Most > 100)
            throw new RuleViolation("Criterion.Scale", null, TitleUk);
        if (Anchors.Any(a => a.Value < Least || a.Value > Most))
            throw new RuleViolation("Criterion.AnchorOutside", null, TitleUk, Least, Most);
        if (Anchors.DistinctBy(a => a.Value).Count() != Anchors.Count)
            throw new RuleViolation("Criterion.AnchorTwice", null, TitleUk);
    }
}

internal sealed class CriterionMapping : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> criterion)
    {
        criterion.ToTable("Criteria");
        criterion.Property(c => c.Id).ValueGeneratedNever();
        criterion.Property(c => c.TitleUk).HasMaxLength(Round.MostTitle);
        criterion.Property(c => c.TitleEn).HasMaxLength(Round.MostTitle);
        criterion.Property(c => c.DescriptionUk).HasMaxLength(Round.MostReason);
        criterion.Property(c => c.DescriptionEn).HasMaxLength(Round.MostReason);
        criterion.Property(c => c.AnchorsJson).HasColumnName("Anchors");
        criterion.Ignore(c => c.Anchors);
    }
}
