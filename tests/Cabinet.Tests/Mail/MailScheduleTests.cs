using FsCheck;
using FsCheck.Fluent;
using Hub.Cabinet.Mail;
using Hub.SharedKernel.Territories;

namespace Hub.Cabinet.Tests.Mail;

/// <summary>When a notice becomes a mail, on the person's own clock.</summary>
public sealed class MailScheduleTests
{
    private static readonly string[] Zones = ["Europe/Kyiv", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo"];

    [Test]
    public void A_notice_at_once_in_the_day_does_not_wait() =>
        Assert.That(Due("2026-06-10T12:00Z", MailPace.AtOnce, quiet: (22, 7)), Is.EqualTo("2026-06-10T12:00Z"));

    [Test]
    public void A_notice_at_once_in_the_night_waits_for_the_morning() =>
        Assert.That(Due("2026-06-10T21:30Z", MailPace.AtOnce, quiet: (22, 7)), Is.EqualTo("2026-06-11T04:00Z"), "00:30 in Kyiv, quiet until 7:00");

    [TestCase("2026-06-10T05:59Z", "2026-06-10T06:00Z", TestName = "before the hour: today")]
    [TestCase("2026-06-10T06:00Z", "2026-06-11T06:00Z", TestName = "at the hour: tomorrow")]
    [TestCase("2026-10-24T12:00Z", "2026-10-25T07:00Z", TestName = "the clock goes back: nine o'clock is an hour later in UTC")]
    [TestCase("2026-03-28T12:00Z", "2026-03-29T06:00Z", TestName = "the clock goes forward: nine o'clock is an hour earlier in UTC")]
    public void A_daily_mail_goes_at_nine_in_Kyiv(string told, string due) => Assert.That(Due(told, MailPace.Daily), Is.EqualTo(due));

    [Test]
    public void A_weekly_mail_goes_on_its_day() =>
        Assert.That(Due("2026-06-10T12:00Z", MailPace.Weekly, day: DayOfWeek.Monday), Is.EqualTo("2026-06-15T06:00Z"));

    [Test]
    public void An_hour_the_clock_leaves_out_becomes_the_next_there_is() =>
        Assert.That(Due("2026-03-28T12:00Z", MailPace.Daily, hour: 3), Is.EqualTo("2026-03-29T01:00Z"), "3:00 is 4:00 on that day");

    [Test]
    public void An_hour_the_clock_shows_twice_brings_one_mail()
    {
        var first = Due("2026-10-24T12:00Z", MailPace.Daily, hour: 3);
        Assert.That((first, Due(first, MailPace.Daily, hour: 3)), Is.EqualTo(("2026-10-25T00:00Z", "2026-10-26T01:00Z")));
    }

    [Test]
    public void Quiet_that_ends_in_an_hour_left_out_ends_all_the_same() =>
        Assert.That(Due("2026-03-29T00:10Z", MailPace.AtOnce, quiet: (22, 3)), Is.EqualTo("2026-03-29T01:00Z"));

    [Test]
    public void Never_is_never() => Assert.That(MailSchedule.Due(DateTimeOffset.UtcNow, MailPace.Never, Clock()), Is.Null);

    [FsCheck.NUnit.Property(MaxTest = 10_000)]
    public FsCheck.Property A_mail_is_never_before_its_notice_never_in_quiet_hours_and_within_the_week() =>
        Prop.ForAll(Arb.From(Cases()), c =>
        {
            var due = MailSchedule.Due(c.Told, c.Pace, c.Clock);
            if (c.Pace == MailPace.Never)
                return due is null;
            var longest = c.Pace == MailPace.AtOnce ? TimeSpan.FromHours(25) : c.Pace == MailPace.Daily ? TimeSpan.FromHours(50) : TimeSpan.FromDays(9);
            return due >= c.Told && due <= c.Told + longest && !MailSchedule.IsQuiet(due.Value, c.Clock)
                && (c.Pace == MailPace.AtOnce || MailSchedule.IsWithin(c.Clock.Hour, c.Clock.QuietFrom, c.Clock.QuietUntil) || HourFits(due.Value, c.Clock));
        });

    [FsCheck.NUnit.Property(MaxTest = 10_000)]
    public FsCheck.Property Notices_told_one_after_another_are_due_in_that_order_and_a_day_has_one_daily_mail() =>
        Prop.ForAll(Arb.From(Cases()), Arb.From(Gen.Choose(1, 3000)), (c, minutes) =>
        {
            var (first, second) = (MailSchedule.Due(c.Told, c.Pace, c.Clock), MailSchedule.Due(c.Told.AddMinutes(minutes), c.Pace, c.Clock));
            if (c.Pace == MailPace.Never)
                return true;
            return first <= second && (c.Pace != MailPace.Daily || first == second || Day(first!.Value, c.Clock) != Day(second!.Value, c.Clock));
        });

    private static DateOnly Day(DateTimeOffset moment, MailClock clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, clock.Zone).DateTime);

    // Where the clock leaves the hour out, the mail goes at the first one there is after it.
    private static bool HourFits(DateTimeOffset due, MailClock clock)
    {
        var local = TimeZoneInfo.ConvertTime(due, clock.Zone);
        return local.Hour == clock.Hour || clock.Zone.IsInvalidTime(local.Date.AddHours(clock.Hour));
    }

    internal static Gen<MailClock> Clocks() =>
        from zone in Gen.Elements(Zones)
        from hour in Gen.Choose(0, 23)
        from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from quiet in Gen.Choose(0, 2)
        from begin in Gen.Choose(0, 23)
        from length in Gen.Choose(1, 23)
        select quiet == 0 ? new MailClock(TimeZoneInfo.FindSystemTimeZoneById(zone), hour, day, null, null)
            : new MailClock(TimeZoneInfo.FindSystemTimeZoneById(zone), hour, day, begin, (begin + length) % 24);

    private static Gen<(DateTimeOffset Told, MailPace Pace, MailClock Clock)> Cases() =>
        from minutes in Gen.Choose(0, 2 * 366 * 24 * 60)
        from pace in Gen.Elements(Enum.GetValues<MailPace>())
        from clock in Clocks()
        select (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes), pace, clock);

    private static MailClock Clock() => new(KyivTime.Zone, 9, DayOfWeek.Monday, null, null);

    private static string Due(string told, MailPace pace, int hour = 9, DayOfWeek day = DayOfWeek.Monday, (int From, int Until)? quiet = null) =>
        MailSchedule.Due(DateTimeOffset.Parse(told, System.Globalization.CultureInfo.InvariantCulture), pace, new(KyivTime.Zone, hour, day, quiet?.From, quiet?.Until))!
            .Value.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
