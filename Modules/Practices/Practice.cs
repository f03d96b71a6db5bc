using Hub.Practices.Submission;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices;

/// <summary>Where a practice is in its public life. The way of a single version is <see cref="VersionState"/>.</summary>
internal enum PracticeStatus
{
    /// <summary>Never published.</summary>
    Unpublished,
    Published,
    /// <summary>Published, but nobody confirmed for two terms that it still works.</summary>
    Outdated,
    /// <summary>Taken out; a tombstone stays at the address.</summary>
    Withdrawn,
}

/// <summary>
/// A practice of the depository under one concept id for all its versions: its public standing, its place in the list,
/// and copies of the published version's fields by which lists are filtered.
/// </summary>
internal sealed class Practice : IVersioned
{
    private Practice() { }

    public Guid Id { get; private set; }

    /// <summary>Last part of the public address; given at the first submission and never changed.</summary>
    public string? Slug { get; private set; }

    public Guid OwnerId { get; private set; }
    public PracticeStatus Status { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Raised at every saved change; also the version of the facts told about it.</summary>
    public int Version { get; set; } = 1;

    /// <summary>How often its owner's list was told of it: the number of the last such fact.</summary>
    public int Tellings { get; private set; }

    public int NextTelling() => ++Tellings;

    /// <summary>Id in the system it was imported from; unique per owner's import.</summary>
    public string? ExternalId { get; private set; }

    public bool IsDemonstration { get; private set; }

    // What readers see now.
    public Guid? PublishedVersionId { get; private set; }
    public int PublishedNumber { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? UpdatedAt { get; private set; }
    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string SummaryUk { get; private set; } = "";
    public string? SummaryEn { get; private set; }
    public int Group { get; private set; }
    public string Kind { get; private set; } = "";
    public string Level { get; private set; } = "";
    public string? Region { get; private set; }
    public string? PlaceUk { get; private set; }
    public string? PlaceEn { get; private set; }
    public string? OrganisationCode { get; private set; }
    public string OrganisationUk { get; private set; } = "";
    public string? OrganisationEn { get; private set; }

    /// <summary>Year the practice was started.</summary>
    public int Year { get; private set; }

    /// <summary>Topic keys divided by spaces, with a space at both ends.</summary>
    public string Topics { get; private set; } = " ";

    /// <summary>Evidence grade A–D.</summary>
    public string Grade { get; private set; } = "D";

    // Citizens' judgement, without the practice's own organisation and without hidden answers.
    public int Yes { get; private set; }
    public int Partly { get; private set; }
    public int No { get; private set; }
    public int Answers => Yes + Partly + No;

    public int Replications { get; private set; }
    public bool IsAwarded { get; private set; }

    /// <summary>Place in the default order; see <see cref="PromotionRule"/>.</summary>
    public double Promotion { get; private set; }

    // Freshness.
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? ReviewBy { get; private set; }
    public int MissedConfirmations { get; private set; }

    // Tombstone.
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string? WithdrawnReason { get; private set; }

    private readonly List<CoAuthor> coAuthors = [];

    /// <summary>People whom the owner lets edit; always loaded with the practice, because every decision asks for them.</summary>
    public IReadOnlyList<CoAuthor> CoAuthors => coAuthors;

    /// <summary>Whether the person wrote it: owner or co-author.</summary>
    public bool IsAuthor(Guid person) => person == OwnerId || coAuthors.Any(a => a.PersonId == person);

    public Place Place => new(OrganisationCode, Region);

    public bool IsReadable => Status is PracticeStatus.Published or PracticeStatus.Outdated;

    /// <summary>Months between confirmations that the practice still works.</summary>
    public const int ReviewMonths = 12;

    public static Practice Start(Guid id, Guid owner, DateTimeOffset now, string? externalId = null, bool demonstration = false) => new()
    {
        Id = id,
        OwnerId = owner,
        CreatedAt = now,
        Status = PracticeStatus.Unpublished,
        ExternalId = externalId,
        IsDemonstration = demonstration,
    };

    /// <summary>The address is given once; a new title never changes it.</summary>
    public void GiveAddress(string slug) => Slug ??= slug;

    /// <summary>Readers see this version from now on.</summary>
    public void Show(PracticeVersion version, PracticeContent content, string grade, DateTimeOffset now)
    {
        if (Status == PracticeStatus.Withdrawn)
            throw new RuleViolation("Practice.IsWithdrawn");
        if (Slug is null)
            throw new InvalidOperationException("A practice has an address before it is published.");
        Status = PracticeStatus.Published;
        PublishedVersionId = version.Id;
        PublishedNumber = version.Number;
        PublishedAt ??= now;
        UpdatedAt = now;
        Grade = grade;
        Copy(content);
        Confirm(now);
    }

    private void Copy(PracticeContent content)
    {
        (TitleUk, TitleEn) = (content.Title.Uk.Trim(), content.Title.EnOrNull);
        (SummaryUk, SummaryEn) = (content.Summary.Uk.Trim(), content.Summary.EnOrNull);
        Group = int.TryParse(content.Group, out var group) ? group : 0;
        (Kind, Level) = (content.Kind, content.Level);
        Region = content.Region == "" ? null : content.Region;
        (PlaceUk, PlaceEn) = (string.IsNullOrWhiteSpace(content.Place.Uk) ? null : content.Place.Uk.Trim(), content.Place.EnOrNull);
        OrganisationCode = content.OrganisationCode == "" ? null : content.OrganisationCode;
        (OrganisationUk, OrganisationEn) = (content.Organisation.Uk.Trim(), content.Organisation.EnOrNull);
        Year = Typed.Date(content.StartedOn)?.Year ?? 0;
        Topics = " " + string.Join(' ', content.Topics) + " ";
    }

    /// <summary>Somebody who knows says that it still works.</summary>
    public void Confirm(DateTimeOffset now)
    {
        if (!IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        Status = PracticeStatus.Published;
        ConfirmedAt = now;
        ReviewBy = now.AddMonths(ReviewMonths);
        MissedConfirmations = 0;
        Rank(now);
    }

    /// <summary>The term passed without a confirmation; after the second one readers are warned.</summary>
    public void MissConfirmation(DateTimeOffset now)
    {
        MissedConfirmations++;
        ReviewBy = now.AddMonths(ReviewMonths);
        if (MissedConfirmations >= 2)
            Status = PracticeStatus.Outdated;
        Rank(now);
    }

    /// <summary>Citizens' answers counted anew.</summary>
    public void Judged(int yes, int partly, int no, DateTimeOffset now)
    {
        (Yes, Partly, No) = (yes, partly, no);
        Rank(now);
    }

    public void CountReplications(int confirmed) => Replications = confirmed;

    public void Award(bool stands = true) => IsAwarded = stands;

    /// <summary>Computes the place in the default list; called at every change and daily, because freshness fades.</summary>
    public void Rank(DateTimeOffset now) => Promotion = PromotionRule.Score(Yes, Answers, ConfirmedAt ?? PublishedAt ?? CreatedAt, now);

    public void Withdraw(string reason, DateTimeOffset now)
    {
        if (!IsReadable)
            throw new RuleViolation("Practice.NotPublished");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleViolation("Practice.ReasonNeeded", "Reason");
        Status = PracticeStatus.Withdrawn;
        (WithdrawnAt, WithdrawnReason) = (now, reason.Trim());
    }

    /// <summary>Most people besides the owner who may edit.</summary>
    public const int MostCoAuthors = 10;

    /// <summary>Lets a colleague edit; inviting again changes nothing.</summary>
    public void Invite(Guid colleague, Guid by, DateTimeOffset now)
    {
        if (colleague == OwnerId)
            throw new RuleViolation("CoAuthor.IsOwner", "Email");
        if (coAuthors.Any(a => a.PersonId == colleague))
            return;
        if (coAuthors.Count >= MostCoAuthors)
            throw new RuleViolation("CoAuthor.TooMany", "Email", MostCoAuthors);
        coAuthors.Add(new CoAuthor { PracticeId = Id, PersonId = colleague, InvitedBy = by, At = now });
    }

    public void Uninvite(Guid colleague) => coAuthors.RemoveAll(a => a.PersonId == colleague);

    /// <summary>A co-author becomes the owner, and the owner a co-author.</summary>
    public void HandOver(Guid owner, DateTimeOffset now)
    {
        var index = coAuthors.FindIndex(a => a.PersonId == owner);
        if (index < 0)
            throw new RuleViolation("CoAuthor.NotInvited", "PersonId");
        coAuthors.RemoveAt(index);
        var before = OwnerId;
        OwnerId = owner;
        coAuthors.Add(new CoAuthor { PracticeId = Id, PersonId = before, InvitedBy = before, At = now });
    }
}

internal sealed class PracticeMapping : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> practice)
    {
        practice.ToTable("Practices");
        practice.Property(p => p.Id).ValueGeneratedNever();
        practice.Property(p => p.Slug).HasMaxLength(100);
        practice.HasIndex(p => p.Slug).IsUnique().HasFilter("\"Slug\" IS NOT NULL");
        practice.Property(p => p.ExternalId).HasMaxLength(100);
        practice.HasIndex(p => p.ExternalId).IsUnique().HasFilter("\"ExternalId\" IS NOT NULL");
        practice.Property(p => p.TitleUk).HasMaxLength(300);
        practice.Property(p => p.TitleEn).HasMaxLength(300);
        practice.Property(p => p.SummaryUk).HasMaxLength(1000);
        practice.Property(p => p.SummaryEn).HasMaxLength(1000);
        practice.Property(p => p.Kind).HasMaxLength(40);
        practice.Property(p => p.Level).HasMaxLength(20);
        practice.Property(p => p.Region).HasMaxLength(19);
        practice.Property(p => p.PlaceUk).HasMaxLength(200);
        practice.Property(p => p.PlaceEn).HasMaxLength(200);
        practice.Property(p => p.OrganisationCode).HasMaxLength(8);
        practice.Property(p => p.OrganisationUk).HasMaxLength(300);
        practice.Property(p => p.OrganisationEn).HasMaxLength(300);
        practice.Property(p => p.Topics).HasMaxLength(400);
        practice.Property(p => p.Grade).HasMaxLength(1);
        practice.Property(p => p.WithdrawnReason).HasMaxLength(2000);
        practice.HasIndex(p => new { p.Status, p.Promotion });
        practice.HasIndex(p => new { p.Status, p.PublishedAt });
        practice.HasIndex(p => p.OwnerId);
        practice.HasIndex(p => new { p.Status, p.ReviewBy });
        practice.HasIndex(p => p.UpdatedAt);
        // The index in memory asks every few seconds whether the sum of versions changed.
        practice.HasIndex(p => p.Version);
        practice.HasMany(p => p.CoAuthors).WithOne().HasForeignKey(a => a.PracticeId).OnDelete(DeleteBehavior.Cascade);
        practice.Navigation(p => p.CoAuthors).HasField("coAuthors").AutoInclude();
    }
}
