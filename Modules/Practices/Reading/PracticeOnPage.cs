using Hub.Practices.Checks;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Practices.Reading;

/// <summary>A practice with one of its versions, as its page shows it.</summary>
internal sealed record PracticeOnPage
{
    public required Guid Id { get; init; }
    public required string Slug { get; init; }
    public required PracticeStatus Status { get; init; }
    /// <summary>The owner and those invited to write with them.</summary>
    public required IReadOnlyList<Guid> Authors { get; init; }
    public required string? OrganisationCode { get; init; }
    public required int Yes { get; init; }
    public required int Partly { get; init; }
    public required int No { get; init; }
    public required int Replications { get; init; }
    public required string Grade { get; init; }
    public required bool IsDemonstration { get; init; }
    public required bool IsAwarded { get; init; }
    /// <summary>Whether somebody stands behind it; who, is asked only then.</summary>
    public required bool IsEndorsed { get; init; }
    /// <summary>Whether its authors confirmed since the publication that it still works.</summary>
    public required bool IsConfirmed { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }
    public required int PublishedNumber { get; init; }
    public required Guid VersionId { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset? VersionPublishedAt { get; init; }
    public required PracticeContent Content { get; init; }

    public required Place Place { get; init; }

    public int Answers => Yes + Partly + No;

    public WilsonInterval Interval => Wilson.Interval(Yes, Answers);

    public EvidenceGrade Evidence => EvidenceGrade.Of(Content);

    public bool IsNewest => Number == PublishedNumber;

    public string Path => "/practices/" + Slug;
}

/// <summary>What stays at the address of a withdrawn practice.</summary>
internal sealed record Tombstone(string TitleUk, string? TitleEn, string Reason, DateTimeOffset At);

/// <summary>What stands beside the text.</summary>
internal sealed record BesidePractice(IReadOnlyList<FileOnPage> Files, IReadOnlyList<AwardOnPage> Awards, IReadOnlyList<VersionOnPage> Versions)
{
    public static readonly BesidePractice Nothing = new([], [], []);
}

internal sealed record FileOnPage(Guid Id, Guid VersionId, string Name, string ContentType, long Bytes, int? Width, int? Height, string AltUk, string? AltEn)
{
    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);
}

internal sealed record AwardOnPage(int Year, string NominationUk, string? NominationEn, int? Place);

internal sealed record VersionOnPage(int Number, DateTimeOffset? PublishedAt, string ChangesUk, string? ChangesEn, string? Grade);

/// <summary>Reads what the page of a practice shows, in two questions.</summary>
internal sealed class PracticePages(PracticesDb db)
{
    /// <summary>The practice with the version asked for, or the newest; null when there is none readers may see.</summary>
    public async Task<(PracticeOnPage? Practice, Tombstone? Tombstone)> Run(string slug, int? number, CancellationToken cancel)
    {
        var found = await (
            from practice in db.Practices
            join version in db.Versions on practice.Id equals version.PracticeId
            where practice.Slug == slug && practice.PublishedAt != null
                && (version.State == VersionState.Published || version.State == VersionState.Superseded)
                && (number == null ? version.Id == practice.PublishedVersionId : version.Number == number)
            select new
            {
                Practice = practice,
                version.Id,
                version.Number,
                version.DecidedAt,
                version.Content,
                IsEndorsed = db.Endorsements.Any(e => e.PracticeId == practice.Id && e.RevokedAt == null),
            }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
            return (null, null);
        return found.Practice.IsReadable
            ? (Shown(found.Practice, found.Id, found.Number, found.DecidedAt, found.Content, found.IsEndorsed), null)
            : (null, new(found.Practice.TitleUk, found.Practice.TitleEn, found.Practice.WithdrawnReason ?? "", found.Practice.WithdrawnAt ?? found.Practice.CreatedAt));
    }

    /// <summary>Files of the version, awards and all versions.</summary>
    public async Task<BesidePractice> Beside(PracticeOnPage practice, CancellationToken cancel)
    {
        var found = await db.Practices.AsNoTracking().Where(p => p.Id == practice.Id).Select(p => new
        {
            Files = db.Files.Where(f => f.PracticeId == p.Id && f.VersionId == practice.VersionId).OrderBy(f => f.AddedAt).ThenBy(f => f.Id)
                .Select(f => new FileOnPage(f.Id, f.VersionId, f.Name, f.ContentType, f.Bytes, f.Width, f.Height, f.AltUk, f.AltEn)).ToList(),
            Awards = db.Awards.Where(a => a.PracticeId == p.Id && a.WithdrawnAt == null).OrderByDescending(a => a.Year)
                .Select(a => new AwardOnPage(a.Year, a.NominationUk, a.NominationEn, a.Place)).ToList(),
            Versions = db.Versions.Where(v => v.PracticeId == p.Id && (v.State == VersionState.Published || v.State == VersionState.Superseded))
                .OrderByDescending(v => v.Number).Select(v => new VersionOnPage(v.Number, v.DecidedAt, v.ChangesUk, v.ChangesEn, v.Grade)).ToList(),
        }).SingleOrDefaultAsync(cancel);
        return found is null ? BesidePractice.Nothing : new(found.Files, found.Awards, found.Versions);
    }

    private static PracticeOnPage Shown(Practice practice, Guid version, int number, DateTimeOffset? decided, string content, bool endorsed) => new()
    {
        Id = practice.Id,
        Slug = practice.Slug!,
        Status = practice.Status,
        Authors = [practice.OwnerId, .. practice.CoAuthors.Select(a => a.PersonId)],
        OrganisationCode = practice.OrganisationCode,
        Place = practice.Place,
        Yes = practice.Yes,
        Partly = practice.Partly,
        No = practice.No,
        Replications = practice.Replications,
        Grade = practice.Grade,
        IsDemonstration = practice.IsDemonstration,
        IsAwarded = practice.IsAwarded,
        IsEndorsed = endorsed,
        IsConfirmed = practice.ConfirmedAt is not null && practice.ConfirmedAt != practice.PublishedAt,
        PublishedAt = practice.PublishedAt!.Value,
        UpdatedAt = practice.UpdatedAt!.Value,
        ConfirmedAt = practice.ConfirmedAt ?? practice.PublishedAt.Value,
        PublishedNumber = practice.PublishedNumber,
        VersionId = version,
        Number = number,
        VersionPublishedAt = decided,
        Content = PracticeContent.FromJson(content),
    };
}
