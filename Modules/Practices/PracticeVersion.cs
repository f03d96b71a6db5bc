using Hub.Practices.Checks;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices;

/// <summary>The way of one version from draft to publication.</summary>
internal enum VersionState
{
    Draft,
    Submitted,
    /// <summary>An editor has taken it.</summary>
    UnderReview,
    /// <summary>Back with the author, with reasons by section.</summary>
    Returned,
    Published,
    /// <summary>A later version is the one readers see.</summary>
    Superseded,
    Rejected,
    /// <summary>The author threw the draft away.</summary>
    Discarded,
}

/// <summary>One version of a practice: its text and its way through review.</summary>
internal sealed class PracticeVersion : IVersioned
{
    private PracticeVersion() { }

    public Guid Id { get; private set; }
    public Guid PracticeId { get; private set; }
    public int Number { get; private set; }
    public VersionState State { get; private set; }

    /// <summary>The <see cref="PracticeContent"/> as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Title for lists of drafts.</summary>
    public string TitleUk { get; private set; } = "";

    /// <summary>ЄДРПОУ code the text names, when it is one; else empty. Queues are filtered by it.</summary>
    public string OrganisationCode { get; private set; } = "";

    /// <summary>КАТОТТГ code of the region the text names; empty for the whole country.</summary>
    public string Region { get; private set; } = "";

    public Place Place => new(OrganisationCode == "" ? null : OrganisationCode, Region == "" ? null : Region);

    /// <summary>What is new in this version, told to readers.</summary>
    public string ChangesUk { get; private set; } = "";
    public string? ChangesEn { get; private set; }

