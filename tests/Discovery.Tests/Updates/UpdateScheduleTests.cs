using FsCheck;
using FsCheck.Fluent;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Territories;

namespace Hub.Discovery.Tests.Updates;

/// <summary>When mails of a pace are due, by Kyiv's clock, over changes of the clock and ends of months.</summary>
internal sealed class UpdateScheduleTests
{
    private static readonly DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase(UpdatePace.Daily, "2026-10-05T05:59:59Z", "2026-10-04T06:00:00Z")]
    [TestCase(UpdatePace.Daily, "2026-10-05T06:00:00Z", "2026-10-05T06:00:00Z")]
    [TestCase(UpdatePace.Daily, "2026-10-26T06:30:00Z", "2026-10-25T07:00:00Z", TestName = "The clock was put back in between")]
    [TestCase(UpdatePace.Weekly, "2026-10-05T05:00:00Z", "2026-09-28T06:00:00Z", TestName = "A Monday before nine belongs to the week before")]
    [TestCase(UpdatePace.Weekly, "2026-10-11T20:00:00Z", "2026-10-05T06:00:00Z", TestName = "A Sunday night")]
    [TestCase(UpdatePace.Monthly, "2026-03-01T06:59:00Z", "2026-02-01T07:00:00Z", TestName = "The first of a month before nine belongs to the month before")]
    [TestCase(UpdatePace.Monthly, "2026-12-31T22:30:00Z", "2026-12-01T07:00:00Z", TestName = "New year in Kyiv, before nine")]
    public void The_last_moment_is(UpdatePace pace, string now, string expected) =>
        Assert.That(UpdateSchedule.LastMoment(pace, At(now)), Is.EqualTo(At(expected)));

    [Property(MaxTest = 5000)]
    public FsCheck.Property Moments_of_a_pace_come_one_after_another_and_never_late() => Prop.ForAll(Arb.From(Gen.Choose(0, 3 * 366 * 24 * 60)), minutes =>
    {
        var now = start.AddMinutes(minutes);
        foreach (var (pace, longest) in new[] { (UpdatePace.Daily, 25), (UpdatePace.Weekly, 7 * 24 + 1), (UpdatePace.Monthly, 31 * 24 + 1) })
        {
            var last = UpdateSchedule.LastMoment(pace, now);
            var kyiv = KyivTime.ToKyiv(last);
            if (last > now || now - last >= TimeSpan.FromHours(longest) || kyiv.TimeOfDay != TimeSpan.FromHours(9) || UpdateSchedule.LastMoment(pace, last) != last)
                throw new InvalidOperationException($"{pace} at {now:O}: {last:O}");
        }
        return true;
    });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
