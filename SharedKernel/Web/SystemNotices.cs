using System.Globalization;
using Hub.SharedKernel.Languages;
using Hub.SharedKernel.Text;
using Hub.SharedKernel.Web.Kit;
using Microsoft.Extensions.Localization;

namespace Hub.SharedKernel.Web;

/// <summary>How pressing a system notice is.</summary>
public enum SystemNoticeLevel
{
    /// <summary>Good to know.</summary>
    Info,
    /// <summary>Something will not work as usual.</summary>
    Warning,
    /// <summary>Something does not work now.</summary>
    Danger,
}

/// <summary>What the portal's administrators tell everybody on every page.</summary>
/// <param name="Text">The sentence in both languages.</param>
/// <param name="Level">How pressing it is.</param>
/// <param name="CountsDownTo">The moment the reader is counted down to (UTC); null for none.</param>
public sealed record SystemNotice(Bilingual Text, SystemNoticeLevel Level, DateTimeOffset? CountsDownTo);

/// <summary>Where the layout asks for the system notice; whatever module keeps it answers. Asked on every page, so it answers from memory.</summary>
public interface ISystemNotices
{
    /// <summary>The notice of a moment; null when there is none.</summary>
    /// <param name="now">The moment.</param>
    SystemNotice? At(DateTimeOffset now);

    /// <summary>When the answer will next be another one; null when nothing is foreseen. Pages kept for visitors are not kept longer.</summary>
    /// <param name="now">The present moment.</param>
    DateTimeOffset? ChangesAfter(DateTimeOffset now);
}

/// <summary>Stands in where no module keeps system notices.</summary>
internal sealed class NoSystemNotices : ISystemNotices
{
    public SystemNotice? At(DateTimeOffset now) => null;

    public DateTimeOffset? ChangesAfter(DateTimeOffset now) => null;
}

/// <summary>What is left until a moment, in words: «2 години 5 хвилин», "1 day 3 hours".</summary>
public static class Countdown
{
    /// <summary>Days and hours, hours and minutes, or minutes; a part of a minute counts as a whole one. Null once the moment is there.</summary>
    /// <param name="left">How long it still is.</param>
    /// <param name="kit">The kit's texts in the reader's language.</param>
    public static string? InWords(TimeSpan left, IStringLocalizer<KitTexts> kit)
    {
        if (left <= TimeSpan.Zero)
            return null;
        var minutes = (long)Math.Ceiling(left.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        IEnumerable<(string Unit, long Count)> parts = days > 0 ? [("Days", days), ("Hours", hours)] : [("Hours", hours), ("Minutes", rest)];
        return string.Join(' ', parts.Where(p => p.Count > 0).Select(p => kit.Count("Countdown." + p.Unit, p.Count)));
    }
}
