using Hub.SharedKernel;

namespace Hub.Practices.Tests.Submission;

public sealed class PracticeTests
{
    private static Practice Published()
    {
        var (practice, version) = Written.In(VersionState.Published);
        practice.Show(version, version.Read(), "A", Written.Now);
        return practice;
    }

    [Test]
    public void A_withdrawn_practice_is_neither_published_nor_confirmed_nor_withdrawn_again()
    {
        var practice = Published();
        practice.Withdraw("Не працює.", Written.Now);
        var (_, version) = Written.In(VersionState.Published);

        Assert.That(() => practice.Show(version, version.Read(), "A", Written.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.IsWithdrawn"));
        Assert.That(() => practice.Confirm(Written.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => practice.Withdraw("Ще раз.", Written.Now), Throws.TypeOf<RuleViolation>());
    }

    [Test]
    public void An_unpublished_practice_is_neither_confirmed_nor_withdrawn()
    {
        var (practice, _) = Written.Draft();

        Assert.That(() => practice.Confirm(Written.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => practice.Withdraw("Чому?", Written.Now), Throws.TypeOf<RuleViolation>());
    }

    [Test]
    public void Withdrawing_needs_a_reason() =>
        Assert.That(() => Published().Withdraw(" ", Written.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.ReasonNeeded"));

    [Test]
    public void Two_missed_confirmations_make_it_outdated_and_one_confirmation_brings_it_back()
    {
        var practice = Published();
        practice.MissConfirmation(Written.Now.AddMonths(12));
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Published));
        practice.MissConfirmation(Written.Now.AddMonths(24));
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Outdated));
        practice.Confirm(Written.Now.AddMonths(25));
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Published));
    }

    [Test]
    public void The_address_is_given_once()
    {
        var practice = Published();
        practice.GiveAddress("insha-nazva");
        Assert.That(practice.Slug, Is.EqualTo("cherha"));
    }

    [Test]
    public void The_practice_is_handed_over_only_to_a_co_author_and_the_owner_stays_one()
    {
        var (practice, _) = Written.Draft();
        var colleague = Guid.CreateVersion7();

        Assert.That(() => practice.HandOver(colleague, Written.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("CoAuthor.NotInvited"));
        practice.Invite(colleague, Written.Owner, Written.Now);
        practice.HandOver(colleague, Written.Now);
        Assert.That(practice.OwnerId, Is.EqualTo(colleague));
        Assert.That(practice.CoAuthors.Select(a => a.PersonId), Is.EqualTo(new[] { Written.Owner }));
    }

    [Test]
    public void Co_authors_are_invited_once_and_have_a_limit()
    {
        var (practice, _) = Written.Draft();
        var first = Guid.CreateVersion7();
        practice.Invite(first, Written.Owner, Written.Now);
        practice.Invite(first, Written.Owner, Written.Now);
        for (var i = 1; i < Practice.MostCoAuthors; i++)
            practice.Invite(Guid.CreateVersion7(), Written.Owner, Written.Now);

        Assert.That(practice.CoAuthors, Has.Count.EqualTo(Practice.MostCoAuthors));
        Assert.That(() => practice.Invite(Guid.CreateVersion7(), Written.Owner, Written.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => practice.Invite(Written.Owner, Written.Owner, Written.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("CoAuthor.IsOwner"));
    }
}
