using Hub.SharedKernel;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Announcements;

/// <summary>A system notice: what administrators tell everybody on every page of the portal, for a time.</summary>
internal sealed class Announcement
{
    public const int TextLength = 400;

    private Announcement() { }

    public Guid Id { get; private set; }

    public string TextUk { get; private set; } = "";

    public string? TextEn { get; private set; }

    public SystemNoticeLevel Level { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset Until { get; private set; }

    /// <summary>Whether readers see how long it still is until the end.</summary>
    public bool CountsDown { get; private set; }

    public Guid? WrittenById { get; private set; }

    public static Announcement Write(string? uk, string? en, SystemNoticeLevel level, DateTimeOffset from, DateTimeOffset until, bool countsDown, Guid? by, DateTimeOffset now)
    {
        var (textUk, textEn) = (Clean(uk), Clean(en));
        if (textUk.Length == 0)
            throw new RuleViolation("Announcement.TextMissing", "Input.TextUk");
        if (textUk.Length > TextLength || textEn.Length > TextLength)
            throw new RuleViolation("Announcement.TextTooLong", textUk.Length > TextLength ? "Input.TextUk" : "Input.TextEn", TextLength);
        if (until <= from || until <= now)
            throw new RuleViolation("Announcement.EndsBeforeItBegins", "Input.UntilDay");
        return new()
        {
            Id = Guid.CreateVersion7(now),
            TextUk = textUk,
            TextEn = textEn.Length > 0 ? textEn : null,
            Level = level,
            From = from,
            Until = until,
            CountsDown = countsDown,
            WrittenById = by,
        };
    }

    /// <summary>Is shown no longer; one that was never shown ends before it began.</summary>
    public void End(DateTimeOffset now)
    {
        if (Until <= now)
            throw new RuleViolation("Announcement.Over");
        (From, Until) = (From < now ? From : now, now);
    }

    public SystemNotice AsNotice() => new(new Bilingual(TextUk, TextEn), Level, CountsDown ? Until : null);

    private static string Clean(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class Mapping : IEntityTypeConfiguration<Announcement>
    {
        public void Configure(EntityTypeBuilder<Announcement> announcement)
        {
            announcement.ToTable("Announcements");
            announcement.Property(a => a.Id).ValueGeneratedNever();
            announcement.Property(a => a.TextUk).HasMaxLength(TextLength);
            announcement.Property(a => a.TextEn).HasMaxLength(TextLength);
            announcement.Property(a => a.Until).IsConcurrencyToken();
            announcement.HasIndex(a => a.Until);
        }
    }
}
