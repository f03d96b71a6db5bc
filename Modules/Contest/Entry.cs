using System.Security.Cryptography;
using System.Text;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest;

/// <summary>The way of an entry through the competition.</summary>
internal enum EntryState
{
    /// <summary>Its writer works on it; nobody else sees it.</summary>
    Draft,
    Submitted,
    /// <summary>Back with its writer, who may mend it once.</summary>
    Returned,
    Eligible,
    Ineligible,
    Withdrawn,
}

/// <summary>
/// An entry. What its writer types is kept in <see cref="DraftJson"/>; what was submitted stands unchanged in <see cref="EntrySubmission"/>,
/// and the columns of this row repeat it for lists.
/// </summary>
internal sealed class Entry : IVersioned
{
    private Entry() { }

    public const int MostTitle = 300;
    public const int MostSummary = 1000;
    public const int MostContent = 400_000;

    public Guid Id { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid NominationId { get; private set; }
    public EntryState State { get; private set; }

    /// <summary>Who answers for it; empty for entries of the archive that no account made.</summary>
    public Guid SubmitterId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The <see cref="EntryContent"/> as it is being typed, as JSON.</summary>
    public string DraftJson { get; private set; } = "";

    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string SummaryUk { get; private set; } = "";
    public string? SummaryEn { get; private set; }

    /// <summary>ЄДРПОУ code; empty when unknown.</summary>
    public string OrganisationCode { get; private set; } = "";
    public string OrganisationUk { get; private set; } = "";
    public string? OrganisationEn { get; private set; }

    /// <summary>КАТОТТГ code of the region; empty for the whole country.</summary>
    public string Region { get; private set; } = "";

    /// <summary>The published practice it was taken from; null when written anew.</summary>
    public Guid? PracticeId { get; private set; }
    public Guid? PracticeVersionId { get; private set; }
    public int? PracticeNumber { get; private set; }
    public string? PracticeSlug { get; private set; }

    /// <summary>The practice was withdrawn from the depository since.</summary>
    public DateTimeOffset? PracticeWithdrawnAt { get; private set; }

    /// <summary>Number within the round, given at the first submission; null for drafts.</summary>
    public int? Number { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>SHA-256 of what was submitted last, 64 small hexadecimal digits.</summary>
    public string? Fingerprint { get; private set; }

    /// <summary>How often it was submitted: 2 once it was mended.</summary>
    public int Submissions { get; private set; }

    /// <summary>Until when a returned entry may be mended: the first moment that is too late.</summary>
    public DateTimeOffset? MendBy { get; private set; }

    /// <summary>How often it was returned: at most once.</summary>
    public int Returns { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnReason { get; private set; }
    public bool IsDemonstration { get; private set; }

    /// <summary>How often lists were told of it.</summary>
    public int Tellings { get; private set; }
    public int Version { get; set; } = 1;

    public int NextTelling() => ++Tellings;

    public EntryContent Draft => EntryContent.FromJson(DraftJson);

    /// <summary>Whether its writer may type: also after the deadline, so that nothing typed is lost.</summary>
    public bool IsWithWriter => State is EntryState.Draft or EntryState.Returned;

    public static Entry Start(Guid id, Nomination nomination, EntryContent content, Guid submitter, DateTimeOffset now, bool demonstration = false)
    {
        var entry = new Entry
        {
            Id = id,
            RoundId = nomination.RoundId,
            NominationId = nomination.Id,
            SubmitterId = submitter,
            CreatedAt = now,
            IsDemonstration = demonstration,
        };
        entry.Write(content, now);
        return entry;
    }

    /// <summary>Remembers which version of which practice was taken.</summary>
    public void TakeFrom(Guid practice, Guid version, int number, string slug) =>
        (PracticeId, PracticeVersionId, PracticeNumber, PracticeSlug) = (practice, version, number, slug);

    /// <summary>Keeps what was typed, however incomplete.</summary>
    public void Save(EntryContent content, DateTimeOffset now)
    {
        if (!IsWithWriter)
            throw new RuleViolation("Entry.NotEditable");
        Write(content, now);
    }

    private void Write(EntryContent content, DateTimeOffset now)
    {
        var json = content.ToJson();
        if (json.Length > MostContent)
            throw new RuleViolation("Entry.TooLarge", null, json.Length / 1000, MostContent / 1000);
        (DraftJson, SavedAt) = (json, now);
        if (State == EntryState.Draft)
            Copy(content);
    }

    // What was typed may be longer than a column; the whole of it is in the draft.
    private void Copy(EntryContent content)
    {
        (TitleUk, TitleEn) = (Cut(content.Title.Uk, MostTitle), content.Title.EnOrNull is { } title ? Cut(title, MostTitle) : null);
        (SummaryUk, SummaryEn) = (Cut(content.Summary.Uk, MostSummary), content.Summary.EnOrNull is { } summary ? Cut(summary, MostSummary) : null);
        (OrganisationUk, OrganisationEn) = (Cut(content.Organisation.Uk, MostTitle), content.Organisation.EnOrNull is { } name ? Cut(name, MostTitle) : null);
        OrganisationCode = Edrpou.IsValid(content.OrganisationCode) ? content.OrganisationCode : "";
        Region = Regions.ByKatottg(content.Region)?.Katottg ?? "";
    }

    private static string Cut(string text, int most) => text.Trim() is var plain && plain.Length <= most ? plain : plain[..most];

    /// <summary>Hands it in, in time to the second. A draft belongs to the phase of entries, a returned entry to its own deadline.</summary>
    /// <returns>What was submitted, frozen.</returns>
    public EntrySubmission Submit(Round round, IReadOnlyList<SubmittedFile> files, int mistakes, Guid by, DateTimeOffset now)
    {
        if (!IsWithWriter)
            throw new RuleViolation("Entry.NotEditable");
        RequireInTime(round, now);
        if (mistakes > 0)
            throw new RuleViolation("Entry.ChecksFailed", null, mistakes);
        var content = Draft;
        content.Files = files;
        var frozen = content.ToJson();
        Number ??= round.NextReceipt();
        (State, SubmittedAt, Fingerprint, MendBy) = (EntryState.Submitted, now, FingerprintOf(frozen), null);
        Submissions++;
        Copy(content);
        return EntrySubmission.Of(Id, Submissions, Receipt(round), frozen, Fingerprint, by, now);
    }

    public void RequireInTime(Round round, DateTimeOffset now)
    {
        if (State == EntryState.Returned)
        {
            if (now >= MendBy)
                throw new RuleViolation("Entry.MendLate", null, MendBy!.Value);
            return;
        }
        if (round.PhaseAt(now) < Phase.Entries)
            throw new RuleViolation("Entry.TooEarly", null, round.Calendar.Entries);
        if (round.PhaseAt(now) > Phase.Entries)
            throw new RuleViolation("Entry.Late", null, round.Calendar.Eligibility);
    }

    /// <summary>The receipt's number, e.g. 2026-017.</summary>
    public string Receipt(Round round) => FormattableString.Invariant($"{round.Year}-{Number:000}");

    public static string FingerprintOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    public void Accept(Guid clerk, DateTimeOffset now)
    {
        RequireUndecided(clerk);
        (State, DecidedBy, DecidedAt) = (EntryState.Eligible, clerk, now);
    }

    /// <summary>Back to its writer with reasons, once, until a deadline before the jury begins.</summary>
    public void Return(Round round, DateTimeOffset mendBy, Guid clerk, DateTimeOffset now)
    {
        RequireUndecided(clerk);
        if (Returns > 0)
            throw new RuleViolation("Entry.ReturnedBefore");
        if (mendBy <= now || mendBy > round.Calendar.Jury)
            throw new RuleViolation("Entry.MendBy", "Input.MendOn", round.Calendar.Jury);
        (State, MendBy, DecidedBy, DecidedAt) = (EntryState.Returned, mendBy, clerk, now);
        Returns++;
    }

    public void Refuse(Guid clerk, DateTimeOffset now)
    {
        if (State == EntryState.Returned && now < MendBy)
            throw new RuleViolation("Entry.MayStillBeMended", null, MendBy!.Value);
        if (State != EntryState.Returned)
            RequireUndecided(clerk);
        (State, MendBy, DecidedBy, DecidedAt) = (EntryState.Ineligible, null, clerk, now);
    }

    /// <summary>Decided anew after the result, on an appeal: it takes part no more, or takes part after all.</summary>
    public void Readmit(bool takesPart, Guid chair, DateTimeOffset now)
    {
        if (State != (takesPart ? EntryState.Ineligible : EntryState.Eligible))
            throw new RuleViolation("Entry.StandingSame", "Input.Standing");
        (State, DecidedBy, DecidedAt) = (takesPart ? EntryState.Eligible : EntryState.Ineligible, chair, now);
    }

    public void Withdraw(string? reason, Round round, DateTimeOffset now)
    {
        if (State is EntryState.Withdrawn or EntryState.Ineligible)
            throw new RuleViolation("Entry.AlreadyOut");
        if (round.PhaseAt(now) >= Phase.Results)
            throw new RuleViolation("Entry.TooLateToWithdraw");
        if (State != EntryState.Draft && string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Entry.ReasonNeeded", "Reason");
        (WithdrawnReason, WithdrawnAt) = (Limits.Text(reason, "Reason", "Field.Reason", Round.MostReason), now);
        (State, MendBy) = (EntryState.Withdrawn, null);
    }

    public void LosePractice(DateTimeOffset now) => PracticeWithdrawnAt ??= now;

    /// <summary>Of a round of the past, as it is known today.</summary>
    public void Enter(int number, DateTimeOffset now) => (State, Number, SubmittedAt) = (EntryState.Eligible, number, now);

    /// <summary>The submitter's account was erased: the entry stays as the work of the organisation, without the contact.</summary>
    public void ForgetContact()
    {
        var content = Draft;
        (content.ContactName, content.ContactEmail, content.ContactPhone) = ("", "", "");
        DraftJson = content.ToJson();
    }

    private void RequireUndecided(Guid clerk)
    {
        if (State != EntryState.Submitted)
            throw new RuleViolation("Entry.NotWaiting");
        if (clerk == SubmitterId)
            throw new RuleViolation("Entry.Own");
    }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        entry.ToTable("Entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.DraftJson).HasColumnName("Draft");
        entry.Ignore(e => e.Draft);
        entry.Property(e => e.TitleUk).HasMaxLength(Entry.MostTitle);
        entry.Property(e => e.TitleEn).HasMaxLength(Entry.MostTitle);
        entry.Property(e => e.SummaryUk).HasMaxLength(Entry.MostSummary);
        entry.Property(e => e.SummaryEn).HasMaxLength(Entry.MostSummary);
        entry.Property(e => e.OrganisationCode).HasMaxLength(8);
        entry.Property(e => e.OrganisationUk).HasMaxLength(Entry.MostTitle);
        entry.Property(e => e.OrganisationEn).HasMaxLength(Entry.MostTitle);
        entry.Property(e => e.Region).HasMaxLength(19);
        entry.Property(e => e.PracticeSlug).HasMaxLength(100);
        entry.Property(e => e.Fingerprint).HasMaxLength(64);
        entry.Property(e => e.WithdrawnReason).HasMaxLength(Round.MostReason);
        entry.HasOne<Round>().WithMany().HasForeignKey(e => e.RoundId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Nomination>().WithMany().HasForeignKey(e => e.NominationId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => new { e.RoundId, e.State, e.NominationId });
        entry.HasIndex(e => new { e.RoundId, e.Number }).IsUnique().HasFilter("\"Number\" IS NOT NULL");
        entry.HasIndex(e => new { e.NominationId, e.Region });
        entry.HasIndex(e => new { e.SubmitterId, e.SavedAt });
        entry.HasIndex(e => e.PracticeId);
        entry.HasIndex(e => new { e.State, e.MendBy });
    }
}
