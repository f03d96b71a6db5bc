using Hub.Practices.Review;
using static Hub.Practices.Tests.Review.ReviewStage;

namespace Hub.Practices.Tests.Review;

/// <summary>The editors' one queue.</summary>
public sealed class QueueTests
{
    [Test]
    public async Task Each_part_of_the_queue_holds_what_its_count_says()
    {
        await using var stage = await ReviewStage.Start();
        await stage.Submitted("Нова практика міста");
        var mine = await stage.Taken("Моя з експертом");
        await stage.Invited(mine, Expert);
        var returned = await stage.Taken("Повернута практика");
        await (await stage.As(Editor).Get($"/practices/review/return/{returned}")).Submit("main form", ("Reasons[Problem]", "Мало."));

        var counts = new Dictionary<QueueView, int>
        {
            [QueueView.All] = 2,
            [QueueView.New] = 1,
            [QueueView.Mine] = 1,
            [QueueView.Overdue] = 0,
            [QueueView.Experts] = 1,
            [QueueView.Returned] = 1,
            [QueueView.Removal] = 0,
        };
        foreach (var (view, count) in counts)
        {
            var queue = await stage.As(Editor).Run<ReviewQueue, QueuePage>(q => q.Run(view, null, Editor.Id, 1, CancellationToken.None));
            Assert.That(queue.Counts, Is.EquivalentTo(counts), view.ToString());
            Assert.That(queue.Rows, Has.Count.EqualTo(count), view.ToString());
        }
        var page = await stage.As(Second).Get("/practices/review/queue?view=experts");
        Assert.That(page.Main, Does.Contain("Моя з експертом").And.Contains("порад 0 з 1").And.Not.Contains("Нова практика міста"));
        Assert.That((await stage.As(Editor).Get("/practices/review/queue?grade=D")).Main, Does.Contain("Черга порожня"));
    }

    [Test]
    public async Task A_long_queue_is_read_page_by_page()
    {
        await using var stage = await ReviewStage.Start();
        for (var i = 1; i <= ReviewQueue.PageSize + 1; i++)
            await stage.Submitted($"Практика номер {i}");
        var first = await stage.As(Editor).Run<ReviewQueue, QueuePage>(q => q.Run(QueueView.All, null, Editor.Id, 1, CancellationToken.None));
        var second = await stage.As(Editor).Run<ReviewQueue, QueuePage>(q => q.Run(QueueView.All, null, Editor.Id, 2, CancellationToken.None));
        Assert.That((first.Rows.Count, first.Pages, second.Rows.Count), Is.EqualTo((ReviewQueue.PageSize, 2, 1)));
        Assert.That(first.Rows.Concat(second.Rows).Select(r => r.Version).Distinct().Count(), Is.EqualTo(ReviewQueue.PageSize + 1));
        Assert.That(first.Rows.Select(r => r.DueAt), Is.Ordered);
    }

    [Test]
    public async Task The_queue_is_for_editors()
    {
        await using var stage = await ReviewStage.Start();
        Assert.That((await stage.As(Owner).Get("/practices/review/queue")).Status, Is.EqualTo(403).Or.EqualTo(302));
        Assert.That((await stage.Hub.Get("/practices/review/queue")).Status, Is.EqualTo(401).Or.EqualTo(302));
    }
}
