using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Results;

/// <summary>What came of an appeal.</summary>
internal enum AppealState { Open, Upheld, Dismissed }

/// <summary>An entrant objects to the result, in the window for it; the chair decides with a public reason.</summary>
internal sealed class Appeal : IVersioned
{
    private Appeal() { }

    public const int MostText = 5000;

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid EntryId { get; private set; }
    public Guid ById { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public AppealState State { get; private set; }
    public string? ReasonUk { get; private set; }
    public string? ReasonEn { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What changed by it in ballots and places, as JSON; null when nothing did.</summary>
    public string? Changes { get; private set; }
    public int Version { get; set; } = 1;

    public static Appeal Lodge(Round round, Guid entry, string text, Guid by, DateTimeOffset now)
    {
        if (round.PhaseAt(now) < Phase.Appeals)
            throw new RuleViolation("Appeal.TooEarly", null, round.Calendar.Appeals);
        if (round.PhaseAt(now) > Phase.Appeals)
            throw new RuleViolation("Appeal.Late", null, round.Calendar.Archive);
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleViolation("Appeal.TextNeeded", "Input.Text");
        return new Appeal { Id = Guid.CreateVersion7(), RoundId = round.Id, EntryId = entry, ById = by, At = now, Text = Limits.Text(text, "Input.Text", "Field.AppealText", MostText) };
    }

    public void Decide(bool upheld, string reasonUk, string? reasonEn, string? changes, Guid by, DateTimeOffset now)
    {
        if (State != AppealState.Open)
            throw new RuleViolation("Appeal.Decided");
        if (string.IsNullOrWhiteSpace(reasonUk))
            throw new RuleViolation("Appeal.ReasonNeeded", "Input.ReasonUk");
        (State, Changes, DecidedBy, DecidedAt) = (upheld ? AppealState.Upheld : AppealState.Dismissed, upheld ? changes : null, by, now);
        ReasonUk = Limits.Text(reasonUk, "Input.ReasonUk", "Field.ReasonUk", Round.MostReason);
        ReasonEn = Limits.TextOrNull(reasonEn, "Input.ReasonEn", "Field.ReasonEn", Round.MostReason);
    }

    /// <summary>The entrant's account was erased: the decision stays, the words that only they wrote go.</summary>
    public void Forget() => (ById, Text) = (Guid.Empty, "");
}

internal sealed class AppealMapping : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> appeal)
    {
        appeal.ToTable("Appeals");
        appeal.Property(a => a.Id).ValueGeneratedNever();
        appeal.Property(a => a.Text).HasMaxLength(Appeal.MostText);
        appeal.Property(a => a.ReasonUk).HasMaxLength(Round.MostReason);
        appeal.Property(a => a.ReasonEn).HasMaxLength(Round.MostReason);
        appeal.HasOne<Round>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasOne<Entry>().WithMany().HasForeignKey(a => a.EntryId).OnDelete(DeleteBehavior.Restrict);
        appeal.HasIndex(a => new { a.RoundId, a.State });
        appeal.HasIndex(a => a.ById);
    }
}
