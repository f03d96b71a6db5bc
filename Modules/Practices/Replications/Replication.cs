using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Replications;

/// <summary>«We implemented this»: where, when, at what cost, what was changed, what came of it. Counts when owner or editor confirmed it.</summary>
internal sealed class Replication : IVersioned
{
    private Replication() { }

    public Guid Id { get; private set; }
    public Guid PracticeId { get; private set; }

    /// <summary>The replication it was learned from; null when from the original.</summary>
    public Guid? ParentId { get; private set; }
    public string? OrganisationCode { get; private set; }
    public string OrganisationUk { get; private set; } = "";
    public string? OrganisationEn { get; private set; }
    public string Region { get; private set; } = "";
    public string PlaceUk { get; private set; } = "";
    public string? PlaceEn { get; private set; }
    public DateOnly StartedOn { get; private set; }

    /// <summary>Hryvnias.</summary>
    public decimal? Cost { get; private set; }
    public int? Days { get; private set; }
    public string ChangesUk { get; private set; } = "";
    public string? ChangesEn { get; private set; }
    public string OutcomeUk { get; private set; } = "";
    public string? OutcomeEn { get; private set; }
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public string? DeclineReason { get; private set; }
    public int Version { get; set; } = 1;

    /// <summary>Months after confirmation when the organisation is asked how it goes.</summary>
    public static readonly IReadOnlyList<int> FollowUpMonths = [6, 12];

    public const int MostOrganisation = 300;
    public const int MostPlace = 200;
    public const int MostText = 4000;
    public const int MostReason = 2000;

    public bool IsUndecided => ConfirmedAt is null && DeclinedAt is null;

    public static Replication Record(Guid id, Practice practice, Guid by, ReplicationWords words, DateTimeOffset now)
    {
        if (!practice.IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        if (string.IsNullOrWhiteSpace(words.Organisation.Uk))
            throw new RuleViolation("Replication.OrganisationNeeded", "Input.OrganisationUk");
        if (words.Code is not null && words.Code == practice.OrganisationCode)
            throw new RuleViolation("Replication.OwnPractice", "Input.OrganisationUk");
        if (words.StartedOn > KyivTime.DateOf(now))
            throw new RuleViolation("Replication.InFuture", "Input.StartedOn");
        if (string.IsNullOrWhiteSpace(words.Outcome.Uk))
            throw new RuleViolation("Replication.OutcomeNeeded", "Input.OutcomeUk");
        return new()
        {
            Id = id,
            PracticeId = practice.Id,
            ParentId = words.ParentId,
            OrganisationCode = words.Code,
            OrganisationUk = words.Organisation.Uk.Trim(),
            OrganisationEn = words.Organisation.EnOrNull,
            Region = words.Region,
            PlaceUk = words.Place.Uk.Trim(),
            PlaceEn = words.Place.EnOrNull,
            StartedOn = words.StartedOn,
            Cost = words.Cost,
            Days = words.Days,
            ChangesUk = words.Changes.Uk.Trim(),
            ChangesEn = words.Changes.EnOrNull,
            OutcomeUk = words.Outcome.Uk.Trim(),
            OutcomeEn = words.Outcome.EnOrNull,
            ById = by,
            At = now,
        };
    }

    /// <summary>The owner of the original or an editor says that it is so; nobody confirms their own.</summary>
    public void Confirm(Guid by, DateTimeOffset now)
    {
        RequireUndecided(by);
        (ConfirmedAt, ConfirmedBy) = (now, by);
    }

    public void Decline(Guid by, string reason, DateTimeOffset now)
    {
        RequireUndecided(by);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Practice.ReasonNeeded", "Reason");
        (DeclinedAt, DeclineReason) = (now, reason.Trim());
    }

    private void RequireUndecided(Guid by)
    {
        if (!IsUndecided)
            throw new RuleViolation("Replication.AlreadyDecided");
        if (by == ById)
            throw new RuleViolation("Replication.OwnConfirmation");
    }
}

/// <summary>What an organisation reports.</summary>
internal sealed record ReplicationWords(
    string? Code, Both Organisation, string Region, Both Place, DateOnly StartedOn, decimal? Cost, int? Days, Both Changes, Both Outcome, Guid? ParentId);

/// <summary>The question «how does it go» 6 and 12 months after a replication was confirmed, and its answer.</summary>
internal sealed class FollowUp
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ReplicationId { get; init; }
    public int Months { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? AskedAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Whether it is still in use.</summary>
    public bool? StillWorks { get; private set; }
    public string? Text { get; private set; }

    /// <summary>The question after so many months, counted from the confirmation.</summary>
    public static FollowUp After(int months, Guid replication, DateTimeOffset confirmed) =>
        new() { ReplicationId = replication, Months = months, DueAt = confirmed.AddMonths(months) };

    public void Ask(DateTimeOffset now) => AskedAt ??= now;

    public void Answer(bool stillWorks, string text, DateTimeOffset now)
    {
        if (AnsweredAt is not null)
            throw new RuleViolation("FollowUp.AlreadyAnswered");
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleViolation("FollowUp.TextNeeded", "Input.Text");
        (StillWorks, Text, AnsweredAt) = (stillWorks, text.Trim(), now);
    }
}

internal sealed class ReplicationMapping : IEntityTypeConfiguration<Replication>, IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<Replication> replication)
    {
        replication.ToTable("Replications");
        replication.Property(r => r.Id).ValueGeneratedNever();
        replication.Property(r => r.OrganisationCode).HasMaxLength(8);
        replication.Property(r => r.OrganisationUk).HasMaxLength(300);
        replication.Property(r => r.OrganisationEn).HasMaxLength(300);
        replication.Property(r => r.Region).HasMaxLength(19);
        replication.Property(r => r.PlaceUk).HasMaxLength(200);
        replication.Property(r => r.PlaceEn).HasMaxLength(200);
        replication.Property(r => r.ChangesUk).HasMaxLength(4000);
        replication.Property(r => r.ChangesEn).HasMaxLength(4000);
        replication.Property(r => r.OutcomeUk).HasMaxLength(4000);
        replication.Property(r => r.OutcomeEn).HasMaxLength(4000);
        replication.Property(r => r.DeclineReason).HasMaxLength(2000);
        replication.HasOne<Practice>().WithMany().HasForeignKey(r => r.PracticeId).OnDelete(DeleteBehavior.Cascade);
        // No cascade: SQL Server allows one cascade path to a table.
        replication.HasOne<Replication>().WithMany().HasForeignKey(r => r.ParentId).OnDelete(DeleteBehavior.NoAction);
        replication.HasIndex(r => new { r.PracticeId, r.ConfirmedAt });
        replication.HasIndex(r => r.ById);
    }

    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.ToTable("FollowUps");
        followUp.Property(f => f.Id).ValueGeneratedNever();
        followUp.Property(f => f.Text).HasMaxLength(4000);
        followUp.HasOne<Replication>().WithMany().HasForeignKey(f => f.ReplicationId).OnDelete(DeleteBehavior.Cascade);
        followUp.HasIndex(f => new { f.ReplicationId, f.Months }).IsUnique();
        followUp.HasIndex(f => new { f.AskedAt, f.DueAt });
    }
}
