using Hub.SharedKernel;
using Hub.SharedKernel.Territories;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hub.Cabinet.Mail;

/// <summary>
/// What a person wants of mails beyond the usual pace: the pace of single kinds of notices, and the clock. Kept with the person,
/// because whoever tells a notice has the person at hand; what was never chosen is null and follows the portal's custom.
/// </summary>
internal sealed class MailPreferences
{
    public const int UsualHour = 9;
    private const int KindsLength = 4000;

    private MailClock? clock;
    private Dictionary<string, MailPace>? byKind;

    /// <summary>Name of the time zone, e.g. <c>Europe/Kyiv</c>.</summary>
    public string? Zone { get; private set; }

    public int? Hour { get; private set; }

    public DayOfWeek? Day { get; private set; }

    public int? QuietFrom { get; private set; }

    public int? QuietUntil { get; private set; }

    /// <summary>Kinds with a pace of their own: <c>key=pace</c>, divided by spaces.</summary>
    public string? Kinds { get; private set; }

    /// <summary>A zone this machine no longer knows counts as Kyiv's.</summary>
    public MailClock Clock => clock ??= new(
        Zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : KyivTime.Zone,
        Hour ?? UsualHour, Day ?? DayOfWeek.Monday, QuietFrom, QuietUntil);

    public IReadOnlyDictionary<string, MailPace> ByKind => byKind ??= (Kinds ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=')).Where(pair => pair.Length == 2 && Enum.TryParse<MailPace>(pair[1], out _))
        .ToDictionary(pair => pair[0], pair => Enum.Parse<MailPace>(pair[1]), StringComparer.Ordinal);

    /// <summary>Sets the clock; quiet hours come in pairs, and the hour of digests must not lie in them.</summary>
    public void SetClock(string zone, int hour, DayOfWeek day, int? quietFrom, int? quietUntil)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            throw new RuleViolation("Wishes.ZoneUnknown", "Input.Zone");
        if (hour is < 0 or > 23)
            throw new RuleViolation("Wishes.HourWrong", "Input.Hour");
        if (quietFrom is < 0 or > 23 || quietUntil is < 0 or > 23 || quietFrom is null != quietUntil is null)
            throw new RuleViolation("Wishes.QuietHalf", quietFrom is null ? "Input.QuietFrom" : "Input.QuietUntil");
        if (quietFrom is not null && quietFrom == quietUntil)
            throw new RuleViolation("Wishes.QuietAlways", "Input.QuietUntil");
        if (MailSchedule.IsWithin(hour, quietFrom, quietUntil))
            throw new RuleViolation("Wishes.HourIsQuiet", "Input.Hour");
        (Zone, Hour, Day, QuietFrom, QuietUntil, clock) = (zone, hour, day, quietFrom, quietUntil, null);
    }

    /// <summary>Sets the paces of single kinds; kinds that are not named go at the usual pace.</summary>
    public void SetKinds(IEnumerable<KeyValuePair<string, MailPace>> paces)
    {
        var text = string.Join(' ', paces.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        if (text.Length > KindsLength)
            throw new RuleViolation("Wishes.TooMany");
        (Kinds, byKind) = (text.Length == 0 ? null : text, null);
    }

    public static void Map<TOwner>(OwnedNavigationBuilder<TOwner, MailPreferences> preferences) where TOwner : class
    {
        preferences.Property(p => p.Zone).HasMaxLength(60);
        preferences.Property(p => p.Kinds).HasMaxLength(KindsLength);
        preferences.Ignore(p => p.Clock);
        preferences.Ignore(p => p.ByKind);
    }
}
