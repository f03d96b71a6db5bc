using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Results;

/// <summary>A prize beside the places, given by somebody for a reason of their own.</summary>
internal sealed class SpecialPrize
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }
    public string TitleUk { get; init; } = "";
    public string? TitleEn { get; init; }
    public string DonorUk { get; init; } = "";
    public string? DonorEn { get; init; }
    public string ReasonUk { get; init; } = "";
    public string? ReasonEn { get; init; }
    public Guid ById { get; init; }
    public DateTimeOffset At { get; init; }

    public static SpecialPrize Found(Guid round, PrizeWords words, Guid by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(words.TitleUk))
            throw new RuleViolation("Prize.TitleNeeded", "Input.TitleUk");
        if (string.IsNullOrWhiteSpace(words.DonorUk))
            throw new RuleViolation("Prize.DonorNeeded", "Input.DonorUk");
        if (string.IsNullOrWhiteSpace(words.ReasonUk))
            throw new RuleViolation("Prize.ReasonNeeded", "Input.ReasonUk");
        return new SpecialPrize
        {
            RoundId = round,
            TitleUk = Limits.Line(words.TitleUk, "Input.TitleUk", "Field.TitleUk", Round.MostTitle),
            TitleEn = Limits.LineOrNull(words.TitleEn, "Input.TitleEn", "Field.TitleEn", Round.MostTitle),
            DonorUk = Limits.Line(words.DonorUk, "Input.DonorUk", "Prize.DonorUk", Round.MostTitle),
            DonorEn = Limits.LineOrNull(words.DonorEn, "Input.DonorEn", "Prize.DonorEn", Round.MostTitle),
            ReasonUk = Limits.Text(words.ReasonUk, "Input.ReasonUk", "Field.ReasonUk", Round.MostReason),
            ReasonEn = Limits.TextOrNull(words.ReasonEn, "Input.ReasonEn", "Field.ReasonEn", Round.MostReason),
            ById = by,
            At = now,
        };
    }
}

/// <summary>What a special prize is called, whose it is and what for, as typed.</summary>
internal sealed record PrizeWords(string? TitleUk, string? TitleEn, string? DonorUk, string? DonorEn, string? ReasonUk, string? ReasonEn);

/// <summary>A place or a special prize won by an entry, with its diploma.</summary>
internal sealed class Award
{
    public const int MostDiploma = 40;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }
    public Guid NominationId { get; init; }
    public Guid EntryId { get; init; }

    /// <summary>1 for the winner; null for a special prize, or where only the award itself is known.</summary>
    public int? Place { get; init; }
    public Guid? SpecialPrizeId { get; init; }

    /// <summary>Number on the diploma; null where none was issued by the portal.</summary>
    public string? DiplomaNumber { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Taken back after an appeal; the diploma's page says so.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedReason { get; private set; }

    public void Revoke(string reason, DateTimeOffset now)
    {
        if (RevokedAt is null)
            (RevokedAt, RevokedReason) = (now, reason.Length <= Round.MostReason ? reason : reason[..Round.MostReason]);
    }
}

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>, IEntityTypeConfiguration<SpecialPrize>
{
    public void Configure(EntityTypeBuilder<Award> award)
    {
        award.ToTable("Awards");
        award.Property(a => a.Id).ValueGeneratedNever();
        award.Property(a => a.DiplomaNumber).HasMaxLength(Award.MostDiploma);
        award.Property(a => a.RevokedReason).HasMaxLength(Round.MostReason);
        award.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        award.HasOne<Nomination>().WithMany().HasForeignKey(a => a.NominationId).OnDelete(DeleteBehavior.Restrict);
        award.HasOne<Entry>().WithMany().HasForeignKey(a => a.EntryId).OnDelete(DeleteBehavior.Restrict);
        award.HasOne<SpecialPrize>().WithMany().HasForeignKey(a => a.SpecialPrizeId).OnDelete(DeleteBehavior.Restrict);
        award.HasIndex(a => new { a.RoundId, a.NominationId, a.Place });
        award.HasIndex(a => a.DiplomaNumber).IsUnique().HasFilter("\"DiplomaNumber\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<SpecialPrize> prize)
    {
        prize.ToTable("SpecialPrizes");
        prize.Property(p => p.Id).ValueGeneratedNever();
        prize.Property(p => p.TitleUk).HasMaxLength(Round.MostTitle);
        prize.Property(p => p.TitleEn).HasMaxLength(Round.MostTitle);
        prize.Property(p => p.DonorUk).HasMaxLength(Round.MostTitle);
        prize.Property(p => p.DonorEn).HasMaxLength(Round.MostTitle);
        prize.Property(p => p.ReasonUk).HasMaxLength(Round.MostReason);
        prize.Property(p => p.ReasonEn).HasMaxLength(Round.MostReason);
        prize.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}
