using Hub.SharedKernel;

namespace Hub.Practices.Tests.Submission;

public sealed class PracticeTests
{
    private static Practice Published()
    {
        var (practice, version) = Sample.In(VersionState.Published);
        practice.Show(version, version.Read(), "A", Sample.Now);
        return practice;
    }

    [Test]
    public void A_withdrawn_practice_is_neither_published_nor_confirmed_nor_withdrawn_again()
    {
        var practice = Published();
        practice.Withdraw("Не працює.", Sample.Now);
        var (_, version) = Sample.In(VersionState.Published);

        Assert.That(() => practice.Show(version, version.Read(), "A", Sample.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.IsWithdrawn"));
        Assert.That(() => practice.Confirm(Sample.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => practice.Withdraw("Ще раз.", Sample.Now), Throws.TypeOf<RuleViolation>());
    }

    [Test]
    public void An_unpublished_practice_is_neither_confirmed_nor_withdrawn()
    {
        var (practice, _) = Sample.Draft();

        Assert.That(() => practice.Confirm(Sample.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => practice.Withdraw("Чому?", Sample.Now), Throws.TypeOf<RuleViolation>());
    }

    [Test]
    public void Withdrawing_needs_a_reason() =>
        Assert.That(() => Published().Withdraw(" ", Sample.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("Practice.ReasonNeeded"));

    [Test]
    public void Two_missed_confirmations_make_it_outdated_and_one_confirmation_brings_it_back()
    {
        var practice = Published();
        practice.MissConfirmation(Sample.Now.AddMonths(12));
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Published));
        practice.MissConfirmation(Sample.Now.AddMonths(24));
        Assert.That(practice.Status, Is.EqualTo(PracticeStatus.Outdated));
        practice.Confirm(Sample.Now.AddMonths(25));
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
        var (practice, _) = Sample.Draft();
        var colleague = Guid.CreateVersion7();

        Assert.That(() => practice.HandOver(colleague, Sample.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("CoAuthor.NotInvited"));
        practice.Invite(colleague, Sample.Owner, Sample.Now);
        practice.HandOver(colleague, Sample.Now);
        Assert.That(practice.OwnerId, Is.EqualTo(colleague));
        Assert.That(practice.CoAuthors.Select(a => a.PersonId), Is.EqualTo(new[] { Sample.Owner }));
    }

    [Test]
    public void Co_authors_are_invited_once_and_have_a_limit()
    {
        var (practice, _) = Sample.Draft();
        var first = Guid.CreateVersion7();
        practice.Invite(first, Sample.Owner, Sample.Now);
        practice.Invite(first, Sample.Owner, Sample.Now);
        for (var i = 1; i < Practice.MostCoAuthors; i++)
            practice.Invite(Guid.CreateVersion7(), Sample.Owner, Sample.Now);

        Assert.That(practice.CoAuthors, Has.Count.EqualTo(Practice.MostCoAuthors));
        Assert.That(() => practice.Invite(Guid.CreateVersion7(), Sample.Owner, Sample.Now), Throws.TypeOf<RuleViolation>());
        Assert.That(() => practice.Invite(Sample.Owner, Sample.Owner, Sample.Now), Throws.TypeOf<RuleViolation>().With.Property("Key").EqualTo("CoAuthor.IsOwner"));
    }
}
