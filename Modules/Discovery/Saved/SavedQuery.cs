using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Discovery.Searching;
using Hub.Discovery.Updates;
using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Discovery.Saved;

/// <summary>A search a person follows: kept under a name, mailed at a pace, read through a private feed.</summary>
internal sealed class SavedQuery : IVersioned
{
    public const int NameLength = 150;
    public const int QueryLength = 4000;

    /// <summary>More of one person are refused.</summary>
    public const int MostOfPerson = 50;

    private SavedQuery() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PersonId { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Words and filters, as <see cref="SearchQuery.ToString"/> writes them.</summary>
    public string Query { get; private init; } = "";

    /// <summary>Language in which it was saved and is mailed: <c>uk</c> or <c>en</c>.</summary>
    public string Language { get; private init; } = "uk";

    public UpdatePace Pace { get; private set; }

    /// <summary>Only what became readable after this change of the projection is new.</summary>
    public long Since { get; private set; }

    /// <summary>Since when nothing is gathered or mailed; null while it is followed.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>When something was last told because of it.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Secret of the address that ends its mails without signing in.</summary>
    public Guid StopKey { get; private init; } = Guid.NewGuid();

    /// <summary>SHA-256 of the private feed's token, in hexadecimal; null when there is no such feed.</summary>
    public string? FeedHash { get; private set; }

    public DateTimeOffset? FeedMadeAt { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public int Version { get; set; }

    public bool IsMailed => PausedAt is null && Pace != UpdatePace.Never;

    public static SavedQuery Save(Guid personId, SearchQuery query, string? name, UpdatePace pace, string language, long since, DateTimeOffset now)
    {
        if (Search.AsksNothing(query))
            throw new RuleViolation("Saved.AsksNothing");
        var text = Text(query);
        if (text.Length > QueryLength)
            throw new RuleViolation("Saved.TooLong");
        var saved = new SavedQuery { PersonId = personId, Query = text, Language = language == "en" ? "en" : "uk", Since = since, CreatedAt = now, Version = 1 };
        saved.Change(name, pace);
        return saved;
    }

    /// <summary>The order of a list is no part of what is followed.</summary>
    public static string Text(SearchQuery query) => (query with { Sort = default, CutFrom = 0 }).ToString();

    /// <summary>A name to begin with: the search in words, as far as a name may go.</summary>
    public static string NameOf(string words)
    {
        if (words.Length <= NameLength)
            return words;
        var end = char.IsHighSurrogate(words[NameLength - 2]) ? NameLength - 2 : NameLength - 1;
        return words[..end] + "…";
    }

    public void Change(string? name, UpdatePace pace)
    {
        var clean = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (clean == "")
            throw new RuleViolation("Saved.NameNeeded", "Input.Name");
        if (clean.Length > NameLength)
            throw new RuleViolation("Saved.NameTooLong", "Input.Name", NameLength);
        if (clean.EnumerateRunes().Any(r => r == Rune.ReplacementChar || Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned))
            throw new RuleViolation("Saved.NameStrange", "Input.Name");
        (Name, Pace) = (clean.Normal(), pace);
    }

    public void Pause(DateTimeOffset now) => PausedAt ??= now;

    /// <summary>Goes on with what becomes readable from now on.</summary>
    public void Resume(long since) => (PausedAt, Since) = (null, since);

    /// <summary>A new address of the private feed; the one before is gone.</summary>
    /// <returns>The token: shown once, kept only as a hash.</returns>
    public string MakeFeed(DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        (FeedHash, FeedMadeAt) = (Hash(token), now);
        return token;
    }

    public void RevokeFeed() => (FeedHash, FeedMadeAt) = (null, null);

    public static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal sealed class Mapping : IEntityTypeConfiguration<SavedQuery>
    {
        public void Configure(EntityTypeBuilder<SavedQuery> query)
        {
            query.ToTable("SavedQueries");
            query.Property(q => q.Id).ValueGeneratedNever();
            query.Property(q => q.Name).HasMaxLength(NameLength);
            query.Property(q => q.Query).HasMaxLength(QueryLength);
            query.Property(q => q.Language).HasMaxLength(2);
            query.Property(q => q.FeedHash).HasMaxLength(64);
            query.Ignore(q => q.IsMailed);
            query.HasIndex(q => new { q.PersonId, q.CreatedAt });
            query.HasIndex(q => q.StopKey).IsUnique();
            query.HasIndex(q => q.FeedHash).IsUnique().HasFilter("\"FeedHash\" IS NOT NULL");
        }
    }
}
