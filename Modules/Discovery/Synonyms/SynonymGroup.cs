using Hub.SharedKernel;
using Hub.SharedKernel.Data;
using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Discovery.Synonyms;

/// <summary>Words and phrases that mean the same: whoever asks for one is shown all of them.</summary>
internal sealed class SynonymGroup : IVersioned
{
    public const int LongestMember = 120;
    public const int MostMembers = 20;

    private SynonymGroup() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>As the administrator wrote them, one a line.</summary>
    public string Members { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }
    public int Version { get; set; }

    public IReadOnlyList<string> All => Members.Split('\n');

    public static SynonymGroup Write(string? members, DateTimeOffset now)
    {
        var group = new SynonymGroup { Version = 1 };
        group.Rewrite(members, now);
        return group;
    }

    public void Rewrite(string? members, DateTimeOffset now)
    {
        var all = (members ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(m => Words.Tokens(m).Any()).DistinctBy(Words.Normalise).ToList();
        if (all.Count < 2)
            throw new RuleViolation("Synonym.TwoNeeded", "Members");
        if (all.Count > MostMembers)
            throw new RuleViolation("Synonym.TooMany", "Members", MostMembers);
        if (all.Find(m => m.Length > LongestMember) is { } longest)
            throw new RuleViolation("Synonym.TooLong", "Members", longest[..40] + "…", LongestMember);
        (Members, ChangedAt) = (string.Join('\n', all), now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SynonymGroup>
    {
        public void Configure(EntityTypeBuilder<SynonymGroup> group)
        {
            group.ToTable("Synonyms");
            group.Property(g => g.Id).ValueGeneratedNever();
            group.Property(g => g.Members).HasMaxLength(MostMembers * (LongestMember + 1));
        }
    }
}
