using Hub.SharedKernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Discovery.Asked;

/// <summary>
/// What people ask for and how often: nothing of who asks, and no words that look like somebody's address, telephone or number.
/// </summary>
internal sealed class AskedWords
{
    public const int Longest = 100;

    /// <summary>Rarer words are shown to nobody: they may be a name somebody looked for once.</summary>
    public const int ShownFrom = 3;

    /// <summary>Words asked rarely are forgotten after this.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Normalised words.</summary>
    public string Words { get; init; } = "";

    public int Times { get; set; }

    /// <summary>How many items were found the last time.</summary>
    public int Found { get; set; }

    /// <summary>The day they were last asked for, without the hour.</summary>
    public DateTimeOffset LastOn { get; set; }

    /// <summary>The words as they are kept; null when they must not be.</summary>
    public static string? Keepable(string words)
    {
        if (words.Length is 0 or > Longest || words.Contains('@', StringComparison.Ordinal) || words.Count(char.IsDigit) > 5)
            return null;
        var normal = string.Join(' ', SharedKernel.Text.Words.Tokens(words));
        return normal.Length is 0 or > Longest ? null : normal;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AskedWords>
    {
        public void Configure(EntityTypeBuilder<AskedWords> asked)
        {
            asked.ToTable("Asked");
            asked.HasKey(a => a.Words);
            asked.Property(a => a.Words).HasMaxLength(Longest);
            asked.HasIndex(a => new { a.Found, a.Times });
            asked.HasIndex(a => a.Times);
            asked.HasIndex(a => a.LastOn);
        }
    }
}
