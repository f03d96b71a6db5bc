using Hub.Cabinet.Roles;
using Hub.SharedKernel;

namespace Hub.Cabinet.Tests.Roles;

/// <summary>A role is given for a time and a reason, and taken back once.</summary>
public sealed class GrantTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_role_counts_from_its_first_moment_until_its_last()
    {
        var grant = Given(Now.AddDays(1), Now.AddDays(3));

        Assert.That(new[] { 0, 1, 2, 3 }.Select(day => Grant.Valid(Now.AddDays(day)).Compile()(grant)), Is.EqualTo(new[] { false, true, true, false }));
    }

    [Test]
    public void A_role_taken_back_counts_no_more()
    {
        var grant = Given();
        grant.Revoke(Guid.CreateVersion7(), "звільнено", Now.AddHours(1));

        Assert.That(Grant.Valid(Now.AddHours(2)).Compile()(grant), Is.False);
    }

    [Test]
    public void A_role_is_taken_back_once()
    {
        var grant = Given();
        grant.Revoke(null, "раз", Now);

        Assert.That(Assert.Throws<RuleViolation>(() => grant.Revoke(null, "два", Now))!.Key, Is.EqualTo("Grant.AlreadyRevoked"));
    }

    [Test]
    public void No_role_is_given_without_a_reason() => Assert.That(
        Assert.Throws<RuleViolation>(() => Grant.Give(Guid.Empty, "x.y", null, "  ", Now))!.Key, Is.EqualTo("Grant.ReasonMissing"));

    [Test]
    public void A_role_does_not_end_before_it_begins() => Assert.That(
        Assert.Throws<RuleViolation>(() => Given(Now.AddDays(5), Now.AddDays(4)))!.Key, Is.EqualTo("Grant.EndsBeforeItBegins"));

    private static Grant Given(DateTimeOffset? from = null, DateTimeOffset? until = null) =>
        Grant.Give(Guid.CreateVersion7(), "practices.editor", null, "наказ 12", Now, from, until);
}
