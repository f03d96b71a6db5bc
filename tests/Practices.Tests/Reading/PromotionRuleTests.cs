using FsCheck;
using Hub.Practices.Feedback;

namespace Hub.Practices.Tests.Reading;

internal sealed class PromotionRuleTests
{
    private static readonly DateTimeOffset now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 500)]
    public void One_more_yes_never_lowers_a_practice(NonNegativeInt yes, NonNegativeInt others, NonNegativeInt days)
    {
        var confirmed = now.AddDays(-(days.Get % 3000));
        var before = PromotionRule.Score(yes.Get, yes.Get + others.Get, confirmed, now);
        var after = PromotionRule.Score(yes.Get + 1, yes.Get + others.Get + 1, confirmed, now);

        Assert.That(after, Is.GreaterThanOrEqualTo(before));
    }

    [Property(MaxTest = 500)]
    public void One_more_no_never_raises_a_practice(NonNegativeInt yes, NonNegativeInt others)
    {
        var before = PromotionRule.Score(yes.Get, yes.Get + others.Get, now, now);
        var after = PromotionRule.Score(yes.Get, yes.Get + others.Get + 1, now, now);

        Assert.That(after, Is.LessThanOrEqualTo(before + 1e-12));
    }

    [Property(MaxTest = 500)]
    public void A_later_confirmation_never_lowers_a_practice(NonNegativeInt days, NonNegativeInt later)
    {
        var early = now.AddDays(-(days.Get % 3000));
        var late = early.AddDays(later.Get % 3000);

        Assert.That(PromotionRule.Score(8, 10, late, now), Is.GreaterThanOrEqualTo(PromotionRule.Score(8, 10, early, now)));
    }

    [TestCase(12, 1.0)]
    [TestCase(24, 0.75)]
    [TestCase(36, 0.5)]
    [TestCase(120, 0.5)]
    public void Freshness_fades_from_one_to_a_half(int months, double expected)
    {
        var confirmed = now.AddDays(-months * 30.4375);

        Assert.That(PromotionRule.Freshness(confirmed, now), Is.EqualTo(expected).Within(1e-9));
    }

    [Test]
    public void Feedback_of_the_own_organisation_never_counts()
    {
        var practice = Samples.Published("cherha", now);
        var words = new FeedbackWords(Verdict.Yes, Samples.Vinnytsia, "Вінниця", new DateOnly(2026, 1, 1), "Стало швидше", null);

        var own = CitizenFeedback.Give(Guid.NewGuid(), practice, Guid.NewGuid(), words, ownOrganisation: true, now);
        var owner = CitizenFeedback.Give(Guid.NewGuid(), practice, practice.OwnerId, words, ownOrganisation: false, now);
        var citizen = CitizenFeedback.Give(Guid.NewGuid(), practice, Guid.NewGuid(), words, ownOrganisation: false, now);

        Assert.That(new[] { own.Counts, owner.Counts, citizen.Counts }, Is.EqualTo(new[] { false, false, true }));
    }
}
