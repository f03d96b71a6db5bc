using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>One year's competition: its calendar, its declared rules, and how far it has been told to people.</summary>
internal sealed class Round : IVersioned
{
    private Round() { }

    public const int MostTitle = 200;
    public const int MostSummary = 1000;
    public const int MostReason = 2000;
    public const int MostRules = 200_000;

    public Guid Id { get; private set; }
    public int Year { get; private set; }
    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string SummaryUk { get; private set; } = "";
    public string? SummaryEn { get; private set; }
    public RoundCalendar Calendar { get; private set; } = null!;
    public DateTimeOffset CreatedAt { get; private set; }
    public Guid CreatedBy { get; private set; }

    /// <summary>When the organisers let it go public; null while they prepare it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The <see cref="RoundSettings"/> as JSON.</summary>
    public string SettingsJson { get; private set; } = new RoundSettings().ToJson();

    /// <summary>The last phase whose beginning was told to people, so that each is told once.</summary>
    public Phase ToldPhase { get; private set; }

    /// <summary>Number of the last receipt that was given.</summary>
    public int LastReceipt { get; private set; }

    /// <summary>When the result was published; null before.</summary>
    public DateTimeOffset? ResultAt { get; private set; }

    public bool IsDemonstration { get; private set; }
    public int Version { get; set; } = 1;

    public RoundSettings Settings => RoundSettings.FromJson(SettingsJson);

    public static Round Prepare(Guid id, int year, string titleUk, string? titleEn, RoundCalendar calendar, Guid by, DateTimeOffset now, bool demonstration = false)
    {
        if (year is < 1991 or > 2100)
            throw new RuleViolation("Round.Year", "Input.Year", 1991, 2100);
        calendar.RequireOrder();
        var round = new Round { Id = id, Year = year, Calendar = calendar, CreatedAt = now, CreatedBy = by, IsDemonstration = demonstration };
        round.Describe(titleUk, titleEn, "", null);
        return round;
    }

    /// <summary>A round of the past of which only the day of its result is known.</summary>
    public static Round FromArchive(Guid id, int year, string titleUk, string titleEn, string summaryUk, string summaryEn, DateTimeOffset result)
    {
        var round = Prepare(id, year, titleUk, titleEn, RoundCalendar.Unknown(result), Guid.Empty, result);
        round.Describe(titleUk, titleEn, summaryUk, summaryEn);
        (round.PublishedAt, round.ResultAt, round.ToldPhase) = (result, result, Phase.Archive);
        return round;
    }

    /// <summary>The phase at a moment; prepared as long as the organisers have not published it.</summary>
    public Phase PhaseAt(DateTimeOffset now) => PublishedAt is null ? Phase.Prepared : Calendar.At(now);

    /// <summary>Whether everybody may know of it.</summary>
    public bool IsPublicAt(DateTimeOffset now) => PhaseAt(now) >= Phase.Announced;

    /// <summary>Whether everybody may read its entries.</summary>
    public bool ShowsEntriesAt(DateTimeOffset now) =>
        PhaseAt(now) >= Phase.Results && ResultAt is not null || Settings.EntriesShown == EntriesShown.FromJury && PhaseAt(now) >= Phase.Jury;

    public void Describe(string titleUk, string? titleEn, string summaryUk, string? summaryEn)
    {
        if (string.IsNullOrWhiteSpace(titleUk))
            throw new RuleViolation("Round.TitleNeeded", "Input.TitleUk");
        (TitleUk, TitleEn) = (Limits.Line(titleUk, "Input.TitleUk", "Field.TitleUk", MostTitle), Limits.LineOrNull(titleEn, "Input.TitleEn", "Field.TitleEn", MostTitle));
        (SummaryUk, SummaryEn) = (Limits.Line(summaryUk, "Input.SummaryUk", "Field.SummaryUk", MostSummary), Limits.LineOrNull(summaryEn, "Input.SummaryEn", "Field.SummaryEn", MostSummary));
    }

