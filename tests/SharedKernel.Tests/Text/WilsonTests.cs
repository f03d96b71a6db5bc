using Hub.SharedKernel.Text;

namespace Hub.SharedKernel.Tests.Text;

internal sealed class WilsonTests
{
    // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [TestCase(81, 263, 0.2553, 0.3662)]
    [TestCase(15, 148, 0.0624, 0.1605)]
    [TestCase(0, 20, 0.0000, 0.1611)]
    [TestCase(1, 29, 0.0061, 0.1718)]
    public void Bounds_are_the_published_ones(int successes, int total, double low, double high)
    {
        var interval = Wilson.Interval(successes, total);

        Assert.Multiple(() =>
        {
            Assert.That(interval.Low, Is.EqualTo(low).Within(0.00005));
            Assert.That(interval.High, Is.EqualTo(high).Within(0.00005));
        });
    }

    [Test]
    public void Without_answers_nothing_is_known()
    {
        var interval = Wilson.Interval(0, 0);

        Assert.Multiple(() =>
        {
            Assert.That(interval.Share, Is.Null);
            Assert.That((interval.Low, interval.High), Is.EqualTo((0.0, 1.0)));
        });
    }

    [TestCase(-1, 5)]
    [TestCase(6, 5)]
    [TestCase(0, -1)]
    public void Impossible_counts_are_refused(int successes, int total) =>
        Assert.That(() => Wilson.Interval(successes, total), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Property(MaxTest = 1000)]
    public bool The_share_lies_in_its_interval_and_failures_mirror_successes(ushort a, ushort b)
    {
        var total = Math.Max(a, b) + 1;
        var interval = Wilson.Interval(Math.Min(a, b), total);
        var mirrored = Wilson.Interval(total - Math.Min(a, b), total);
        return 0 <= interval.Low && interval.Low <= interval.Share && interval.Share <= interval.High && interval.High <= 1
            && Math.Abs(interval.Low - (1 - mirrored.High)) < 1e-12;
    }
}
