using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Contest.Jury;

/// <summary>
/// A mail to an invited person without an account, who gets no notices. The link's secret is made when the mail is sent and stands nowhere else,
/// so the row holds none.
/// </summary>
internal sealed class JuryLetter
{
    public const int MostAttempts = 6;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid JurorId { get; init; }

    /// <summary>Whether it reminds of an invitation sent before.</summary>
    public bool IsReminder { get; init; }
    public DateTimeOffset DueAt { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When it was given up; the organisers see it.</summary>
    public DateTimeOffset? GaveUpAt { get; private set; }

    public static JuryLetter To(Guid juror, bool reminder, DateTimeOffset now) => new() { JurorId = juror, IsReminder = reminder, DueAt = now };

    public void Sent(DateTimeOffset now) => SentAt = now;

    /// <summary>It was not taken over: tried again after 1, 4, 16 … minutes, unless that is useless.</summary>
    public void Failed(bool isPermanent, DateTimeOffset now)
    {
        if (isPermanent || ++Attempts >= MostAttempts)
            GaveUpAt = now;
        else
            DueAt = now.AddMinutes(Math.Pow(4, Attempts - 1));
    }

    /// <summary>The invitation was answered or is over.</summary>
    public void Drop(DateTimeOffset now) => GaveUpAt = now;
}

internal sealed class JuryLetterMapping : IEntityTypeConfiguration<JuryLetter>
{
    public void Configure(EntityTypeBuilder<JuryLetter> letter)
    {
        letter.ToTable("JuryLetters");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.HasOne<Juror>().WithMany().HasForeignKey(l => l.JurorId).OnDelete(DeleteBehavior.Cascade);
        letter.HasIndex(l => new { l.SentAt, l.GaveUpAt, l.DueAt });
    }
}