    /// <summary>Dates are free until the round is published; then a phase can only be extended, with a reason.</summary>
    public void Reschedule(RoundCalendar calendar)
    {
        if (PublishedAt is not null)
            throw new RuleViolation("Calendar.Published");
        calendar.RequireOrder();
        Calendar = calendar;
    }

    /// <summary>The round goes public: at once, or when its announcement is due.</summary>
    public void Publish(IReadOnlyCollection<Nomination> nominations, bool hasRules, DateTimeOffset now)
    {
        if (PublishedAt is not null)
            return;
        if (!hasRules)
            throw new RuleViolation("Round.RulesNeeded");
        if (nominations.Count == 0)
            throw new RuleViolation("Round.NominationsNeeded");
        foreach (var nomination in nominations)
            nomination.RequireWeights();
        PublishedAt = now;
    }

    /// <summary>Makes the present or a coming phase longer; what was over stays over.</summary>
    public PhaseExtension Extend(Phase phase, DateTimeOffset end, string reasonUk, string? reasonEn, Guid by, DateTimeOffset now)
    {
        if (phase is Phase.Prepared or Phase.Archive)
            throw new RuleViolation("Extension.Phase", "Input.Phase");
        var before = Calendar.EndOf(phase)!.Value;
        if (before <= now)
            throw new RuleViolation("Extension.Over", "Input.Phase", $"text:Phase.{phase}");
        if (end <= before)
            throw new RuleViolation("Extension.NotLater", "Input.EndsOn");
        if (string.IsNullOrWhiteSpace(reasonUk))
            throw new RuleViolation("Extension.ReasonNeeded", "Input.ReasonUk");
        Calendar = Calendar.Extend(phase, end);
        return new PhaseExtension
        {
            RoundId = Id,
            Phase = phase,
            EndedAt = before,
            EndsAt = end,
            ReasonUk = Limits.Text(reasonUk, "Input.ReasonUk", "Field.ReasonUk", MostReason),
            ReasonEn = Limits.TextOrNull(reasonEn, "Input.ReasonEn", "Field.ReasonEn", MostReason),
            ById = by,
            At = now,
        };
    }

    /// <summary>What is declared may change until the jury begins, and each change is kept.</summary>
    public SettingsChange? Declare(RoundSettings settings, Guid by, DateTimeOffset now)
    {
        if (PhaseAt(now) >= Phase.Jury)
            throw new RuleViolation("Settings.Fixed");
        settings.RequireSense();
        var (before, after) = (SettingsJson, settings.ToJson());
        if (before == after)
            return null;
        SettingsJson = after;
        return new SettingsChange { RoundId = Id, Before = before, After = after, ById = by, At = now };
    }

    /// <summary>Nominations and criteria stay as they are once entries can be made.</summary>
    public void RequireBeforeEntries(DateTimeOffset now)
    {
        if (PhaseAt(now) >= Phase.Entries)
            throw new RuleViolation("Round.EntriesOpen");
    }

    public void RequirePhase(Phase phase, DateTimeOffset now, string otherwise)
    {
        if (PhaseAt(now) != phase)
            throw new RuleViolation(otherwise);
    }

    /// <summary>The number of the next receipt.</summary>
    public int NextReceipt() => ++LastReceipt;

    public void Told(Phase phase) => ToldPhase = phase;

    public void ShowResult(DateTimeOffset now)
    {
        if (PhaseAt(now) < Phase.Results)
            throw new RuleViolation("Round.TooEarlyForResult");
        ResultAt ??= now;
    }
}

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("Rounds");
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.TitleUk).HasMaxLength(Round.MostTitle);
        round.Property(r => r.TitleEn).HasMaxLength(Round.MostTitle);
        round.Property(r => r.SummaryUk).HasMaxLength(Round.MostSummary);
        round.Property(r => r.SummaryEn).HasMaxLength(Round.MostSummary);
        round.Property(r => r.SettingsJson).HasColumnName("Settings").HasMaxLength(4000);
        round.Ignore(r => r.Settings);
        round.ComplexProperty(r => r.Calendar);
        round.HasIndex(r => r.Year).IsUnique();
        round.HasIndex(r => r.PublishedAt);
    }
}
