using System.Globalization;
using System.Text.Json;
using Hub.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Practices.Review;

/// <summary>What a private draft is for.</summary>
internal enum ReviewPurpose
{
    Return,
    Reject,
    Advice,
}

/// <summary>What an editor or an expert has typed and not sent yet. Nobody else sees it; it goes when it is sent or the version is decided.</summary>
internal sealed class ReviewDraft
{
    private const int MostWords = 150_000;

    public Guid Id { get; init; }
    public Guid VersionId { get; init; }
    public Guid PersonId { get; init; }
    public ReviewPurpose Purpose { get; init; }

    /// <summary>Texts by field, as JSON.</summary>
    public string Words { get; private set; } = "{}";
    public DateTimeOffset SavedAt { get; private set; }

    public void Keep(IReadOnlyDictionary<string, string> words, DateTimeOffset now)
    {
        if (words.Sum(w => (long)w.Key.Length + w.Value.Length) > MostWords)
            throw new RuleViolation("Review.DraftTooLong", null, MostWords);
        (Words, SavedAt) = (JsonSerializer.Serialize(words), now);
    }

    public Dictionary<string, string> Read() => JsonSerializer.Deserialize<Dictionary<string, string>>(Words)!;

    /// <summary>One for a person, version and purpose, found without a look-up; two windows at once keep one draft.</summary>
    public static Guid IdOf(Guid version, Guid person, ReviewPurpose purpose) =>
        PracticeFacts.TaskId(version, string.Create(CultureInfo.InvariantCulture, $"draft {purpose} {person:N} "));
}

internal static class ReviewDrafts
{
    public static async Task<Dictionary<string, string>> DraftWords(
        this PracticesDb db, Guid version, Guid person, ReviewPurpose purpose, CancellationToken cancel)
    {
        var id = ReviewDraft.IdOf(version, person, purpose);
        var draft = await db.ReviewDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancel);
        return draft?.Read() ?? [];
    }

    public static async Task Forget(this PracticesDb db, Guid version, Guid person, ReviewPurpose purpose, CancellationToken cancel)
    {
        var id = ReviewDraft.IdOf(version, person, purpose);
        if (await db.ReviewDrafts.SingleOrDefaultAsync(d => d.Id == id, cancel) is { } draft)
            db.ReviewDrafts.Remove(draft);
    }
}

internal sealed class ReviewDraftMapping : IEntityTypeConfiguration<ReviewDraft>
{
    public void Configure(EntityTypeBuilder<ReviewDraft> draft)
    {
        draft.ToTable("ReviewDrafts");
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.HasOne<PracticeVersion>().WithMany().HasForeignKey(d => d.VersionId).OnDelete(DeleteBehavior.Cascade);
    }
}
