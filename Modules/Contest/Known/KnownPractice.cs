using System.Text.Encodings.Web;
using System.Text.Json;
using Hub.SharedKernel.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Known;

/// <summary>A practice of the depository as it was told last; from it an entry takes its frozen copy.</summary>
internal sealed class KnownPractice
{
    private KnownPractice() { }

    public Guid Id { get; private set; }
    public Guid VersionId { get; private set; }
    public int Number { get; private set; }
    public string Slug { get; private set; } = "";
    public string TitleUk { get; private set; } = "";
    public string? TitleEn { get; private set; }
    public string SummaryUk { get; private set; } = "";
    public string? SummaryEn { get; private set; }
    public Guid OwnerId { get; private set; }
    public string OrganisationCode { get; private set; } = "";
    public string OrganisationUk { get; private set; } = "";
    public string? OrganisationEn { get; private set; }

    /// <summary>КАТОТТГ code of the region; empty for the whole country.</summary>
    public string Region { get; private set; } = "";

    /// <summary>List of <see cref="PracticeSection"/> as JSON.</summary>
    public string SectionsJson { get; private set; } = "[]";

    /// <summary>Taken out of the depository; it never comes back.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<PracticeSection> Sections => JsonSerializer.Deserialize<IReadOnlyList<PracticeSection>>(SectionsJson, json)!;

    private readonly List<KnownPracticeAuthor> authors = [];

    /// <summary>Owner and co-authors.</summary>
    public IReadOnlyList<KnownPracticeAuthor> Authors => authors;

    public static KnownPractice New(Guid id) => new() { Id = id };

    /// <summary>Takes a telling, unless a newer version or the withdrawal is known.</summary>
    public void Hear(PracticePublished fact)
    {
        if (fact.VersionNumber < Number || WithdrawnAt is not null)
            return;
        (VersionId, Number, Slug, OwnerId) = (fact.VersionId, fact.VersionNumber, fact.Slug, fact.OwnerId);
        (TitleUk, TitleEn, OrganisationUk, OrganisationEn) = (fact.TitleUk, fact.TitleEn, fact.OrganisationUk, fact.OrganisationEn);
        (OrganisationCode, Region) = (fact.OrganisationCode ?? "", fact.Territory ?? "");
        (SummaryUk, SummaryEn) = (fact.SummaryUk ?? "", fact.SummaryEn);
        SectionsJson = JsonSerializer.Serialize(fact.Sections ?? [], json);
        var people = (fact.CoAuthorIds ?? []).Append(fact.OwnerId).Where(p => p != Guid.Empty).ToHashSet();
        authors.RemoveAll(a => !people.Contains(a.PersonId));
        authors.AddRange(people.Except(authors.Select(a => a.PersonId)).Select(p => new KnownPracticeAuthor { PracticeId = Id, PersonId = p }));
    }

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;

    public void Forget(Guid person) => authors.RemoveAll(a => a.PersonId == person);
}

/// <summary>Somebody who may enter the practice, and may never judge it.</summary>
internal sealed class KnownPracticeAuthor
{
    public Guid PracticeId { get; init; }
    public Guid PersonId { get; init; }
}

internal sealed class KnownPracticeMapping : IEntityTypeConfiguration<KnownPractice>, IEntityTypeConfiguration<KnownPracticeAuthor>
{
    public void Configure(EntityTypeBuilder<KnownPractice> practice)
    {
        practice.ToTable("KnownPractices");
        practice.Property(p => p.Id).ValueGeneratedNever();
        practice.Property(p => p.Slug).HasMaxLength(100);
        practice.Property(p => p.TitleUk).HasMaxLength(Entry.MostTitle);
        practice.Property(p => p.TitleEn).HasMaxLength(Entry.MostTitle);
        practice.Property(p => p.SummaryUk).HasMaxLength(Entry.MostSummary);
        practice.Property(p => p.SummaryEn).HasMaxLength(Entry.MostSummary);
        practice.Property(p => p.OrganisationCode).HasMaxLength(8);
        practice.Property(p => p.OrganisationUk).HasMaxLength(Entry.MostTitle);
        practice.Property(p => p.OrganisationEn).HasMaxLength(Entry.MostTitle);
        practice.Property(p => p.Region).HasMaxLength(19);
        practice.Property(p => p.SectionsJson).HasColumnName("Sections");
        practice.Ignore(p => p.Sections);
        practice.HasMany(p => p.Authors).WithOne().HasForeignKey(a => a.PracticeId).OnDelete(DeleteBehavior.Cascade);
        practice.Navigation(p => p.Authors).HasField("authors").AutoInclude();
    }

    public void Configure(EntityTypeBuilder<KnownPracticeAuthor> author)
    {
        author.ToTable("KnownPracticeAuthors");
        author.HasKey(a => new { a.PracticeId, a.PersonId });
        author.HasIndex(a => a.PersonId);
    }
}

internal static class PracticeCopies
{
    /// <summary>Puts what the practice says now into an entry; later versions of the practice do not reach it.</summary>
    public static void CopyTo(this KnownPractice practice, EntryContent content)
    {
        content.Title = new(practice.TitleUk, practice.TitleEn);
        content.Summary = new(practice.SummaryUk, practice.SummaryEn);
        content.Organisation = new(practice.OrganisationUk, practice.OrganisationEn);
        (content.OrganisationCode, content.Region) = (practice.OrganisationCode, practice.Region);
        content.Practice = practice.Sections;
    }
}
