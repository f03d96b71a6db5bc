using FsCheck;
using FsCheck.Fluent;
using Hub.Discovery.Updates;
using Hub.SharedKernel.Territories;

namespace Hub.Discovery.Tests.Updates;

/// <summary>When mails of a pace are due, by Kyiv's days, over changes of the clock and ends of months.</summary>
internal sealed class UpdateScheduleTests
{
    private static readonly DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase(UpdatePace.Daily, "2026-10-05T20:49:59Z", "2026-10-04T20:50:00Z")]
    [TestCase(UpdatePace.Daily, "2026-10-05T20:50:00Z", "2026-10-05T20:50:00Z")]
    [TestCase(UpdatePace.Daily, "2026-10-26T06:30:00Z", "2026-10-25T21:50:00Z", TestName = "The clock was put back in between")]
    [TestCase(UpdatePace.Weekly, "2026-10-04T20:49:00Z", "2026-09-27T20:50:00Z", TestName = "A Sunday before ten to midnight belongs to its week")]
    [TestCase(UpdatePace.Weekly, "2026-10-11T20:00:00Z", "2026-10-04T20:50:00Z", TestName = "A Sunday night")]
    [TestCase(UpdatePace.Monthly, "2026-02-28T21:49:00Z", "2026-01-31T21:50:00Z", TestName = "The last of a month before ten to midnight belongs to its month")]
    [TestCase(UpdatePace.Monthly, "2026-12-31T22:30:00Z", "2026-12-31T21:50:00Z", TestName = "New year in Kyiv")]
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
            if (last > now || now - last >= TimeSpan.FromHours(longest) || kyiv.TimeOfDay != TimeSpan.FromDays(1) - UpdateSchedule.Ahead || UpdateSchedule.LastMoment(pace, last) != last)
                throw new InvalidOperationException($"{pace} at {now:O}: {last:O}");
        }
        return true;
    });

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
