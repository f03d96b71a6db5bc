using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Feedback;

internal enum Verdict
{
    Yes,
    Partly,
    No,
}

/// <summary>
/// One person's answer to «did it work for you», once per practice and place.
/// What the practice's own people say is shown apart and does not count.
/// </summary>
internal sealed class CitizenFeedback : IVersioned
{
    private CitizenFeedback() { }

    public Guid Id { get; private set; }
    public Guid PracticeId { get; private set; }
    public Guid PersonId { get; private set; }
    public Verdict Verdict { get; private set; }
    public string Region { get; private set; } = "";
    public string Place { get; private set; } = "";

    /// <summary>Region and place in one form, so that a place counts once however it is written.</summary>
    public string PlaceKey { get; private set; } = "";

    /// <summary>First day of the month it was used.</summary>
    public DateOnly UsedIn { get; private set; }
    public string What { get; private set; } = "";
    public string? EvidenceUrl { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }
    public bool IsOwnOrganisation { get; private set; }

    /// <summary>The person wants their name to stand with it.</summary>
    public bool ShowsName { get; private set; }
    public string? Answer { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? HiddenAt { get; private set; }
    public Guid? HiddenBy { get; private set; }
    public string? HiddenReason { get; private set; }
    public int Version { get; set; } = 1;

    public bool Counts => !IsOwnOrganisation && HiddenAt is null;

    public static CitizenFeedback Give(Guid id, Practice practice, Guid person, FeedbackWords words, bool ownOrganisation, DateTimeOffset now)
    {
        if (!practice.IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        var feedback = new CitizenFeedback
        {
            Id = id,
            PracticeId = practice.Id,
            PersonId = person,
            IsOwnOrganisation = ownOrganisation || person == practice.OwnerId,
            At = now,
        };
        feedback.Take(words, now);
        return feedback;
    }

    /// <summary>A demonstration answer without words: it counts and nothing more.</summary>
    public static CitizenFeedback Counted(Guid id, Practice practice, Guid person, Verdict verdict, string region, string place, DateTimeOffset at) => new()
    {
        Id = id,
        PracticeId = practice.Id,
        PersonId = person,
        Verdict = verdict,
        Region = region,
        Place = place,
        PlaceKey = KeyOf(region, place),
        UsedIn = new DateOnly(at.Year, at.Month, 1),
        At = at,
    };

    /// <summary>People may think again; the answer to the old words goes.</summary>
    public void Change(FeedbackWords words, DateTimeOffset now)
    {
        if (HiddenAt is not null)
            throw new RuleViolation("Feedback.Hidden");
        Take(words, now);
        (ChangedAt, Answer, AnsweredAt, AnsweredBy) = (now, null, null, null);
    }

    private void Take(FeedbackWords words, DateTimeOffset now)
    {
        if (words.UsedIn > DateOnly.FromDateTime(now.UtcDateTime))
            throw new RuleViolation("Feedback.InFuture", "Input.UsedIn");
        if (string.IsNullOrWhiteSpace(words.What))
            throw new RuleViolation("Feedback.WhatNeeded", "Input.What");
        if (!string.IsNullOrWhiteSpace(words.EvidenceUrl) && !Typed.TryWebAddress(words.EvidenceUrl, out _))
            throw new RuleViolation("Feedback.NotAnAddress", "Input.EvidenceUrl");
        if (Regions.ByKatottg(words.Region) is null)
            throw new RuleViolation("Feedback.RegionNeeded", "Input.Region");
        Limit(words.What, MostText, "Input.What");
        Limit(words.Place, MostPlace, "Input.Place");
        Limit(words.EvidenceUrl, 1000, "Input.EvidenceUrl");
        (Verdict, Region, Place, What) = (words.Verdict, words.Region, words.Place.Trim(), words.What.Trim());
        UsedIn = new DateOnly(words.UsedIn.Year, words.UsedIn.Month, 1);
        EvidenceUrl = string.IsNullOrWhiteSpace(words.EvidenceUrl) ? null : words.EvidenceUrl.Trim();
        (PlaceKey, ShowsName) = (KeyOf(words.Region, words.Place), words.ShowsName);
    }

    public const int MostText = 4000;
    public const int MostPlace = 100;

    private static void Limit(string? text, int most, string field)
    {
        if (text?.Length > most)
            throw new RuleViolation("Feedback.TooLong", field, text.Length, most);
    }

    public static string KeyOf(string region, string place)
    {
        var key = region + "|" + string.Join(' ', Words.Tokens(place));
        return key.Length <= 150 ? key : key[..150];
    }

    public void Reply(string text, Guid by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RuleViolation("Feedback.AnswerNeeded", "Answer");
        Limit(text, MostText, "Answer");
        (Answer, AnsweredAt, AnsweredBy) = (text.Trim(), now, by);
    }

    public void Hide(string reason, Guid by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Practice.ReasonNeeded", "Reason");
        Limit(reason, 2000, "Reason");
        (HiddenAt, HiddenBy, HiddenReason) = (now, by, reason.Trim());
    }

    /// <summary>The account of who gave it was erased: the words stay, unsigned.</summary>
    public void Unsign() => ShowsName = false;

    public void Unhide() => (HiddenAt, HiddenBy, HiddenReason) = (null, null, null);
}

/// <summary>What a person says.</summary>
internal sealed record FeedbackWords(Verdict Verdict, string Region, string Place, DateOnly UsedIn, string What, string? EvidenceUrl, bool ShowsName = false);

internal sealed class CitizenFeedbackMapping : IEntityTypeConfiguration<CitizenFeedback>
{
    public void Configure(EntityTypeBuilder<CitizenFeedback> feedback)
    {
        feedback.ToTable("Feedback");
        feedback.Property(f => f.Id).ValueGeneratedNever();
        feedback.Property(f => f.Region).HasMaxLength(19);
        feedback.Property(f => f.Place).HasMaxLength(100);
        feedback.Property(f => f.PlaceKey).HasMaxLength(150);
        feedback.Property(f => f.What).HasMaxLength(4000);
        feedback.Property(f => f.EvidenceUrl).HasMaxLength(1000);
        feedback.Property(f => f.Answer).HasMaxLength(4000);
        feedback.Property(f => f.HiddenReason).HasMaxLength(2000);
        feedback.HasOne<Practice>().WithMany().HasForeignKey(f => f.PracticeId).OnDelete(DeleteBehavior.Cascade);
        feedback.HasIndex(f => new { f.PracticeId, f.PersonId, f.PlaceKey }).IsUnique();
        feedback.HasIndex(f => new { f.PracticeId, f.At });
        feedback.HasIndex(f => f.PersonId);
    }
}