    public Guid AuthorId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public Guid SavedBy { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? DueAt { get; private set; }
    public Guid? EditorId { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? Decision { get; private set; }

    /// <summary>Evidence grade A–D as it was at submission.</summary>
    public string? Grade { get; private set; }

    /// <summary>How often it was submitted; the round a remark belongs to.</summary>
    public int Round { get; private set; }

    /// <summary>When it was told that the decision is late; once for each editor and round.</summary>
    public DateTimeOffset? OverdueToldAt { get; private set; }

    public int Version { get; set; } = 1;

    /// <summary>How many days editors have to decide.</summary>
    public const int ReviewDays = 14;

    private const int MostChanges = 2000;

    /// <summary>Longest description kept, in characters of its JSON; a hundred times a usual one.</summary>
    private const int MostContent = 2_000_000;

    /// <summary>When it came into the state it is in: decided, taken, handed in or last typed.</summary>
    public DateTimeOffset ChangedAt => DecidedAt ?? TakenAt ?? SubmittedAt ?? SavedAt;

    public bool IsWithAuthor => State is VersionState.Draft or VersionState.Returned;
    public bool IsOpen => State is VersionState.Draft or VersionState.Submitted or VersionState.UnderReview or VersionState.Returned;

    public static PracticeVersion First(Guid id, Practice practice, Guid author, DateTimeOffset now) =>
        New(id, practice.Id, 1, new PracticeContent(), author, now);

    /// <param name="id">Its id.</param>
    /// <param name="published">The version readers see, whose text it starts from.</param>
    /// <param name="author">Who writes it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="number">Its number; the next one after the published when null, later when drafts were discarded between.</param>
    public static PracticeVersion Next(Guid id, PracticeVersion published, Guid author, DateTimeOffset now, int? number = null) =>
        published.State == VersionState.Published
            ? New(id, published.PracticeId, number ?? published.Number + 1, published.Read(), author, now)
            : throw new RuleViolation("Practice.NotPublished");

    private static PracticeVersion New(Guid id, Guid practice, int number, PracticeContent content, Guid author, DateTimeOffset now)
    {
        var version = new PracticeVersion
        {
            Id = id,
            PracticeId = practice,
            Number = number,
            State = VersionState.Draft,
            AuthorId = author,
            CreatedAt = now,
        };
        version.Write(content, content.ToJson(), author, now);
        return version;
    }

    public PracticeContent Read() => PracticeContent.FromJson(Content);

    /// <summary>Keeps what was typed, however incomplete.</summary>
    /// <param name="content">What it says now.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="json">The content as JSON, when the caller has it already.</param>
    public void Save(PracticeContent content, Guid by, DateTimeOffset now, string? json = null)
    {
        if (!IsWithAuthor)
            throw new RuleViolation("Practice.NotEditable");
        Write(content, json ?? content.ToJson(), by, now);
    }

    /// <summary>What readers are told about this version; 2000 characters at most in each language.</summary>
    public void TellChanges(string? uk, string? en)
    {
        var (ukrainian, english) = (Typed.Plain(uk).Trim(), Typed.Plain(en).Trim());
        if (ukrainian.Length > MostChanges)
            throw new RuleViolation("TooLong", "ChangesUk", "text:Field.Changes", MostChanges);
        if (english.Length > MostChanges)
            throw new RuleViolation("TooLong", "ChangesEn", "text:Field.Changes", MostChanges);
        (ChangesUk, ChangesEn) = (ukrainian, english == "" ? null : english);
    }

    /// <summary>The contact person's account was erased: the contact goes, also from what is published.</summary>
    public void ForgetContact()
    {
        var content = Read();
        content.Contact = new();
        Content = content.ToJson();
    }

    private void Write(PracticeContent content, string json, Guid by, DateTimeOffset now)
    {
        if (json.Length > MostContent)
            throw new RuleViolation("Draft.TooLarge", null, json.Length / 1000, MostContent / 1000);
        Content = json;
        (OrganisationCode, Region) = Belongs(content);
        TitleUk = content.Title.Uk.Length <= 300 ? content.Title.Uk : content.Title.Uk[..300];
        (SavedAt, SavedBy) = (now, by);
    }

    /// <summary>Where a text belongs, as far as what it names is a code and a region.</summary>
    public static (string OrganisationCode, string Region) Belongs(PracticeContent content) =>
        (Edrpou.IsValid(content.OrganisationCode) ? content.OrganisationCode : "", Regions.ByKatottg(content.Region)?.Katottg ?? "");

    /// <summary>Hands it to the editors, unless something that must be mended is left.</summary>
    public void Submit(CheckReport report, DateTimeOffset now)
    {
        if (!IsWithAuthor)
            throw new RuleViolation("Practice.NotEditable");
        if (report.Blocking.Any())
            throw new RuleViolation("Practice.ChecksFailed", null, report.Blocking.Count());
        if (Number > 1 && string.IsNullOrWhiteSpace(ChangesUk))
            throw new RuleViolation("Practice.ChangesNeeded", "ChangesUk");
        State = VersionState.Submitted;
        Round++;
        Grade = report.Grade.Letter;
        SubmittedAt = now;
        DueAt = now.AddDays(ReviewDays);
        (EditorId, TakenAt, DecidedAt, DecidedBy, Decision) = (null, null, null, null, null);
        OverdueToldAt = null;
    }

    /// <summary>The author takes it back before an editor has taken it.</summary>
    public void Recall()
    {
        Require(VersionState.Submitted);
        (State, SubmittedAt, DueAt) = (VersionState.Draft, null, null);
    }

    public void Discard()
    {
        if (!IsWithAuthor)
            throw new RuleViolation("Practice.NotEditable");
        State = VersionState.Discarded;
    }

    /// <summary>An editor takes it, also over from another editor.</summary>
    public void Take(Guid editor, Practice practice, DateTimeOffset now)
    {
        if (State is not (VersionState.Submitted or VersionState.UnderReview))
            throw new RuleViolation("Practice.NotInReview");
        RefuseOwn(editor, practice);
        if (EditorId != editor)
            OverdueToldAt = null;
        (State, EditorId, TakenAt) = (VersionState.UnderReview, editor, now);
    }

    /// <summary>Gives it back to the queue.</summary>
    public void Release(Guid editor)
    {
        RequireEditor(editor);
        (State, EditorId, TakenAt) = (VersionState.Submitted, null, null);
    }

    /// <summary>Back to the author with a reason for at least one section.</summary>
    public void Return(Guid editor, Practice practice, IReadOnlyDictionary<string, string> reasons, DateTimeOffset now)
    {
        Decide(editor, practice, now);
        if (reasons.Count == 0)
            throw new RuleViolation("Practice.ReturnNeedsReason");
        State = VersionState.Returned;
    }

    public void Reject(Guid editor, Practice practice, string reason, DateTimeOffset now)
    {
        Decide(editor, practice, now);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Practice.ReasonNeeded", "Reason");
        (State, Decision) = (VersionState.Rejected, reason.Trim());
    }

    public void Publish(Guid editor, Practice practice, DateTimeOffset now)
    {
        Decide(editor, practice, now);
        State = VersionState.Published;
    }

    /// <summary>Published at once: imported or demonstration content that was reviewed elsewhere.</summary>
    public void PublishUnreviewed(string grade, DateTimeOffset now) =>
        (State, Grade, SubmittedAt, DecidedAt) = (VersionState.Published, grade, now, now);

    public void TellOverdue(DateTimeOffset now) => OverdueToldAt = now;

    /// <summary>The practice was withdrawn while this version was on its way: it ends with it.</summary>
    public void EndWithPractice(string reason, Guid by, DateTimeOffset now)
    {
        if (!IsOpen)
            throw new RuleViolation("Practice.AlreadyDecided");
        (State, Decision, DecidedBy, DecidedAt) = (VersionState.Rejected, reason, by, now);
    }

    public void Supersede()
    {
        Require(VersionState.Published);
        State = VersionState.Superseded;
    }

    private void Decide(Guid editor, Practice practice, DateTimeOffset now)
    {
        if (State is VersionState.Published or VersionState.Superseded or VersionState.Rejected or VersionState.Returned)
            throw new RuleViolation("Practice.AlreadyDecided");
        RequireEditor(editor);
        RefuseOwn(editor, practice);
        (DecidedAt, DecidedBy) = (now, editor);
    }

    private void RequireEditor(Guid editor)
    {
        Require(VersionState.UnderReview);
        if (EditorId != editor)
            throw new RuleViolation("Practice.TakenByAnother");
    }

    /// <summary>Nobody decides on their own practice.</summary>
    private void RefuseOwn(Guid editor, Practice practice)
    {
        if (editor == AuthorId || editor == SavedBy || practice.IsAuthor(editor))
            throw new RuleViolation("Practice.OwnPractice");
    }

    private void Require(VersionState state)
    {
        if (State != state)
            throw new RuleViolation(state == VersionState.UnderReview ? "Practice.NotInReview" : "Practice.WrongState");
    }
}

internal sealed class PracticeVersionMapping : IEntityTypeConfiguration<PracticeVersion>
{
    public void Configure(EntityTypeBuilder<PracticeVersion> version)
    {
        version.ToTable("Versions");
        version.Property(v => v.Id).ValueGeneratedNever();
        version.HasOne<Practice>().WithMany().HasForeignKey(v => v.PracticeId).OnDelete(DeleteBehavior.Cascade);
        version.HasIndex(v => new { v.PracticeId, v.Number }).IsUnique();
        version.HasIndex(v => new { v.State, v.DueAt });
        version.HasIndex(v => v.AuthorId);
        version.HasIndex(v => v.EditorId);
        version.Property(v => v.TitleUk).HasMaxLength(300);
        version.Property(v => v.OrganisationCode).HasMaxLength(8);
        version.Property(v => v.Region).HasMaxLength(19);
        version.Property(v => v.ChangesUk).HasMaxLength(2000);
        version.Property(v => v.ChangesEn).HasMaxLength(2000);
        version.Property(v => v.Decision).HasMaxLength(4000);
        version.Property(v => v.Grade).HasMaxLength(1);
    }
}
