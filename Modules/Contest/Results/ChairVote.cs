using Hub.Contest.Counting;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Results;

/// <summary>The chair's recorded vote between entries of the same score. It stands in the protocol and is never changed.</summary>
internal sealed class ChairVote
{
    private ChairVote() { }

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid NominationId { get; private set; }

    /// <summary>Ids of the tied entries, the better first, divided by spaces.</summary>
    public string Order { get; private set; } = "";
    public string ReasonUk { get; private set; } = "";
    public string? ReasonEn { get; private set; }
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<Guid> Entries => [.. Order.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    public static ChairVote Cast(Round round, Guid nomination, IReadOnlyList<Guid> order, string reasonUk, string? reasonEn, Guid by, DateTimeOffset now)
    {
        if (round.Settings.Ties != TieRule.Chair)
            throw new RuleViolation("ChairVote.NotDeclared");
        if (order.Count < 2 || order.Distinct().Count() != order.Count)
            throw new RuleViolation("ChairVote.Order", "Order");
        if (string.IsNullOrWhiteSpace(reasonUk))
            throw new RuleViolation("ChairVote.ReasonNeeded", "Input.ReasonUk");
        return new ChairVote
        {
            Id = Guid.CreateVersion7(),
            RoundId = round.Id,
            NominationId = nomination,
            Order = string.Join(' ', order),
            ReasonUk = Limits.Text(reasonUk, "Input.ReasonUk", "Field.ReasonUk", Round.MostReason),
            ReasonEn = Limits.TextOrNull(reasonEn, "Input.ReasonEn", "Field.ReasonEn", Round.MostReason),
            ById = by,
            At = now,
        };
    }
}

internal sealed class ChairVoteMapping : IEntityTypeConfiguration<ChairVote>
{
    public void Configure(EntityTypeBuilder<ChairVote> vote)
    {
        vote.ToTable("ChairVotes");
        vote.Property(v => v.Id).ValueGeneratedNever();
        vote.Ignore(v => v.Entries);
        vote.Property(v => v.ReasonUk).HasMaxLength(Round.MostReason);
        vote.Property(v => v.ReasonEn).HasMaxLength(Round.MostReason);
        vote.HasOne<Round>().WithMany().HasForeignKey(v => v.RoundId).OnDelete(DeleteBehavior.Restrict);
        vote.HasOne<Nomination>().WithMany().HasForeignKey(v => v.NominationId).OnDelete(DeleteBehavior.Restrict);
        vote.HasIndex(v => new { v.NominationId, v.At });
    }
}
