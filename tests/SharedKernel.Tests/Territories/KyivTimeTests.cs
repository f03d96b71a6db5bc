using System.Globalization;
using Hub.SharedKernel.Territories;

namespace Hub.SharedKernel.Tests.Territories;

internal sealed class KyivTimeTests
{
    private static readonly CultureInfo Uk = CultureInfo.GetCultureInfo("uk-UA");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en");

    [Test]
    public void The_day_ends_at_midnight_of_Kyiv_in_winter_and_summer() => Assert.Multiple(() =>
    {
        Assert.That(KyivTime.EndOf(new DateOnly(2026, 1, 15)), Is.EqualTo(new DateTimeOffset(2026, 1, 15, 22, 0, 0, TimeSpan.Zero)));
        Assert.That(KyivTime.EndOf(new DateOnly(2026, 7, 15)), Is.EqualTo(new DateTimeOffset(2026, 7, 15, 21, 0, 0, TimeSpan.Zero)));
        Assert.That(KyivTime.EndOf(new DateOnly(2026, 7, 15)).Offset, Is.EqualTo(TimeSpan.Zero));
    });

    [Test]
    public void A_deadline_lasts_its_whole_day()
    {
        var deadline = new DateOnly(2026, 10, 3);

        Assert.Multiple(() =>
        {
            Assert.That(KyivTime.IsPast(deadline, new DateTimeOffset(2026, 10, 3, 20, 59, 59, TimeSpan.Zero)), Is.False);
            Assert.That(KyivTime.IsPast(deadline, new DateTimeOffset(2026, 10, 3, 21, 0, 0, TimeSpan.Zero)), Is.True);
        });
    }

    [Test]
    public void Late_evening_in_UTC_is_the_next_day_in_Kyiv() =>
        Assert.That(KyivTime.DateOf(new DateTimeOffset(2026, 10, 3, 22, 30, 0, TimeSpan.Zero)), Is.EqualTo(new DateOnly(2026, 10, 4)));

    [Test]
    public void The_days_of_clock_changes_have_23_and_25_hours() => Assert.Multiple(() =>
    {
        Assert.That(Hours(new DateOnly(2026, 3, 29)), Is.EqualTo(23));
        Assert.That(Hours(new DateOnly(2026, 10, 25)), Is.EqualTo(25));
    });

    [Test]
    public void Skipped_and_repeated_clocks_are_settled() => Assert.Multiple(() =>
    {
        Assert.That(KyivTime.At(new DateOnly(2026, 3, 29), new TimeOnly(3, 30)), Is.EqualTo(new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero)));
        Assert.That(KyivTime.At(new DateOnly(2026, 10, 25), new TimeOnly(3, 30)), Is.EqualTo(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero)));
    });

    [Test]
    public void Dates_are_written_for_people() => Assert.Multiple(() =>
    {
        var moment = new DateTimeOffset(2026, 10, 3, 11, 5, 0, TimeSpan.Zero);
        Assert.That(KyivTime.Date(moment, Uk), Is.EqualTo("3 жовтня 2026 року"));
        Assert.That(KyivTime.Date(moment, En), Is.EqualTo("3 October 2026"));
        Assert.That(KyivTime.DateAndTime(moment, Uk), Is.EqualTo("3 жовтня 2026 року, 14:05"));
        Assert.That(KyivTime.DateAndTime(moment, En), Is.EqualTo("3 October 2026, 14:05"));
        Assert.That(KyivTime.ShortDate(KyivTime.DateOf(moment), Uk), Is.EqualTo("03.10.2026"));
        Assert.That(KyivTime.ShortDate(KyivTime.DateOf(moment), En), Is.EqualTo("3 Oct 2026"));
    });

    [Property]
    public bool Every_moment_lies_in_its_day(uint minutes)
    {
        var moment = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes % 52_000_000);
        var day = KyivTime.DateOf(moment);
        return KyivTime.StartOf(day) <= moment && moment < KyivTime.EndOf(day);
    }

    private static double Hours(DateOnly day) => (KyivTime.EndOf(day) - KyivTime.StartOf(day)).TotalHours;
}
