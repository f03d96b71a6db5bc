using Hub.Practices.Replications;

namespace Hub.Practices.Tests.Replications;

internal sealed class FamilyTreeTests
{
    [Test]
    public void One_whose_teacher_is_not_shown_stands_beside_the_first()
    {
        var (first, orphan) = (Member(), Member(parent: Guid.NewGuid()));
        var child = Member(parent: first.Id);
        var tree = new FamilyTree([first, orphan, child]);

        Assert.That(tree.LearnedFrom(null), Is.EqualTo(new[] { first, orphan }));
        Assert.That(tree.LearnedFrom(first.Id), Is.EqualTo(new[] { child }));
        Assert.That(tree.LearnedFrom(child.Id), Is.Empty);
    }

    [TestCase(new int[0], null)]
    [TestCase(new[] { 7 }, 7.0)]
    [TestCase(new[] { 10, 1, 4 }, 4.0)]
    [TestCase(new[] { 10, 1, 4, 5 }, 4.5)]
    public void The_median_leaves_out_those_who_did_not_tell(int[] days, double? median)
    {
        var tree = new FamilyTree([Member(), .. days.Select(d => Member(days: d))]);

        Assert.That(tree.MedianDays, Is.EqualTo((decimal?)median));
        Assert.That(tree.MedianCost, Is.Null);
        Assert.That(tree.Compared, Has.Count.EqualTo(days.Length));
    }

    private static FamilyMember Member(Guid? parent = null, int? days = null) =>
        new(Guid.NewGuid(), parent, "Рада", null, Reading.Samples.Lviv, "", null, new DateOnly(2025, 1, 1), null, days, "", null, "Вийшло", null, []);
}
