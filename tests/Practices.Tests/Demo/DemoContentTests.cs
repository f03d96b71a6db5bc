using Hub.Practices.Checks;
using Hub.Practices.Demo;

namespace Hub.Practices.Tests.Demo;

public sealed class DemoContentTests
{
    private static readonly IReadOnlyList<DemoPractice> all = DemoPractice.All();

    [Test]
    public void There_are_54_practices_and_46_of_them_are_readable()
    {
        Assert.That(all.Select(p => p.Number), Is.EqualTo(Enumerable.Range(1, 54)));
        Assert.That(all.Count(p => p.Status is "Published" or "Outdated"), Is.EqualTo(46));
        Assert.That(all.Select(p => p.Slug).Distinct().Count(), Is.EqualTo(54));
    }

    [Test]
    public void All_groups_and_at_least_twelve_regions_and_every_state_are_there()
    {
        Assert.That(all.Select(p => p.Group).Distinct().Order(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
        Assert.That(all.Select(p => p.Region).OfType<string>().Distinct().Count(), Is.GreaterThanOrEqualTo(12));
        Assert.That(all.Select(p => p.Status).Distinct(),
            Is.EquivalentTo(new[] { "Published", "Outdated", "Draft", "Submitted", "Returned", "UnderReview", "Withdrawn", "Rejected" }));
    }

    [TestCaseSource(nameof(Judged))]
    public void What_was_submitted_or_published_passes_the_checks(int number)
    {
        foreach (var (content, _) in DemoContent.Versions(all[number - 1]))
            Assert.That(PracticeChecks.Run(content, new CheckContext([], [], [])).Blocking.Select(f => $"{f.Field} {f.Key}"), Is.Empty);
    }

    // A draft may be incomplete.
    private static IEnumerable<int> Judged() => all.Where(demo => demo.Status != "Draft").Select(demo => demo.Number);

    [Test]
    public void An_older_version_lacks_what_the_newer_one_says_was_added()
    {
        var versions = DemoContent.Versions(all.First(p => p.Versions == 3));

        Assert.That(versions, Has.Count.EqualTo(3));
        Assert.That(versions.Skip(1).Select(v => v.Changes.Uk), Is.All.Not.Empty);
        Assert.That(versions.Select(v => v.Content.Results.Count + v.Content.Steps.Count), Is.Ordered.Ascending);
        Assert.That(versions.Select(v => v.Content.ToJson()).Distinct().Count(), Is.EqualTo(3));
    }
}
