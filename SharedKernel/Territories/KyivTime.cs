using System.Globalization;

namespace Hub.SharedKernel.Territories;

/// <summary>Time as people in Ukraine live it (Europe/Kyiv); moments are stored in UTC.</summary>
public static class KyivTime
{
    private static readonly string[] MonthsUk =
        ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"];

    private static readonly string[] MonthsEn =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The time zone Europe/Kyiv.</summary>
    public static TimeZoneInfo Zone { get; } = FindZone();

    /// <summary>The moment with the clock of Kyiv.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateTimeOffset ToKyiv(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The day it is in Kyiv at a moment.</summary>
    /// <param name="moment">Any moment.</param>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(ToKyiv(moment).DateTime);

    /// <summary>The first moment of a day in Kyiv, in UTC.</summary>
    /// <param name="day">A day in Kyiv.</param>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>The moment a day in Kyiv is over, in UTC: what happens before it is in time, what happens at it is late.</summary>
    /// <param name="day">A day in Kyiv.</param>
    public static DateTimeOffset EndOf(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue);

    /// <summary>Whether a deadline that falls on a day has passed: the whole day still counts.</summary>
    /// <param name="deadline">The last day, in Kyiv.</param>
    /// <param name="now">The present moment.</param>
    public static bool IsPast(DateOnly deadline, DateTimeOffset now) => now >= EndOf(deadline);

    /// <summary>The moment of a day and clock in Kyiv, in UTC. A clock skipped by summer time is taken an hour later, a repeated one the first time.</summary>
    /// <param name="day">A day in Kyiv.</param>
    /// <param name="clock">Hours and minutes in Kyiv.</param>
    public static DateTimeOffset At(DateOnly day, TimeOnly clock)
    {
        var local = day.ToDateTime(clock);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>A day for people: «3 жовтня 2026 року», "3 October 2026".</summary>
    /// <param name="day">The day.</param>
    /// <param name="culture">The reader's language; Ukrainian unless English.</param>
    public static string Date(DateOnly day, CultureInfo culture) => culture.TwoLetterISOLanguageName == "en"
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} {MonthsEn[day.Month - 1]} {day.Year}")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day} {MonthsUk[day.Month - 1]} {day.Year} року");

    /// <summary>The day of a moment in Kyiv, for people.</summary>
    /// <param name="moment">Any moment.</param>
    /// <param name="culture">The reader's language.</param>
    public static string Date(DateTimeOffset moment, CultureInfo culture) => Date(DateOf(moment), culture);

    /// <summary>Day and clock in Kyiv, for people: «3 жовтня 2026 року, 14:05», "3 October 2026, 14:05".</summary>
    /// <param name="moment">Any moment.</param>
    /// <param name="culture">The reader's language.</param>
    public static string DateAndTime(DateTimeOffset moment, CultureInfo culture) =>
        Date(moment, culture) + ToKyiv(moment).ToString(", HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A day for narrow places: «03.10.2026», "3 Oct 2026".</summary>
    /// <param name="day">The day.</param>
    /// <param name="culture">The reader's language.</param>
    public static string ShortDate(DateOnly day, CultureInfo culture) =>
        day.ToString(culture.TwoLetterISOLanguageName == "en" ? "d MMM yyyy" : "dd.MM.yyyy", CultureInfo.InvariantCulture);

    // Machines with time zone data older than 2022 know the zone by its former name only.
    private static TimeZoneInfo FindZone() =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Kyiv", out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("Europe/Kiev");
}
